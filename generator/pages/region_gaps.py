"""State what is missing about a region: unseen texts, releases, tiers and agreements."""

from __future__ import annotations

from collections.abc import Iterator

from generator import statute
from generator.corpus import Corpus
from generator.pages.region_holdings import OWN_LAW, Holdings
from generator.pages.release_table import cases_here, ended_here
from generator.pages.tier_words import ANY_VIOLATION
from generator.pages.view import Fact, Facts, Value
from generator.pages.writer import Writer
from generator.statute import Force
from generator.urls import LEADS_URL

_VALID = frozenset({"in-force", "unknown"})


def region_gaps(writer: Writer, held: Holdings) -> Facts:
    """Return what is missing about a region, one line for each kind of record."""
    facts = (
        Fact(writer.t("regions.cases"), (Value(_cases(writer, held)),)),
        *_releases(writer, held),
        *_tiers(writer, held),
        Fact(writer.t("regions.agreements"), tuple(_agreements(writer, held))),
    )
    return Facts(heading=writer.t("regions.missing"), anchor="missing", facts=facts)


def _cases(writer: Writer, held: Holdings) -> str:
    t = writer.t
    if not held.cases:
        return t("regions.missing_cases")
    partial = sum(case.row.completeness != "full" for case in held.cases)
    return t("regions.missing_text" if partial else "regions.all_text", n=partial, m=len(held.cases))


def _releases(writer: Writer, held: Holdings) -> Iterator[Fact]:
    t = writer.t
    batches = [release for release in held.releases if release.kind == "batch"]
    if not batches:
        return
    counted = [release for release in batches if release.case_count_stated is not None]
    values = []
    if counted:
        stated = sum(release.case_count_stated or 0 for release in counted)
        here = sum(len(cases_here(writer, release)) + ended_here(writer, release) for release in counted)
        values.append(Value(t("regions.batches_counted", batches=len(counted), stated=stated, n=here)))
    if len(counted) < len(batches):
        values.append(Value(t("regions.batches_uncounted", batches=len(batches) - len(counted))))
    yield Fact(t("releases.title"), tuple(values))


def _tiers(writer: Writer, held: Holdings) -> Iterator[Fact]:
    place = held.place
    if place.jurisdiction_code in OWN_LAW or place.level == "customs-district":
        return
    fined = _fined(writer.corpus)
    valid = [standard for standard in held.applicable if standard.row.status in _VALID]
    cut = fined & {tier.row.violation_id for standard in valid for tier in standard.tiers}
    said = writer.t("regions.missing_tiers", m=len(fined), n=len(fined) - len(cut))
    if not held.standards:
        said = writer.t("regions.missing_standards") + ("" if writer.lang == "zh" else " ") + said
    yield Fact(writer.t("regions.standards"), (Value(said),))


def _fined(corpus: Corpus) -> frozenset[str]:
    """Return the violations for which national law not out of force sets a fine, so that there is discretion."""
    return frozenset(
        item.row.violation_id
        for item in corpus.liabilities.values()
        if item.row.fine_basis != "none"
        and item.law.level != "local"
        and item.row.violation_id != ANY_VIOLATION
        and statute.force_on(item.law, as_of=corpus.as_of) in {Force.IN_FORCE, Force.UNKNOWN}
    )


def _agreements(writer: Writer, held: Holdings) -> Iterator[Value]:
    t = writer.t
    if not held.agreements:
        yield Value(t("regions.missing_agreements"))
    else:
        unverified = sum(accord.row.status == "unknown" for accord in held.agreements)
        yield Value(t("regions.agreements_unverified", m=len(held.agreements), n=unverified))
    yield Value(t("agreements.leads"), LEADS_URL)
