"""Make a stranger's text safe and short enough to stand in a report."""

from __future__ import annotations

_LONGEST = 60
_CONTEXT = 12
_GAP = "…"


def visible(text: str) -> str:
    """Return `text` on one line, every character that cannot be seen or that turns the text round spelled out."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def shortened(text: str) -> str:
    """Return `text`, or its beginning where it is long."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + _GAP


def excerpts(old: str, new: str) -> tuple[str, str]:
    """Return both texts, of long ones the place where they differ with some characters round it."""
    if len(old) <= _LONGEST and len(new) <= _LONGEST:
        return old, new
    if not old or not new:
        return shortened(old), shortened(new)
    shortest = min(len(old), len(new))
    start = next((at for at in range(shortest) if old[at] != new[at]), shortest)
    end = next((at for at in range(shortest - start) if old[-1 - at] != new[-1 - at]), shortest - start)
    return _cut(old, start, len(old) - end), _cut(new, start, len(new) - end)


def _cut(text: str, start: int, end: int) -> str:
    first, last = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    cut = text[first:last]
    if len(cut) > _LONGEST:
        half = _LONGEST // 2
        cut = cut[:half] + _GAP + cut[-half:]
    return (_GAP if first else "") + cut + (_GAP if last < len(text) else "")
