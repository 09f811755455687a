"""Check that two folders hold the same record pages, so that a comparison of their makers is fair."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

_BLANKS = re.compile(r"\s+")
_PARTS = re.compile(r"<(h1|h2|h3|dt|dd|th|td)\b[^>]*>(.*?)</\1>", re.DOTALL)
_MARKUP = re.compile(r"<[^>]+>")
# Hugo gets its text ready to print, without the terms and units that the generator marks in it.
_MARKED = re.compile(r'<(?:a class="od-term"|span class="od-nb")[^>]*>([^<]*)</(?:a|span)>')
_SAMPLE = 200


class DifferentPagesError(Exception):
    """Raised when the two makers did not make the same pages."""


def compare(ours: Path, theirs: Path) -> float:
    """Return the share of pages that are alike to the letter, blanks and marked words aside.

    Raise DifferentPagesError unless both have the same files and, on a sample spread over all,
    the same headings, facts and cells in the same order.
    """
    names = [path.name for path in sorted(ours.glob("*.html"))]
    if names != sorted(path.name for path in theirs.glob("*.html")):
        raise DifferentPagesError(f"{ours} and {theirs} do not hold the same files")
    for name in names[:: max(1, len(names) // _SAMPLE)]:
        pairs = zip(_parts(ours / name), _parts(theirs / name), strict=True)
        if difference := next((pair for pair in pairs if pair[0] != pair[1]), None):
            raise DifferentPagesError(f"{name}: {difference[0]} is not {difference[1]}")
    return sum(_letters(ours / name) == _letters(theirs / name) for name in names) / len(names)


def _parts(path: Path) -> list[tuple[str, str]]:
    found = _PARTS.findall(path.read_text(encoding="utf-8"))
    return [(element, _BLANKS.sub(" ", unescape(_MARKUP.sub("", text))).strip()) for element, text in found]


def _letters(path: Path) -> str:
    return _BLANKS.sub("", unescape(_MARKED.sub(r"\1", path.read_text(encoding="utf-8"))))
