"""Hold two blocks that show many links in order: entries under headings, and regions as a tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.pages.view import Block, Value


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a group: what it is, what is said in small type after it, and lines below it."""

    text: Value
    meta: tuple[Value, ...] = ()
    lines: tuple[tuple[Value, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading; `note` explains the heading."""

    title: Value
    entries: tuple[Entry, ...]
    note: Value | None = None


@dataclass(frozen=True, kw_only=True)
class Grouped(Block):
    """Entries under third-level headings."""

    template: ClassVar[str] = "partials/grouped.html"
    groups: tuple[Group, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Pledged:
    """A mechanism, since when it is promised, and the words of each promise below a lid."""

    name: str
    since: str
    count: str
    about: Value
    entries: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True)
class Pledges(Block):
    """Mechanisms with since when, one line each; the words open below it, and at once where there are few."""

    template: ClassVar[str] = "partials/pledges.html"
    mechanisms: tuple[Pledged, ...]
    note: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether the words are few enough to be shown at once."""
        return len(self.mechanisms) <= 3


@dataclass(frozen=True, slots=True)
class RegionNode:
    """A region, its number of cases in words, and the regions directly below it."""

    name: Value
    count: str
    children: tuple[RegionNode, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RegionTree(Block):
    """Regions as nested lists."""

    template: ClassVar[str] = "partials/region-tree.html"
    nodes: tuple[RegionNode, ...]
    note: str = ""
