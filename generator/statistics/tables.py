"""Publish the figures of the statistics pages as CSV, with codes in place of words."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.artifacts import Artifact
from generator.corpus import Corpus
from generator.statistics.amounts import QUALIFIERS
from generator.statistics.durations import Durations
from generator.statistics.overview import Overview, overview
from generator.statistics.parties import KINDS, Respondents
from generator.statistics.suppression import LEAST, TOTAL, Hidden
from generator.statistics.tallies import Cross, Shares, Tally, percent

_HIDDEN = {Hidden.SMALL: f"<{LEAST}", Hidden.COMPLEMENT: "x"}


class Table(NamedTuple):
    """One file: its name without ending, its head, its rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def file_path(name: str) -> str:
    """Return where the table `name` lies below the site root."""
    return f"statistics/{name}.csv"


def statistics_files(corpus: Corpus) -> Iterator[Artifact]:
    """Yield one CSV file for each table: UTF-8, one head row, the numbers that the pages show."""
    for table in tables(overview(corpus)):
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows((table.columns, *table.rows))
        yield Artifact(file_path(table.name), text.getvalue().encode())


def tables(found: Overview) -> Iterator[Table]:
    """Yield every table of the pages in their order."""
    yield _cross(found.year)
    yield _tally(found.ip_type)
    yield _cross(found.year_ip_type)
    for tally in (found.violation, found.procedure, found.status, found.outcome):
        yield _tally(tally)
    yield Table(
        "amounts",
        ("amount", "cases_stating", "of_cases", "percent", *(name.replace("-", "_") for name in QUALIFIERS)),
        tuple((item.kind, item.n, item.of, percent(item.n, item.of), *item.by_qualifier) for item in found.amounts),
    )
    yield _respondents(found.respondents)
    yield _shares(found.cross_region, part="cross_region")
    yield _shares(found.cross_region_kind, part="naming_agreement")
    yield _shares(found.ecommerce, part="ecommerce")
    yield _tally(found.authority_role)
    yield _tally(found.completeness)
    yield _tally(found.source_kind)
    yield from _durations(found.durations)
    yield Table(
        "indicators",
        ("indicator", "numerator", "denominator", "percent"),
        tuple((item.name, item.n, item.of, percent(item.n, item.of)) for item in found.indicators),
    )


def _tally(tally: Tally) -> Table:
    rows = tuple((count.code, count.n, tally.stated, percent(count.n, tally.stated)) for count in tally.counts)
    return Table(tally.name, (tally.name.replace("-", "_"), "cases", "of_cases_stating", "percent"), rows)


def _shares(shares: Shares, *, part: str) -> Table:
    code = "kind" if shares.name.endswith("kind") else "year"
    listed = (*shares.parts, shares.whole)
    rows = tuple((one.code, one.part, one.whole, percent(one.part, one.whole)) for one in listed)
    return Table(shares.name, (code, part, "cases", "percent"), rows)


def _cross(table: Cross) -> Table:
    rows = tuple(
        (row, table.row_total(row), *(table.cells[row, column] for column in table.columns)) for row in table.rows
    )
    return Table(table.name, ("year", "cases", *_names(table.columns)), rows)


def _respondents(found: Respondents) -> Table:
    def words(row: str, kind: str) -> object:
        count = found.cells[row, kind]
        return _HIDDEN[count] if isinstance(count, Hidden) else count

    rows = tuple((row, *(words(row, kind) for kind in (*KINDS, TOTAL))) for row in (*found.ip_types, TOTAL))
    return Table("respondents", ("ip_type", *_names(KINDS), TOTAL), rows)


def _durations(found: Durations) -> Iterator[Table]:
    yield Table(
        "duration",
        ("first_day", "last_day", "cases"),
        tuple((one.first, "" if one.last is None else one.last, one.n) for one in found.bins),
    )
    yield Table(
        "duration-cases",
        ("case_id", "filed_on", "decided_on", "days"),
        tuple(
            (one.case.row.case_id, one.case.row.filed_on, one.case.row.decided_on, one.days) for one in found.measured
        ),
    )


def _names(codes: Sequence[str]) -> tuple[str, ...]:
    return tuple(code.replace("-", "_") for code in codes)
