"""Show the releases of typical cases: how many cases each announced, and how many of them are here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator import formats
from generator.charts.columns import Column, column_chart
from generator.corpus import Case
from generator.pages.descriptions import describe
from generator.pages.view import DataTable, Fact, Facts, Figure, PageView, Results, Tag, Value
from generator.pages.writer import Writer
from generator.records import Release
from generator.urls import Kind, list_url, record_url


def release_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the register of releases and the page of each."""
    yield _register(writer)
    for release in writer.corpus.releases.values():
        yield release_page(writer, release)


def release_page(writer: Writer, release: Release) -> PageView:
    """Return the page of `release`."""
    t = writer.t
    title = writer.release(release).text
    cases = sorted(_cases(writer, release), key=lambda case: case.row.case_id)
    return PageView(
        path=record_url(Kind.RELEASES, release.release_id),
        section="cases",
        template="record.html",
        title=title,
        description=describe(f"{title}{'。' if writer.lang == 'zh' else '. '}{_held(writer, release)}"),
        breadcrumb=writer.crumbs(Kind.RELEASES, title),
        kicker=t("releases.one"),
        tags=(Tag(t.code("release_kind", release.kind), "plain"),),
        blocks=(
            Results(
                heading=t("releases.cases"),
                anchor="cases",
                note=_held(writer, release),
                results=tuple(writer.case_result(case) for case in cases),
                empty=t("releases.no_cases"),
            ),
        ),
        aside=(
            _facts(writer, release),
            writer.source(
                release,
                published_on=release.released_on,
                table="releases",
            ),
        ),
        is_indexed=bool(cases),
    )


def release_table(writer: Writer, releases: Iterable[Release], *, heading: str, anchor: str) -> DataTable:
    """Return releases as a table: day, title, publisher, cases announced and cases here."""
    t = writer.t
    return DataTable(
        heading=heading,
        anchor=anchor,
        columns=(
            t("releases.name"),
            t("releases.released_on"),
            t("releases.publisher"),
            t("releases.stated"),
            t("releases.here"),
        ),
        rows=tuple(
            (
                (writer.release(release),),
                writer.date(release.released_on),
                publisher(writer, release),
                (Value(str(release.case_count_stated)),) if release.case_count_stated is not None else (),
                (Value(str(len(_cases(writer, release)))),),
            )
            for release in releases
        ),
        numeric=frozenset({3, 4}),
    )


def publisher(writer: Writer, release: Release) -> tuple[Value, ...]:
    """Return who published a release: a link to the agency, else the name that the source gives."""
    agency = writer.corpus.agencies.get(release.agency_id)
    return (writer.agency(agency),) if agency else writer.words(release.publisher_zh)


def _facts(writer: Writer, release: Release) -> Facts:
    t = writer.t
    package = writer.corpus.packages[release.package].descriptor
    stated = release.case_count_stated
    return Facts(
        heading=t("releases.key_facts"),
        facts=(
            Fact(t("releases.stated"), (Value(str(stated)),) if stated is not None else ()),
            Fact(t("releases.here"), (Value(str(len(_cases(writer, release)))),)),
            Fact(t("releases.publisher"), publisher(writer, release)),
            Fact(
                t("releases.region"), writer.regions((release.jurisdiction_code,) if release.jurisdiction_code else ())
            ),
            Fact(t("releases.released_on"), writer.date(release.released_on)),
            Fact(t("releases.kind"), (Value(t.code("release_kind", release.kind)),)),
            Fact(
                t("releases.package"),
                (Value(t.pick(package["title"], package["title_en"]), record_url(Kind.PUBLISHERS, release.package)),),
            ),
        ),
    )


def _register(writer: Writer) -> PageView:
    t = writer.t
    title = t("releases.title")
    releases = tuple(writer.corpus.releases.values())
    by_year: dict[str, list[Release]] = {}
    for release in releases:
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
            _figure(writer, by_year),
            *(
                release_table(
                    writer,
                    rows,
                    heading=formats.date(year, writer.lang) or t("common.unknown_date"),
                    anchor=f"year-{year or 'unknown'}",
                )
                for year, rows in sorted(by_year.items(), reverse=True)
            ),
        ),
    )


def _figure(writer: Writer, by_year: dict[str, list[Release]]) -> Figure:
    t = writer.t
    here = Counter(
        {year: sum(len(_cases(writer, release)) for release in releases) for year, releases in by_year.items()}
    )
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


def _held(writer: Writer, release: Release) -> str:
    here = len(_cases(writer, release))
    if release.case_count_stated is None:
        return writer.t("releases.n_here", n=here)
    return writer.t("releases.n_of_stated", stated=release.case_count_stated, n=here)


def _cases(writer: Writer, release: Release) -> tuple[Case, ...]:
    return writer.corpus.cases_by_release.get(release.release_id, ())
