"""Show the register of releases: cases stated and cases here, by kind, by year and one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator import formats
from generator.charts.columns import Column, column_chart
from generator.pages.release_table import cases_here, ended_here, release_table
from generator.pages.view import DataTable, Figure, PageView, Value
from generator.pages.writer import Writer
from generator.records import Release
from generator.urls import Kind, list_url

_KINDS = ("batch", "single")


def release_register(writer: Writer) -> PageView:
    """Return the page that lists every release, newest year first."""
    t = writer.t
    title = t("releases.title")
    by_year: dict[str, list[Release]] = {}
    for release in writer.corpus.releases.values():
        by_year.setdefault(release.released_on[:4], []).append(release)
    return PageView(
        path=list_url(Kind.RELEASES),
        section="cases",
        template="record.html",
        title=title,
        description=t("releases.lead"),
        breadcrumb=writer.crumbs(None, title),
        lead=t("releases.lead"),
        blocks=(
            _totals(writer),
            _figure(writer, by_year),
            *(
                release_table(
                    writer,
                    releases,
                    heading=formats.date(year, writer.lang) or t("common.unknown_date"),
                    anchor=f"year-{year or 'unknown'}",
                    of_one_agency=False,
                )
                for year, releases in sorted(by_year.items(), reverse=True)
            ),
        ),
    )


def _totals(writer: Writer) -> DataTable:
    """Return how many releases state a number, and how their numbers compare with what is here."""
    t = writer.t
    releases = tuple(writer.corpus.releases.values())
    rows = []
    for kind in _KINDS:
        for is_stated in (True, False):
            found = [one for one in releases if one.kind == kind and (one.case_count_stated is not None) == is_stated]
            key = "releases.with_number" if is_stated else "releases.without_number"
            rows.append(
                (
                    (Value(t(key, kind=t.code("release_kind", kind))),),
                    (Value(str(len(found))),),
                    (Value(str(sum(one.case_count_stated or 0 for one in found))),) if is_stated else (),
                    (Value(str(_here(writer, found))),),
                )
            )
    return DataTable(
        heading=t("releases.totals"),
        anchor="totals",
        columns=(t("releases.kind"), t("releases.title"), t("releases.stated"), t("releases.here")),
        rows=tuple(rows),
        numeric=frozenset({1, 2, 3}),
        note=t("releases.totals_note"),
    )


def _figure(writer: Writer, by_year: dict[str, list[Release]]) -> Figure:
    t = writer.t
    here = Counter({year: _here(writer, releases) for year, releases in by_year.items()})
    years = [year for year in sorted(by_year) if year]
    heading = t("releases.chart", n=here.total(), m=sum(len(releases) for releases in by_year.values()))
    subtitle = t("releases.chart_sub", n=here.total() - here[""], undated=here[""])
    return Figure(
        heading=heading,
        anchor="chart",
        subtitle=subtitle,
        svg=column_chart(
            tuple(Column(year, here[year]) for year in years),
            title=heading,
            description=t("releases.chart_gap").join(
                t("releases.chart_item", year=year, n=here[year]) for year in years
            ),
        ),
        table=DataTable(
            columns=(t("releases.year"), t("releases.title"), t("releases.here")),
            rows=tuple(
                ((Value(year),), (Value(str(len(by_year[year]))),), (Value(str(here[year])),)) for year in years
            ),
            numeric=frozenset({1, 2}),
        ),
        note=t("releases.chart_note"),
    )


def _here(writer: Writer, releases: Iterable[Release]) -> int:
    return sum(len(cases_here(writer, release)) + ended_here(writer, release) for release in releases)
