"""Show the facets of a list: beside its records, and as a page of every value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from generator.pages.list_specs import FacetSpec, ListSpec, in_order
from generator.pages.view import Block, Facet, FacetValue, PageView, Value
from generator.pages.writer import Writer
from generator.urls import Kind, facet_feed_url, facet_url, values_url

_SHOWN_VALUES = 8
# Trees up to this size are shown whole.
_SMALL_TREE = 12

T = TypeVar("T")
Members = Mapping[str, Sequence[T]]


class Shown(NamedTuple):
    """The codes that stand beside a list, in order, and how many of the facet do not."""

    codes: tuple[str, ...]
    hidden: int


@dataclass(frozen=True, kw_only=True)
class FacetValues(Block):
    """Every value of a facet as a tree of links; `feeds` tells whether each has an Atom feed."""

    template = "partials/facet-values.html"
    values: tuple[FacetValue, ...]
    feeds: Mapping[str, str]


def facet_values(facet: FacetSpec[T], members: Members[T]) -> Shown:
    """Return the values that stand beside a list: the first few, or the top of a tree."""
    codes = in_order(facet, {code: len(records) for code, records in members.items()})
    if facet.parent is None:
        return Shown(codes[:_SHOWN_VALUES], max(0, len(codes) - _SHOWN_VALUES))
    parent = facet.parent
    tops = codes if len(codes) <= _SMALL_TREE else tuple(code for code in codes if parent(code) not in members)
    return Shown(tops, len(codes) - len(tops))


def facets(
    writer: Writer,
    spec: ListSpec[T],
    members: Mapping[str, Members[T]],
    *,
    current: tuple[FacetSpec[T], str] | None,
) -> tuple[Facet, ...]:
    """Return every facet with its first values, the `current` one and the way down to it among them."""
    return tuple(
        _facet(
            writer,
            spec.kind,
            facet,
            members[facet.name],
            current=current[1] if current and current[0].name == facet.name else "",
        )
        for facet in spec.facets
        if members[facet.name]
    )


def _facet(writer: Writer, kind: Kind, facet: FacetSpec[T], members: Members[T], *, current: str) -> Facet:
    shown, hidden = facet_values(facet, members)
    codes = dict.fromkeys(shown)
    if current and facet.parent:
        line = _lineage(facet, current, members)
        below = in_order(facet, {code: 1 for code in members if facet.parent(code) in line})
        codes |= dict.fromkeys((*line, *below))
    elif current:
        codes = {current: None} | codes
    more = Value(writer.t("list.all_values", n=len(members)), values_url(kind, facet.name)) if hidden else None
    return Facet(
        name=facet.name,
        title=writer.t(f"facet.{facet.name}"),
        values=_tree(kind, facet, members, tuple(codes), current=current),
        more=more,
    )


def _lineage(facet: FacetSpec[T], code: str, members: Members[T]) -> tuple[str, ...]:
    line = []
    while code in members and code not in line:
        line.append(code)
        code = facet.parent(code) if facet.parent else ""
    return tuple(line)


def _tree(
    kind: Kind, facet: FacetSpec[T], members: Members[T], codes: Iterable[str], *, current: str
) -> tuple[FacetValue, ...]:
    """Return `codes` as values, each below its parent where that is among them."""
    known = tuple(codes)
    above = {code: facet.parent(code) if facet.parent else "" for code in known}

    def value(code: str) -> FacetValue:
        is_top = above[code] not in above
        return FacetValue(
            text=facet.label(code) if is_top or facet.short is None else facet.short(code),
            href=facet_url(kind, facet.name, code),
            count=len(members[code]),
            code=code,
            is_current=code == current,
            children=tuple(value(below) for below in known if above[below] == code),
        )

    return tuple(value(code) for code in known if above[code] not in above)


def values_page(writer: Writer, spec: ListSpec[T], facet: FacetSpec[T], members: Members[T]) -> PageView:
    """Return the page that names every value of a facet, with its number of records and its feed."""
    t = writer.t
    codes = in_order(facet, {code: len(records) for code, records in members.items()})
    base = t(f"{spec.kind}.title")
    title = t("list.values_title", title=base, facet=t(f"facet.{facet.name}"))
    return PageView(
        path=values_url(spec.kind, facet.name),
        section=spec.section,
        template="record.html",
        title=title,
        description=t("list.values_lead", n=len(codes)),
        breadcrumb=writer.crumbs(spec.kind, title),
        lead=t("list.values_lead", n=len(codes)),
        blocks=(
            FacetValues(
                values=_tree(spec.kind, facet, members, codes, current=""),
                feeds={code: facet_feed_url(spec.kind, facet.name, code) for code in codes} if facet.has_feed else {},
            ),
        ),
        more=(),
    )
