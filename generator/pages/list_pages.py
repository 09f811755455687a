"""Show the lists: every record of a kind, paged, narrowed by one facet, or in another order, without script."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.pages.list_specs import FacetSpec, ListSpec, agreement_list, case_list, facet_codes, standard_list
from generator.pages.view import Facet, FacetValue, PageView, Result, Value
from generator.pages.writer import Writer
from generator.urls import Kind, facet_url, list_url, sort_url

PAGE_SIZE = 25
_SHOWN_VALUES = 8

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class ListContent:
    """What ``list.html`` shows besides the page's head."""

    kind: str
    index_url: str
    is_index: bool
    facets: tuple[Facet, ...]
    clear: Value | None
    count: str
    sorts: tuple[Value, ...]
    first: int
    results: tuple[Result, ...]
    pages: tuple[Value, ...]


@dataclass(frozen=True, kw_only=True)
class _Shelf(Generic[T]):
    """One run of pages: the records on it and how its pages are addressed."""

    title: str
    records: Sequence[T]
    url: Callable[[int], str]
    current: tuple[str, str] | None
    order: str


def list_pages(writer: Writer) -> Iterator[PageView]:
    """Yield the list pages of cases, standards and agreements."""
    yield from _pages(writer, case_list(writer))
    yield from _pages(writer, standard_list(writer))
    yield from _pages(writer, agreement_list(writer))


def _pages(writer: Writer, spec: ListSpec[T]) -> Iterator[PageView]:
    t = writer.t
    members: dict[str, dict[str, list[T]]] = {facet.name: defaultdict(list) for facet in spec.facets}
    for record in spec.records:
        for facet in spec.facets:
            for code in facet_codes(facet, record):
                members[facet.name][code].append(record)
    counts = {name: Counter({code: len(records) for code, records in by.items()}) for name, by in members.items()}
    base = t(f"{spec.kind}.title")
    by_date = sorted(spec.records, key=lambda record: spec.date(record) or "9999")
    shelves: list[_Shelf[T]] = [
        _Shelf(title=base, records=spec.records, url=_list_page(spec.kind), current=None, order="newest"),
        _Shelf(title=base, records=by_date, url=_sort_page(spec.kind, "oldest"), current=None, order="oldest"),
        _Shelf(
            title=base,
            records=sorted(spec.records, key=spec.title),
            url=_sort_page(spec.kind, "title"),
            current=None,
            order="title",
        ),
    ]
    for facet in spec.facets:
        for code, records in sorted(members[facet.name].items()):
            value = facet.label(code)
            shelves.append(
                _Shelf(
                    title=t("list.narrowed", title=base, value=value),
                    records=records,
                    url=_facet_page(spec.kind, facet.name, code),
                    current=(facet.name, code),
                    order="newest",
                )
            )
    for shelf in shelves:
        yield from _shelf_pages(writer, spec, shelf, counts)


def _shelf_pages(
    writer: Writer, spec: ListSpec[T], shelf: _Shelf[T], counts: Mapping[str, Counter[str]]
) -> Iterator[PageView]:
    t = writer.t
    total = max(1, -(-len(shelf.records) // PAGE_SIZE))
    full, short = (
        tuple(
            _facet(spec.kind, facet, counts[facet.name], t(f"facet.{facet.name}"), shelf.current, whole=whole)
            for facet in spec.facets
        )
        for whole in (shelf.current is None, False)
    )
    lead = t(f"{spec.kind}.lead")
    for page in range(1, total + 1):
        start = (page - 1) * PAGE_SIZE
        count = (
            t("list.count", n=len(shelf.records))
            if total == 1
            else t("list.count_page", n=len(shelf.records), page=page, pages=total)
        )
        narrowed = shelf.current is not None
        yield PageView(
            path=shelf.url(page),
            section=spec.section,
            template="list.html",
            title=shelf.title,
            description=f"{shelf.title}: {lead}" if writer.lang == "en" else f"{shelf.title}。{lead}",
            breadcrumb=writer.crumbs(spec.kind, shelf.title) if narrowed else writer.crumbs(None, shelf.title),
            lead="" if narrowed else lead,
            is_indexed=page == 1 and shelf.order == "newest",
            extra=ListContent(
                kind=str(spec.kind),
                is_index=page == 1 and shelf.order == "newest" and not narrowed,
                index_url=f"lists/{spec.kind}.{writer.lang}.json",
                facets=full if page == 1 else short,
                clear=Value(t("list.clear"), list_url(spec.kind)) if narrowed else None,
                count=count,
                sorts=_sorts(writer, spec.kind, shelf.order, narrowed=narrowed),
                first=start + 1,
                results=tuple(spec.result(record) for record in shelf.records[start : start + PAGE_SIZE]),
                pages=_pager(writer, shelf.url, page=page, total=total),
            ),
        )


def _facet(
    kind: Kind, spec: FacetSpec[T], counts: Counter[str], title: str, current: tuple[str, str] | None, *, whole: bool
) -> Facet:
    """Return a facet's commonest values, the current one always among them; all of them when `whole`."""
    order = sorted(counts, key=lambda code: (-counts[code], code)) if spec.by_count else sorted(counts, reverse=True)
    shown = order[:_SHOWN_VALUES]
    if current and current[0] == spec.name and current[1] not in shown:
        shown = [current[1], *shown]
    values = tuple(
        FacetValue(
            text=spec.label(code),
            href=facet_url(kind, spec.name, code),
            count=counts[code],
            code=code,
            is_current=current == (spec.name, code),
        )
        for code in (*shown, *(order[_SHOWN_VALUES:] if whole else ()))
    )
    return Facet(name=spec.name, title=title, values=values[: len(shown)], hidden=values[len(shown) :])


def _sorts(writer: Writer, kind: Kind, order: str, *, narrowed: bool) -> tuple[Value, ...]:
    urls = {"newest": list_url(kind), "oldest": sort_url(kind, "oldest"), "title": sort_url(kind, "title")}
    words = {"newest": "list.newest", "oldest": "list.oldest", "title": "list.title_order"}
    names = ("newest",) if narrowed else tuple(urls)
    return tuple(
        Value(writer.t(words[name]), urls[name], title=words[name] if name == order else "", note=name)
        for name in names
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


def _list_page(kind: Kind) -> Callable[[int], str]:
    return lambda page: list_url(kind, page=page)


def _sort_page(kind: Kind, order: str) -> Callable[[int], str]:
    return lambda page: sort_url(kind, order, page=page)


def _facet_page(kind: Kind, facet: str, code: str) -> Callable[[int], str]:
    return lambda page: facet_url(kind, facet, code, page=page)
