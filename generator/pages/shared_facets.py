"""Give the facets that several lists have: region, year, violation, and any closed list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from generator.corpus import NATION
from generator.pages.list_specs import FacetSpec
from generator.pages.writer import Writer

T = TypeVar("T")


def region_facet(writer: Writer, places: Callable[[T], Iterable[str]]) -> FacetSpec[T]:
    """Return the tree of regions: it stands in code order, never by number of records."""
    corpus = writer.corpus

    def name(code: str) -> str:
        return writer.t("list.national") if code == NATION else writer.region_name(code)

    def short(code: str) -> str:
        place = corpus.jurisdictions[code]
        return name(code) if code == NATION else writer.t.pick(place.name_zh, place.name_en)

    def parent(code: str) -> str:
        above = corpus.jurisdictions[code].parent_code
        return "" if above == NATION else above

    return FacetSpec(
        name="region",
        codes=lambda record: corpus.regions_of(places(record)),
        label=name,
        order=str,
        parent=parent,
        short=short,
        has_feed=True,
    )


def year_facet(date: Callable[[T], str]) -> FacetSpec[T]:
    """Return the years of a date, the newest first."""
    return FacetSpec(name="year", codes=lambda record: (date(record)[:4],), label=str, order=lambda code: -int(code))


def violation_facet(writer: Writer, codes: Callable[[T], Iterable[str]]) -> FacetSpec[T]:
    """Return the violations of a record, the commonest first."""
    violations = writer.corpus.violations
    return FacetSpec(
        name="violation", codes=codes, label=lambda code: writer.violation(violations[code]).text, has_feed=True
    )


def coded_facet(
    writer: Writer, name: str, codes: Callable[[T], Iterable[str]], *, words: str = "", has_feed: bool = False
) -> FacetSpec[T]:
    """Return a facet over a closed list, whose `words` are those of the facet's own name unless given."""
    return FacetSpec(name=name, codes=codes, label=lambda code: writer.t.code(words or name, code), has_feed=has_feed)
