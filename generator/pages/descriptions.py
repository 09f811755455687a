"""Keep page descriptions as short as search engines show them."""

from __future__ import annotations

_LONGEST = 160


def describe(text: str) -> str:
    """Return `text`, cut with an ellipsis where it is longer than 160 characters."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
