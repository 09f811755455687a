"""Check that the version of a law that a row cites fits the dates of the row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from generator.errors import Problem
from generator.validation.dataset import Dataset, Record
from generator.validation.periods import Period, read_period, read_span

_ARTICLE = re.compile(r"\d+(?:\(\d+\))?(?:\[\d+\])?", re.ASCII)
_ARTICLE_TABLES = ("case-citations", "penalty-tiers", "ended-records")
# 行政处罚法 第三十六条: what is not found within two years is not punished.
_DISCOVERY = timedelta(days=2 * 365)


def check_articles(dataset: Dataset) -> Iterator[Problem]:
    """Yield articles that are not written as ``60`` or ``60(2)``, and branches of another article."""
    for table in _ARTICLE_TABLES:
        for record in dataset.records[table]:
            if record["article"] and not _ARTICLE.fullmatch(record["article"]):
                yield record.error("article-form", "article")
    for record in dataset.records["penalty-tiers"]:
        provision = dataset.get("provisions", record["provision_id"])
        if provision is not None and not _is_branch_of(provision, record):
            yield record.error("provision-of-other-article", "provision_id", article=record["article"])


def check_cases(dataset: Dataset) -> Iterator[Problem]:
    """Yield citations of a version not yet in force, or long out of force, at the decision.

    行政处罚法 第三十七条: the law at the time of the act applies, the newer one if milder. So a
    version must have begun by the decision, and may have ended before it.
    """
    for record in dataset.records["case-citations"]:
        law = dataset.get("laws", record["law_id"])
        case = dataset.get("typical-cases", record["case_id"])
        if law is None or case is None:
            continue
        start, end = read_period(law["effective_from"]), read_period(law["effective_to"])
        decided_field = next((field for field in ("decided_on", "published_on") if read_period(case[field])), "")
        decided = read_period(case[decided_field]) if decided_field else None
        if decided and start and start.first > decided.last:
            yield _cited(record, law, case, "law-not-yet-in-force", decided_field)
        began = read_period(case["filed_on"]) or decided
        if began and end and began.first > end.last + _DISCOVERY:
            yield _cited(record, law, case, "law-long-ended", "filed_on" if case["filed_on"] else decided_field)


def check_standards(dataset: Dataset) -> Iterator[Problem]:
    """Yield tiers whose standard and law version were never in force together.

    A standard may outlive the version it cites; it cannot begin after that version ended.
    """
    for record in dataset.records["penalty-tiers"]:
        law = dataset.get("laws", record["law_id"])
        standard = dataset.get("penalty-standards", record["standard_id"])
        if law is None or standard is None:
            continue
        in_force = read_span(law["effective_from"], law["effective_to"])
        applied = read_span(standard["effective_from"], standard["effective_to"])
        if not in_force.overlaps(applied):
            yield _never_together(record, law, standard, in_force=in_force, applied=applied)


def _is_branch_of(provision: Record, tier: Record) -> bool:
    article = tier["article"]
    is_article = not article or provision["article"] == article or provision["article"].startswith(article + "(")
    return is_article and tier["law_id"] in ("", provision["law_id"])


def _cited(record: Record, law: Record, case: Record, code: str, field: str) -> Problem:
    params = {
        "law_zh": law["title_zh"],
        "law_en": law["title_en"],
        "day": case[field],
        "day_field": f"typical-cases.{field}",
    }
    if code == "law-not-yet-in-force":
        return record.error(code, "law_id", since=law["effective_from"], **params)
    return record.warning(code, "law_id", until=law["effective_to"], **params)


def _never_together(record: Record, law: Record, standard: Record, *, in_force: Period, applied: Period) -> Problem:
    params = {"law_zh": law["title_zh"], "law_en": law["title_en"]}
    if applied.first > in_force.last:
        return record.error(
            "law-ended-before-standard", "law_id", until=law["effective_to"], since=standard["effective_from"], **params
        )
    return record.warning(
        "law-later-than-standard", "law_id", since=law["effective_from"], until=standard["effective_to"], **params
    )
