"""Gather every figure of the statistics pages from the corpus."""

from __future__ import annotations

from dataclasses import dataclass

from generator.corpus import Case, Corpus
from generator.statistics.amounts import Stated, amounts
from generator.statistics.durations import Durations, durations
from generator.statistics.indicators import Indicator, indicators
from generator.statistics.parties import Respondents, respondents
from generator.statistics.tallies import Cross, Shares, Tally, cross, shares, tally

DATED_BY = ("decided", "published", "source", "release")
COMPLETENESS = ("full", "excerpt", "title-only")
CROSSINGS = ("provinces", "cities", "districts")
UNKNOWN = "not-stated"
ENDED = "ended"


@dataclass(frozen=True, kw_only=True, slots=True)
class Overview:
    """Every figure; each knows its own denominator."""

    year: Cross
    ip_type: Tally
    year_ip_type: Cross
    violation: Tally
    procedure: Tally
    status: Tally
    outcome: Tally
    amounts: tuple[Stated, ...]
    respondents: Respondents
    cross_region: Shares
    cross_region_kind: Shares
    ecommerce: Shares
    authority_role: Tally
    completeness: Tally
    source_kind: Tally
    durations: Durations
    indicators: tuple[Indicator, ...]


def overview(corpus: Corpus) -> Overview:
    """Return the figures of all cases; those no longer public count by year, IP type and procedure."""
    cases, ended = tuple(corpus.cases.values()), corpus.ended_cases
    years = _years({case.date[:4] for case in cases} | {one.year for one in ended})
    with_unknown = (*years, UNKNOWN) if any(not case.date for case in cases) else years
    crossing = tuple(case for case in cases if case.row.is_cross_region)
    ip_types = tally("ip-type", cases, lambda case: (case.row.ip_type,), ended=[one.ip_type for one in ended])
    by_size = tuple(count.code for count in ip_types.counts)
    measured = durations(cases)
    return Overview(
        year=cross(
            "year",
            cases,
            row=_year,
            column=_dated_by,
            rows=years,
            columns=(*DATED_BY, ENDED) if ended else DATED_BY,
            ended=[(one.year, ENDED) for one in ended],
        ),
        ip_type=ip_types,
        year_ip_type=cross(
            "year-ip-type",
            cases,
            row=_year,
            column=lambda case: case.row.ip_type,
            rows=years,
            columns=by_size,
            ended=[(one.year, one.ip_type) for one in ended],
        ),
        violation=tally("violation", cases, lambda case: (one.violation_id for one in case.violations)),
        procedure=tally("procedure", cases, lambda case: (case.row.procedure,), ended=[one.procedure for one in ended]),
        status=tally("status", cases, lambda case: (case.row.status.replace(UNKNOWN, ""),)),
        outcome=tally("outcome", cases, lambda case: (one.kind for one in case.outcomes)),
        amounts=amounts(cases),
        respondents=respondents(cases, ip_types=by_size),
        cross_region=shares(
            "cross-region", cases, code=_year, order=with_unknown, has=lambda case: case.row.is_cross_region
        ),
        cross_region_kind=shares(
            "cross-region-kind",
            crossing,
            code=lambda case: case.row.cross_region_kind,
            order=CROSSINGS,
            has=lambda case: bool(case.row.agreement_id),
        ),
        ecommerce=shares("ecommerce", cases, code=_year, order=with_unknown, has=lambda case: case.row.is_ecommerce),
        authority_role=tally("authority-role", cases, lambda case: (one.role for one in case.authorities)),
        completeness=tally("completeness", cases, lambda case: (case.row.completeness,), order=COMPLETENESS),
        source_kind=tally("source-kind", cases, lambda case: (case.row.source_kind,)),
        durations=measured,
        indicators=tuple(indicators(corpus, within=measured.within)),
    )


def _dated_by(case: Case) -> str:
    """Return which date of `case` is its best known one, as `Case.date` takes it; '' without any."""
    row = case.row
    known = (row.decided_on, row.published_on, row.source_date, case.release.released_on)
    return next((name for name, day in zip(DATED_BY, known, strict=True) if day), "")


def _year(case: Case) -> str:
    return case.date[:4] or UNKNOWN


def _years(stated: set[str]) -> tuple[str, ...]:
    """Return every year from the first to the last, those without a case included."""
    known = sorted(stated - {""})
    return tuple(str(year) for year in range(int(known[0]), int(known[-1]) + 1)) if known else ()
