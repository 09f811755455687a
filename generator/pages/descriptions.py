"""Keep what search engines show of a page, its title and its description, as short as they show it."""

from __future__ import annotations

_LONGEST = 140


def describe(text: str) -> str:
    """Return `text`, cut with an ellipsis where it is longer than 140 characters."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
