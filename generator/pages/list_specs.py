"""Describe a list: its records in order, its facets, its columns, its stated amounts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, NamedTuple, TypeVar

from generator.feeds import Recent
from generator.pages.view import Block, PageView, Result, Value
from generator.urls import Kind

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class FacetSpec(Generic[T]):
    """One facet of a list: the codes of a record, and the words for a code.

    `order` gives the key by which codes stand; without it the commonest come first. With `parent`
    the codes are a tree, and `short` is a code's name where its parent is plain. Codes with
    `has_feed` have an Atom feed each; `page` gives the address of a code's own page.
    """

    name: str
    codes: Callable[[T], Iterable[str]]
    label: Callable[[str], str]
    order: Callable[[str], Any] | None = None
    parent: Callable[[str], str] | None = None
    short: Callable[[str], str] | None = None
    has_feed: bool = False
    page: Callable[[str], str] | None = None


@dataclass(frozen=True, kw_only=True)
class ColumnSpec(Generic[T]):
    """One column of the list as a table; `order` is the order that its head sorts by, '' for none."""

    name: str
    values: Callable[[T], tuple[Value, ...]]
    order: str = ""
    is_numeric: bool = False


class Stated(NamedTuple):
    """An amount that a source states, in CNY, with the code of what it measures."""

    cny: Decimal
    basis: str = ""


@dataclass(frozen=True, kw_only=True)
class AmountSpec(Generic[T]):
    """Amounts by which records can be sorted and limited; `facet` is the one that holds their bases."""

    name: str
    stated: Callable[[T], tuple[Stated, ...]]
    facet: str = ""


@dataclass(frozen=True, kw_only=True)
class ListSpec(Generic[T]):
    """One list: its records in their own order, their pages, how to show one, the ways to narrow and sort it.

    `pages` are shares of the work of making the pages, to be taken once and side by side. `views` are
    the ways to look at the same records, this list among them; `blocks` stand above the records.
    """

    kind: Kind
    section: str
    records: Sequence[T]
    pages: Iterable[Callable[[], Iterator[PageView]]]
    result: Callable[[T], Result]
    recent: Callable[[T], Recent]
    date: Callable[[T], str]
    title: Callable[[T], str]
    facets: tuple[FacetSpec[T], ...]
    columns: tuple[ColumnSpec[T], ...]
    amounts: tuple[AmountSpec[T], ...] = ()
    views: tuple[Value, ...] = ()
    blocks: tuple[Block, ...] = ()


def facet_codes(spec: FacetSpec[T], record: T) -> tuple[str, ...]:
    """Return the codes of `record` in a facet, each once, unknown ones left out."""
    return tuple(dict.fromkeys(code for code in spec.codes(record) if code))


def in_order(spec: FacetSpec[T], counts: Mapping[str, int]) -> tuple[str, ...]:
    """Return the codes of a facet as they stand on pages."""
    if spec.order:
        return tuple(sorted(counts, key=spec.order))
    return tuple(sorted(counts, key=lambda code: (-counts[code], code)))


def by_amount(spec: AmountSpec[T], records: Iterable[T]) -> tuple[tuple[T, ...], int]:
    """Return the records by their largest amount, what states none last, and how many of those there are.

    Equal ones keep their order.
    """
    pairs = [(max((stated.cny for stated in spec.stated(record)), default=None), record) for record in records]
    known = sorted((pair for pair in pairs if pair[0] is not None), key=lambda pair: pair[0] or 0, reverse=True)
    unknown = [pair for pair in pairs if pair[0] is None]
    return tuple(record for _, record in (*known, *unknown)), len(unknown)
