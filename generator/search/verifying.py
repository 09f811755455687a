"""Check a candidate against its real text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.search.folding import is_cjk, views
from generator.search.parsing import Part, Query


def matches_text(texts: Mapping[str, Any], query: Query) -> bool:
    """Tell whether title, keywords and blocks hold all parts of one alternative of every chunk."""
    blocks = [view for text in (texts["t"], *texts["w"], *texts["b"]) for view in views(text)]
    return all(
        any(all(any(holds(block, part) for block in blocks) for part in row) for row in chunk.alternatives)
        for chunk in query.chunks
    )


def holds(block: str, part: Part) -> bool:
    """Tell whether the folded `block` has the part; words must be whole unless the part is open."""
    start = block.find(part.text)
    while start >= 0:
        end = start + len(part.text)
        starts_well = not (start and _joins(block[start - 1], part.text[0]))
        if starts_well and (part.is_open or end == len(block) or not _joins(part.text[-1], block[end])):
            return True
        start = block.find(part.text, start + 1)
    return False


def _joins(left: str, right: str) -> bool:
    return all(character != " " and not is_cjk(character) for character in (left, right))
