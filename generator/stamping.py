"""Stamp page bodies into a shell that the theme rendered once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.errors import GeneratorError

_SLOT = re.compile(r"\[\[slot:([a-z_]+)\]\]")

SLOTS = (
    "root",
    "home",
    "title",
    "description",
    "canonical",
    "canonical_zh",
    "canonical_en",
    "switch_url",
    "head",
    "body",
)


def slot(name: str) -> str:
    """Return the mark that a shell carries where a page's `name` belongs."""
    return f"[[slot:{name}]]"


@dataclass(frozen=True)
class Shell:
    """A rendered shell cut at its slots: literal and slot name alternate, a literal first and last."""

    pieces: tuple[str, ...]

    def stamp(self, values: Mapping[str, str]) -> bytes:
        """Return the page with every slot filled; raise KeyError for a slot without value."""
        pieces = list(self.pieces)
        pieces[1::2] = [values[name] for name in self.pieces[1::2]]
        return "".join(pieces).encode("utf-8")


def cut(html: str) -> Shell:
    """Return `html` cut at its slots; raise GeneratorError when the theme dropped one."""
    pieces = tuple(_SLOT.split(html))
    missing = [name for name in SLOTS if name not in pieces[1::2]]
    if missing:
        raise GeneratorError(f"the theme's shell has no slot for {', '.join(missing)}")
    return Shell(pieces)
