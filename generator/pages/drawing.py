"""Hold a wide drawing whose list stands on the same page: the drawing gives way where there is no room for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.pages.view import Block


@dataclass(frozen=True, slots=True)
class Sign:
    """One entry of a legend: `svg` (markup of ours) and what it stands for."""

    svg: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Drawing(Block):
    """A drawing made at build time (`svg` is markup of ours); `instead` is said where it gives way to the list."""

    template: ClassVar[str] = "partials/drawing.html"
    svg: str
    instead: str
    subtitle: str = ""
    legend: tuple[Sign, ...] = ()
    note: str = ""
