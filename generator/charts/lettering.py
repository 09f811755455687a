"""Fit text into a drawing, where nothing wraps by itself."""

from __future__ import annotations

# A Chinese character fills a square; Latin letters are on average a little over half as wide.
_FIRST_WIDE = 0x2E7F
_NARROW = 0.56
# The share of a shortened text that its end keeps.
_TAIL = 0.35


def width(text: str, *, size: float) -> float:
    """Return about how wide `text` is in letters of `size`."""
    return sum(size if ord(mark) > _FIRST_WIDE else size * _NARROW for mark in text)


def cut(text: str, *, size: float, room: float) -> str:
    """Return `text`, shortened in it where it is wider than `room`: what tells titles apart is often at their end."""
    if width(text, size=size) <= room:
        return text
    room -= width("…", size=size)
    head = _beginning(text, size=size, room=room * (1 - _TAIL))
    tail = _beginning(text[::-1], size=size, room=room * _TAIL)[::-1]
    return f"{head.rstrip()}…{tail.lstrip()}"


def wrap(text: str, *, size: float, room: float) -> tuple[str, ...]:
    """Return `text` in lines no wider than `room`: Latin breaks at spaces, Chinese anywhere."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and width((line + piece).rstrip(), size=size) > room:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return (*lines, line.rstrip())


def _beginning(text: str, *, size: float, room: float) -> str:
    kept = ""
    for mark in text:
        if width(kept + mark, size=size) > room:
            break
        kept += mark
    return kept


def _pieces(text: str) -> list[str]:
    """Return the parts between which a line may break; a closing mark stays with what it closes."""
    pieces: list[str] = []
    for mark in text:
        is_joined = pieces and (
            mark in "，。、；：）》”… " or not (ord(mark) > _FIRST_WIDE or ord(pieces[-1][-1]) > _FIRST_WIDE)
        )
        if is_joined and not (pieces[-1].endswith(" ") and mark != " "):
            pieces[-1] += mark
        else:
            pieces.append(mark)
    return pieces
