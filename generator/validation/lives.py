"""Check the life of records: publication periods, endings, credit repair and corrections."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Problem
from generator.lifecycle.clock import RULE_SETS, clock, full_date, months_later, terms
from generator.lifecycle.ended import CASES, KEYS, CaseFacts, case_facts
from generator.lifecycle.limits import ending_limit
from generator.lifecycle.workdays import workdays
from generator.validation.dataset import Dataset, Record, grouped

# 市场监督管理行政处罚信息公示规定 第十四条: no early end. Our codes know these two of its kinds.
_NEVER_EARLY = frozenset({"suspend-business", "revoke-licence"})
_NEEDED_FACTS = ("year", "ip_type")


def check_periods(dataset: Dataset) -> Iterator[Problem]:
    """Yield cases whose publication period cannot be worked out, or is over."""
    known = terms(dataset.packages)
    for record in dataset.records[CASES]:
        rule = RULE_SETS.get(record["rule_set"])
        if rule and not record["severity"]:
            yield record.error("clock-severity-missing", "severity", rule_set=record["rule_set"])
        if rule and rule.start and not full_date(record[rule.start]):
            yield record.error("clock-start-missing", rule.start, rule_set=record["rule_set"])
        if rule and not rule.start and not record["public_until"]:
            yield record.warning("clock-start-unseen", "public_until", rule_set=record["rule_set"])
        # A rule set that is no code was reported with the table schema.
        period = clock(record.row.values, known) if rule or not record["rule_set"] else None
        if period and period.until and period.is_over(dataset.today):
            yield record.warning("period-over", "public_until", until=period.until.isoformat())


def check_publishable(dataset: Dataset) -> Iterator[Problem]:
    """Yield cases under a rule that does not publish them, or whose decision no longer stands."""
    outcomes = grouped(dataset.records["case-outcomes"], "case_id")
    for record in dataset.records[CASES]:
        rule = RULE_SETS.get(record["rule_set"])
        if rule is None:
            continue
        kinds = {outcome["kind"] for outcome in outcomes.get((record["case_id"],), ())}
        if record["severity"] == "minor" and not rule.is_minor_published:
            yield record.warning("minor-published", "severity")
        if kinds == {"warning"}:
            yield record.warning("warning-published", "rule_set")
        if record["status"] in {"revoked", "changed"}:
            yield record.warning("decision-gone", "status")


def check_ended(dataset: Dataset) -> Iterator[Problem]:
    """Yield endings without what counts and the neutral page need, ended late, or still in their file."""
    facts = _facts(dataset)
    calendar = workdays(dataset.packages)
    places = grouped(dataset.records["ended-places"], "record_id")
    for record in dataset.records["ended-records"]:
        if not record["law_id"]:
            yield from _basis(record)
        if record["record_table"] == CASES:
            yield from _facts_missing(dataset, record, has_places=(record["record_id"],) in places)
            own = facts.get(record["record_id"])
            if own:
                yield from _facts_differ(record, own)
        limit, since = ending_limit(record.row.values), full_date(record["ended_on"])
        if other := dataset.get(record["record_table"], record["record_id"]):
            if other.package != record.package:
                yield record.error("record-of-another", "record_id", other_path=other.place)
            elif since and since <= dataset.today:
                yield record.warning("ended-still-here", "record_id", other_path=other.place)
        if limit and since and since > (last := calendar.after(limit.start, limit.days).on):
            yield record.warning("ended-late", "ended_on", limit=last.isoformat(), days=str(limit.days))


def check_repairs(dataset: Dataset) -> Iterator[Problem]:
    """Yield credit repairs before the shortest period is over, or of penalties that have no early end."""
    known = terms(dataset.packages)
    outcomes = grouped(dataset.records["case-outcomes"], "case_id")
    for record in dataset.records["ended-records"]:
        if record["reason"] != "credit-repaired":
            continue
        for field in ("rule_set", "severity", "clock_start_on", "required_on"):
            if not record[field]:
                yield record.error("repair-incomplete", field)
        rule = RULE_SETS.get(record["rule_set"])
        start, decided = full_date(record["clock_start_on"]), full_date(record["required_on"])
        term = known.get((rule.law_id, record["severity"])) if rule else None
        if start and decided and term and term.least is not None:
            earliest = months_later(start, term.least)
            if decided < earliest:
                params = {"earliest": earliest.isoformat(), "months": str(term.least)}
                yield record.error("repair-early", "required_on", **params)
        kinds = {outcome["kind"] for outcome in outcomes.get((record["record_id"],), ())}
        if record["rule_set"] == "samr45" and (record["severity"] == "serious" or kinds & _NEVER_EARLY):
            yield record.error("repair-barred", "reason")


def check_corrections(dataset: Dataset) -> Iterator[Problem]:
    """Yield corrections of records or fields that do not exist, or of no day."""
    ended = {(record["record_table"], record["record_id"]) for record in dataset.records["ended-records"]}
    for record in dataset.records["corrections"]:
        table, key = record["record_table"], record["record_id"]
        other = dataset.get(table, key)
        if table in KEYS and other is None and (table, key) not in ended:
            yield record.error("correction-record-unknown", "record_id", of_table=table)
        if other is not None and other.package != record.package:
            yield record.error("record-of-another", "record_id", other_path=other.place)
        child, _, name = record["field"].rpartition(".")
        schema = dataset.schemas.get(child or table)
        is_known = schema is not None and schema.field(name) is not None and (not child or schema.parent == table)
        if table in KEYS and not is_known:
            yield record.error("correction-field-unknown", "field", of_table=child or table)
        if not record["corrected_on"] and not record["received_on"]:
            yield record.error("correction-undated", "corrected_on")


def _facts(dataset: Dataset) -> dict[str, CaseFacts]:
    # A case without its release was reported with the references; its facts cannot be compared.
    try:
        return dict(case_facts(dataset.packages))
    except KeyError:
        return {}


def _basis(record: Record) -> Iterator[Problem]:
    """Yield an ending by law that does not name the law; errors and personal data end without one."""
    if record["reason"] not in {"personal-data", "published-by-mistake"}:
        yield record.error("ended-basis-missing", "law_id")


def _facts_missing(dataset: Dataset, record: Record, *, has_places: bool) -> Iterator[Problem]:
    for field in _NEEDED_FACTS:
        if not record[field]:
            yield record.error("ended-fact-missing", field)
    if not has_places:
        yield record.error("ended-place-missing", "record_id")
    if (
        record["release_id"]
        and "releases" not in dataset.incomplete
        and not dataset.get("releases", record["release_id"])
    ):
        yield record.error("reference-unknown", "release_id", target_table="releases", suggestion="")


def _facts_differ(record: Record, own: CaseFacts) -> Iterator[Problem]:
    for field in ("release_id", "year", "ip_type", "procedure"):
        expected = getattr(own, field)
        if record[field] and record[field] != expected:
            yield record.error("ended-fact-differs", field, expected=expected)
