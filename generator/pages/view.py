"""Hold what a page shows as plain values, so that templates compute nothing.

Every ``href`` without a scheme is relative to the root of the page's language tree; the
template puts the way there in front. The pieces that a page has dozens of are named tuples: they
are made three times as fast as frozen dataclasses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, NamedTuple

# The language of an English sentence with Chinese in it (ISO 639-2).
MIXED = "mul"


class Value(NamedTuple):
    """One piece of visible text: a link when `href` is set, `lang` where it leaves the page's language.

    `note` is said in small type behind it (a qualifier, a code); `title` is the exact form of
    what `text` abbreviates.
    """

    text: str
    href: str = ""
    title: str = ""
    lang: str = ""
    note: str = ""

    @property
    def is_external(self) -> bool:
        """Tell whether the link leaves the site."""
        return self.href.startswith(("http://", "https://"))


class Tag(NamedTuple):
    """A short coloured word with a shape: `tone` picks the hue, never the only carrier of meaning."""

    text: str
    tone: str
    href: str = ""


class Fact(NamedTuple):
    """One row of a list of key facts; no values means that the source does not say."""

    term: str
    values: tuple[Value, ...]


@dataclass(frozen=True, kw_only=True)
class Block:
    """Base of what stands below a heading on a page; `template` is its partial."""

    template: ClassVar[str]
    heading: str = ""
    anchor: str = ""


@dataclass(frozen=True, kw_only=True)
class Prose(Block):
    """Running text; `origin` says whose words they are (agency, editor, computed)."""

    template: ClassVar[str] = "partials/prose.html"
    paragraphs: tuple[Value, ...]
    origin: str = ""


@dataclass(frozen=True, kw_only=True)
class Facts(Block):
    """Key facts as a definition list."""

    template: ClassVar[str] = "partials/facts.html"
    facts: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class DataTable(Block):
    """A table to compare in: the first column is the row's head; numeric columns align right."""

    template: ClassVar[str] = "partials/table.html"
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[Value, ...], ...], ...]
    numeric: frozenset[int] = frozenset()
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class StackedTable(DataTable):
    """A table whose cells hold several answers, one below the other."""

    template: ClassVar[str] = "partials/stacked-table.html"


class Result(NamedTuple):
    """One row of a list: what it is, its key facts in words, and where and when."""

    title: Value
    tags: tuple[Tag, ...]
    line: tuple[Value, ...]
    meta: tuple[Value, ...]


@dataclass(frozen=True, kw_only=True)
class Results(Block):
    """A list of records with the way to all of them; `reasons` say for each why it stands there."""

    template: ClassVar[str] = "partials/results.html"
    results: tuple[Result, ...]
    reasons: tuple[tuple[Value, ...], ...] = ()
    more: Value | None = None
    note: str = ""
    empty: str = ""


@dataclass(frozen=True, kw_only=True)
class Figure(Block):
    """A drawing made at build time (`svg` is markup of ours), its finding as heading, its table beside it.

    `stated` says how many records the figures are from; `source` where they are from, and their file.
    """

    template: ClassVar[str] = "partials/figure.html"
    subtitle: str
    svg: str
    table: DataTable
    stated: str = ""
    note: str = ""
    source: tuple[Value, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Notice(Block):
    """One thing to know before reading on; `tone` is note or caution."""

    template: ClassVar[str] = "partials/notice.html"
    text: tuple[Value, ...]
    tone: str = "note"


@dataclass(frozen=True, kw_only=True)
class Source(Block):
    """Where the facts were read, when, and what was not seen."""

    template: ClassVar[str] = "partials/source.html"
    origin: str
    facts: tuple[Fact, ...]
    copies: tuple[Value, ...] = ()


class PlacedFine(NamedTuple):
    """A fine beside its range: whose it is, what is known of it, a drawing (`svg` is markup of ours), the way on."""

    party: Value | None
    facts: tuple[Fact, ...]
    svg: str
    check: Value | None


@dataclass(frozen=True, kw_only=True)
class Fines(Block):
    """The fines of a case beside what the law provides."""

    template: ClassVar[str] = "partials/fines.html"
    fines: tuple[PlacedFine, ...]
    note: str


@dataclass(frozen=True, kw_only=True)
class Points(Block):
    """A list of short points, with what is to be known of all of them."""

    template: ClassVar[str] = "partials/points.html"
    points: tuple[Value, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Sequence(Block):
    """The way to the record before and the one after; `place` says which of how many this one is."""

    template: ClassVar[str] = "partials/sequence.html"
    place: str
    whole: Value
    previous: Value | None
    following: Value | None


@dataclass(frozen=True, kw_only=True)
class Citation(Block):
    """How to cite the record, and the source that it was read in where that has an address."""

    template: ClassVar[str] = "partials/citation.html"
    gbt: str
    bibtex: str
    source: Value | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One choice of a facet with its number of records; `children` are narrower choices shown below it."""

    text: str
    href: str
    count: int
    code: str
    is_current: bool = False
    children: tuple[FacetValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a list; `more` leads to all its values where only some are shown."""

    name: str
    title: str
    values: tuple[FacetValue, ...]
    more: Value | None = None


class Layout(StrEnum):
    """How a record page is laid out at wide: text beside a margin, or everything in full width."""

    READING = "reading"
    COMPARING = "comparing"


# From this many sections on, a page says at its head what stands on it.
_MANY_SECTIONS = 6


@dataclass(frozen=True, kw_only=True)
class PageView:
    """One page: `path` below the language root, the shell `section` it belongs to, its blocks.

    `blocks` come first; `aside` stands beside them where there is room and after them where there
    is not; `more` follows both (related records). On a comparing page the facts and notices of
    `aside` stand as a strip above the blocks, the rest of it at the end. `feed` is the Atom feed of
    what the page lists.
    """

    path: str
    section: str
    template: str
    title: str
    description: str
    breadcrumb: tuple[Value, ...] = ()
    kicker: str = ""
    tags: tuple[Tag, ...] = ()
    lead: str = ""
    views: tuple[Value, ...] = ()
    blocks: tuple[Block, ...] = ()
    aside: tuple[Block, ...] = ()
    more: tuple[Block, ...] = ()
    json_ld: Mapping[str, Any] | None = None
    extra: Any = None
    feed: str = ""
    is_indexed: bool = True
    layout: Layout = Layout.READING

    @property
    def sections(self) -> tuple[Block, ...]:
        """Return the sections that the page's table of contents names: none on a short page."""
        named = tuple(block for block in (*self.blocks, *self.more) if block.heading and block.anchor)
        return named if len(named) >= _MANY_SECTIONS else ()

    @property
    def strip(self) -> tuple[Block, ...]:
        """Return what of `aside` stands above the blocks of a comparing page."""
        return tuple(block for block in self.aside if isinstance(block, Facts | Notice))

    @property
    def ending(self) -> tuple[Block, ...]:
        """Return what of `aside` closes a comparing page."""
        return tuple(block for block in self.aside if not isinstance(block, Facts | Notice))
