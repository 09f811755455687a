"""Say in words and in a table how many cases releases state and how many of them are here."""

from __future__ import annotations

from collections.abc import Iterable

from generator.corpus import Case
from generator.pages.ended_counts import counted, with_ended
from generator.pages.view import DataTable, Value
from generator.pages.writer import Writer
from generator.records import Release


def cases_here(writer: Writer, release: Release) -> tuple[Case, ...]:
    """Return the cases of a release that are here, by id."""
    return writer.corpus.cases_by_release.get(release.release_id, ())


def ended_here(writer: Writer, release: Release) -> int:
    """Return how many cases of a release were here and are no longer public."""
    return writer.corpus.ended_by_release.get(release.release_id, 0)


def number_here(writer: Writer, release: Release) -> Value:
    """Return how many cases of a release are here, with those that are no longer public."""
    return counted(writer, len(cases_here(writer, release)), ended_here(writer, release))


def stated_and_here(writer: Writer, release: Release) -> str:
    """Return the sentence on how many cases a release states and how many are here."""
    t = writer.t
    ended = ended_here(writer, release)
    here = len(cases_here(writer, release)) + ended
    stated = release.case_count_stated
    if stated is None:
        said = t("releases.single_here" if release.kind == "single" else "releases.n_here", n=here)
    elif not here:
        said = t("releases.none_of_stated", stated=stated)
    elif here == stated:
        said = t("releases.all_of_stated", stated=stated)
    else:
        said = t("releases.n_of_stated", stated=stated, n=here)
    return with_ended(writer, said, ended)


def publisher(writer: Writer, release: Release) -> tuple[Value, ...]:
    """Return who published a release: a link to the agency, else the name that the source gives."""
    agency = writer.corpus.agencies.get(release.agency_id)
    return (writer.agency(agency),) if agency else writer.words(release.publisher_zh)


def release_table(
    writer: Writer, releases: Iterable[Release], *, heading: str, anchor: str, note: str = "", of_one_agency: bool
) -> DataTable:
    """Return releases as a table; where all are `of_one_agency`, the column of publishers is left out."""
    t = writer.t
    names = ("name", "stated", "here", "released_on", "kind", *(() if of_one_agency else ("publisher",)))
    return DataTable(
        heading=heading,
        anchor=anchor,
        columns=tuple(t(f"releases.{name}") for name in names),
        rows=tuple(
            (
                (writer.release(release),),
                (Value(str(release.case_count_stated)),) if release.case_count_stated is not None else (),
                (number_here(writer, release),),
                writer.date(release.released_on),
                (Value(t.code("release_kind", release.kind)),),
                *(() if of_one_agency else (publisher(writer, release),)),
            )
            for release in releases
        ),
        numeric=frozenset({1, 2}),
        note=note,
    )
