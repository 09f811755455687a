"""Show one release of typical cases: how many it states, which are here, and what its agency published besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.corpus import Case
from generator.pages.descriptions import describe
from generator.pages.release_register import release_register
from generator.pages.release_table import (
    cases_here,
    ended_here,
    number_here,
    publisher,
    release_table,
    stated_and_here,
)
from generator.pages.view import DataTable, Fact, Facts, PageView, Results, Tag, Value
from generator.pages.writer import Writer
from generator.records import Release
from generator.urls import Kind, record_url

_COMPLETENESS = ("full", "excerpt", "title-only")


def release_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the register of releases and the page of each."""
    yield release_register(writer)
    for release in writer.corpus.releases.values():
        yield release_page(writer, release)


def release_page(writer: Writer, release: Release) -> PageView:
    """Return the page of `release`."""
    t = writer.t
    title = writer.release(release).text
    cases = cases_here(writer, release)
    held = stated_and_here(writer, release)
    return PageView(
        path=record_url(Kind.RELEASES, release.release_id),
        section="cases",
        template="record.html",
        title=title,
        description=describe(f"{title}{'。' if writer.lang == 'zh' else '. '}{held}"),
        breadcrumb=writer.crumbs(Kind.RELEASES, title),
        kicker=t("releases.one"),
        tags=(Tag(t.code("release_kind", release.kind), "plain"),),
        lead=held,
        blocks=(
            Results(
                heading=t("releases.cases" if release.kind == "batch" else "releases.single_cases"),
                anchor="cases",
                note=_seen(writer, release, cases),
                results=tuple(writer.case_result(case) for case in cases),
                empty=t("ended.all_of_release" if ended_here(writer, release) else "releases.no_cases"),
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
        more=tuple(_siblings(writer, release)),
        is_indexed=bool(cases),
    )


def _seen(writer: Writer, release: Release, cases: tuple[Case, ...]) -> str:
    """Return how completely the cases that are here were seen, and that the names of the others are not known."""
    t = writer.t
    if not cases:
        return ""
    counts = Counter(case.row.completeness for case in cases)
    parts = [
        t("releases.seen_part", label=t.code("completeness", code), n=counts[code])
        for code in _COMPLETENESS
        if counts[code]
    ]
    said = [t("releases.seen", parts=t("releases.chart_gap").join(parts))]
    unseen = (release.case_count_stated or 0) - len(cases) - ended_here(writer, release)
    if unseen > 0:
        said.append(t("releases.unseen", n=unseen))
    return ("" if writer.lang == "zh" else " ").join(said)


def _facts(writer: Writer, release: Release) -> Facts:
    t = writer.t
    package = writer.corpus.packages[release.package].descriptor
    stated = release.case_count_stated
    return Facts(
        heading=t("releases.key_facts"),
        facts=(
            *(
                (Fact(t("releases.stated"), (Value(str(stated)),) if stated is not None else ()),)
                if release.kind == "batch" or stated is not None
                else ()
            ),
            Fact(t("releases.here"), (number_here(writer, release),)),
            Fact(t("releases.publisher"), publisher(writer, release)),
            Fact(
                t("releases.region"), writer.regions((release.jurisdiction_code,) if release.jurisdiction_code else ())
            ),
            Fact(t("releases.released_on"), writer.date(release.released_on)),
            *_neighbours(writer, release),
            Fact(
                t("releases.package"),
                (Value(t.pick(package["title"], package["title_en"]), record_url(Kind.PUBLISHERS, release.package)),),
            ),
        ),
    )


def _neighbours(writer: Writer, release: Release) -> Iterator[Fact]:
    """Yield the batches of the same agency in the nearest year before and after."""
    year = release.released_on[:4]
    if release.kind != "batch" or not year:
        return
    batches = [one for one in _others(writer, release) if one.kind == "batch" and one.released_on]
    before = max((one.released_on[:4] for one in batches if one.released_on[:4] < year), default="")
    after = min((one.released_on[:4] for one in batches if one.released_on[:4] > year), default="")
    for name, other_year in (("earlier", before), ("later", after)):
        if other_year:
            values = tuple(writer.release(one) for one in batches if one.released_on.startswith(other_year))
            yield Fact(writer.t(f"releases.{name}", year=other_year), values)


def _siblings(writer: Writer, release: Release) -> Iterator[DataTable]:
    others = _others(writer, release)
    if others:
        yield release_table(
            writer, others, heading=writer.t("releases.siblings"), anchor="siblings", of_one_agency=True
        )


def _others(writer: Writer, release: Release) -> tuple[Release, ...]:
    """Return the other releases of the agency, newest first; none where the agency is not known."""
    published = writer.corpus.releases_by_agency.get(release.agency_id, ())
    return tuple(one for one in published if one.release_id != release.release_id)
