"""Show the lists: every record of a kind, paged, narrowed by one facet, or in another order, without script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from generator.pages.list_facets import Members, facet_values, facets, values_page
from generator.pages.list_specs import FacetSpec, ListSpec, by_amount, facet_codes
from generator.pages.lists import lists
from generator.pages.view import Facet, PageView, Result, Value
from generator.pages.writer import Writer
from generator.urls import Kind, facet_feed_url, facet_url, list_url, sort_url

PAGE_SIZE = 25

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class ListContent:
    """What ``list.html`` shows besides the page's head; `given` is the same question as a query of the live list."""

    kind: Kind
    is_index: bool
    given: str
    facets: tuple[Facet, ...]
    refine: str
    chosen: Value | None
    about: Value | None
    count: str
    note: str
    sorts: tuple[Value, ...]
    amounts: tuple[str, ...]
    first: int
    results: tuple[Result, ...]
    pages: tuple[Value, ...]


@dataclass(frozen=True, kw_only=True)
class _Shelf(Generic[T]):
    """One run of pages: the records on it and how its pages are addressed."""

    title: str
    records: Sequence[T]
    url: Callable[[int], str]
    order: str = "newest"
    current: tuple[FacetSpec[T], str] | None = None
    note: str = ""


def list_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the pages of every list."""
    for spec in lists(writer):
        yield from _pages(writer, spec)


def _pages(writer: Writer, spec: ListSpec[T]) -> Iterator[PageView]:
    members = {facet.name: _members(facet, spec.records) for facet in spec.facets}
    for shelf in (*_orders(writer, spec), *_narrowed(writer, spec, members)):
        yield from _shelf_pages(writer, spec, shelf, members)
    for facet in spec.facets:
        if facet_values(facet, members[facet.name]).hidden:
            yield values_page(writer, spec, facet, members[facet.name])


def _members(facet: FacetSpec[T], records: Sequence[T]) -> Members[T]:
    members: defaultdict[str, list[T]] = defaultdict(list)
    for record in records:
        for code in facet_codes(facet, record):
            members[code].append(record)
    return members


def _orders(writer: Writer, spec: ListSpec[T]) -> Iterator[_Shelf[T]]:
    """Yield the whole list in each of its orders; by an amount, those that state none stand last."""
    base = writer.t(f"{spec.kind}.title")
    at = partial(_sort_page, spec.kind)
    yield _Shelf(title=base, records=spec.records, url=lambda page: list_url(spec.kind, page=page))
    oldest = sorted(spec.records, key=lambda record: spec.date(record) or "9999")
    yield _Shelf(title=base, records=oldest, url=at("oldest"), order="oldest")
    yield _Shelf(title=base, records=sorted(spec.records, key=spec.title), url=at("title"), order="title")
    for amount in spec.amounts:
        largest, unstated = by_amount(amount, spec.records)
        note = writer.t(f"list.by_{amount.name}", n=unstated)
        yield _Shelf(title=base, records=largest, url=at(amount.name), order=amount.name, note=note)


def _narrowed(writer: Writer, spec: ListSpec[T], members: Mapping[str, Members[T]]) -> Iterator[_Shelf[T]]:
    base = writer.t(f"{spec.kind}.title")
    for facet in spec.facets:
        for code, records in sorted(members[facet.name].items()):
            yield _Shelf(
                title=writer.t("list.narrowed", title=base, value=facet.label(code)),
                records=records,
                url=partial(_facet_page, spec.kind, facet.name, code),
                current=(facet, code),
            )


def _shelf_pages(
    writer: Writer, spec: ListSpec[T], shelf: _Shelf[T], members: Mapping[str, Members[T]]
) -> Iterator[PageView]:
    t = writer.t
    total = max(1, -(-len(shelf.records) // PAGE_SIZE))
    lead = t(f"{spec.kind}.lead")
    chosen = feed = ""
    given = "" if shelf.order == "newest" else f"sort={shelf.order}"
    about = None
    if shelf.current:
        facet, code = shelf.current
        chosen = t("list.valued", facet=t(f"facet.{facet.name}"), value=facet.label(code))
        given = f"{facet.name}={code}"
        feed = facet_feed_url(spec.kind, facet.name, code) if facet.has_feed else ""
        if facet.page:
            about = Value(t("list.about", value=facet.label(code)), facet.page(code))
    for page in range(1, total + 1):
        start = (page - 1) * PAGE_SIZE
        count = (
            t("list.count", n=len(shelf.records))
            if total == 1
            else t("list.count_page", n=len(shelf.records), page=page, pages=total)
        )
        yield PageView(
            path=shelf.url(page),
            section=spec.section,
            template="list.html",
            title=shelf.title,
            description=f"{shelf.title}: {lead}" if writer.lang == "en" else f"{shelf.title}。{lead}",
            breadcrumb=writer.crumbs(spec.kind if chosen else None, shelf.title),
            lead="" if chosen else lead,
            blocks=spec.blocks,
            feed=feed,
            views=() if chosen else spec.views,
            is_indexed=page == 1 and shelf.order == "newest",
            extra=ListContent(
                kind=spec.kind,
                is_index=page == 1 and not given,
                given=given,
                # The way to narrow is on the first page; the others are for reading on.
                facets=facets(writer, spec, members, current=shelf.current) if page == 1 else (),
                refine=shelf.url(1),
                chosen=Value(chosen, list_url(spec.kind)) if chosen else None,
                about=about,
                count=count,
                note=shelf.note,
                sorts=() if chosen else _sorts(writer, spec, shelf.order),
                amounts=tuple(amount.name for amount in spec.amounts),
                first=start + 1,
                results=tuple(spec.result(record) for record in shelf.records[start : start + PAGE_SIZE]),
                pages=_pager(writer, shelf.url, page=page, total=total),
            ),
        )


def _sorts(writer: Writer, spec: ListSpec[T], current: str) -> tuple[Value, ...]:
    """Return the orders of the whole list as links, the current one without an address."""
    orders = ("newest", "oldest", "title", *(amount.name for amount in spec.amounts))
    urls = {order: list_url(spec.kind) if order == "newest" else sort_url(spec.kind, order) for order in orders}
    return tuple(
        Value(writer.t(f"list.order.{order}"), "" if order == current else urls[order], note=order) for order in orders
    )


def _pager(writer: Writer, url: Callable[[int], str], *, page: int, total: int) -> tuple[Value, ...]:
    if total == 1:
        return ()
    near = sorted({1, total, *range(max(1, page - 2), min(total, page + 2) + 1)})
    links = [Value(str(number), "" if number == page else url(number)) for number in near]
    if page > 1:
        links.insert(0, Value(writer.t("list.previous"), url(page - 1)))
    if page < total:
        links.append(Value(writer.t("list.next"), url(page + 1)))
    return tuple(links)


def _sort_page(kind: Kind, order: str) -> Callable[[int], str]:
    return lambda page: sort_url(kind, order, page=page)


def _facet_page(kind: Kind, facet: str, code: str, page: int) -> str:
    return facet_url(kind, facet, code, page=page)
