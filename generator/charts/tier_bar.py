"""Draw the tiers of a penalty standard over the statutory range they share out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from markupsafe import escape

WIDTH = 480
_EDGE = 14
_FONT = 16
_LABEL = 21
_BAR = 16
_GAP = 12
_MARK = 4.5
_POINT = 18


class End(StrEnum):
    """How an end is drawn: filled when the figure is included, hollow when not, bare when none is stated."""

    CLOSED = "closed"
    OPEN = "open"
    BARE = "bare"


@dataclass(frozen=True, kw_only=True, slots=True)
class Segment:
    """A stretch of the axis with its two ends; `words` is its range as a reader says it."""

    label: str
    words: str
    low: Decimal
    high: Decimal
    low_end: End = End.CLOSED
    high_end: End = End.CLOSED
    tone: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class _Scale:
    low: Decimal
    high: Decimal

    def x(self, figure: Decimal) -> float:
        return _EDGE + float((figure - self.low) / (self.high - self.low)) * (WIDTH - 2 * _EDGE)


@dataclass(frozen=True, slots=True)
class _Placed:
    segment: Segment
    left: float
    right: float

    @property
    def middle(self) -> float:
        half = text_width(self.segment.label) / 2
        return min(max((self.left + self.right) / 2, _EDGE + half), WIDTH - _EDGE - half)


def tier_bar(
    segments: Sequence[Segment],
    *,
    track: Segment,
    tick: Callable[[Decimal], str],
    axis: str,
    title: str,
    description: str,
) -> str:
    """Return the drawing: tiers above, the statutory range as a track below, its figures under the axis.

    Tiers that overlap stand on rows of their own. `tick` words one figure, `axis` says what is counted.
    """
    scale = _scale(segments, track=track)
    parts: list[str] = []
    top = 4.0
    for row in _rows(segments, scale=scale):
        levels = _levels(row)
        bar = top + _LABEL * (max(levels) + 1)
        parts += [_tier(placed, bar=bar, level=level) for placed, level in zip(row, levels, strict=True)]
        top = bar + _BAR + _GAP
    rail = top + _LABEL
    parts += _track(track, scale=scale, rail=rail)
    ticks, bottom = _ticks(segments, track=track, scale=scale, tick=tick, rail=rail)
    grid = [
        f'<line class="od-tierbar__grid" x1="{x:.1f}" x2="{x:.1f}" y1="4" y2="{rail:.1f}"/>'
        for x in sorted({scale.x(figure) for figure in _figures((*segments, track))})
    ]
    caption = f'<text class="od-tierbar__axis" x="{_EDGE}" y="{bottom + _LABEL:.1f}">{escape(axis)}</text>'
    height = bottom + _LABEL + 8
    return (
        f'<svg class="od-tierbar" viewBox="0 0 {WIDTH} {height:.0f}" role="img" font-size="{_FONT}">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
        f"{''.join(grid)}{''.join(parts)}{''.join(ticks)}{caption}</svg>"
    )


def text_width(text: str) -> float:
    """Return about how wide `text` is in the drawing: a Chinese character is square, others half as wide."""
    return sum(_FONT if ord(mark) > 0x2E7F else _FONT * 0.56 for mark in text)


def _figures(segments: Iterable[Segment]) -> list[Decimal]:
    return sorted({figure for segment in segments for figure in (segment.low, segment.high)})


def _scale(segments: Sequence[Segment], *, track: Segment) -> _Scale:
    figures = _figures((*segments, track))
    low = figures[0] if figures[0] < figures[-1] else Decimal(0)
    return _Scale(low, figures[-1])


def _rows(segments: Sequence[Segment], *, scale: _Scale) -> list[list[_Placed]]:
    """Put each segment, in the order of the axis, on the first row where it overlaps none before it."""
    rows: list[list[_Placed]] = []
    for segment in sorted(segments, key=lambda item: (item.low, item.high)):
        left, right = scale.x(segment.low), scale.x(segment.high)
        if right - left < _POINT:
            middle = min(max((left + right) / 2, _EDGE + _POINT / 2), WIDTH - _EDGE - _POINT / 2)
            left, right = middle - _POINT / 2, middle + _POINT / 2
        placed = _Placed(segment, left, right)
        for row in rows:
            if row[-1].right <= left + 0.01:
                row.append(placed)
                break
        else:
            rows.append([placed])
    return rows


def _levels(row: Sequence[_Placed]) -> list[int]:
    """Return how many lines above its bar each label stands so that no two run into each other."""
    ends: list[float] = []
    levels = []
    for placed in row:
        half = text_width(placed.segment.label) / 2
        levels.append(_line(ends, left=placed.middle - half, right=placed.middle + half))
    return levels


def _line(ends: list[float], *, left: float, right: float) -> int:
    """Take the first line that is free from `left` on, and note in `ends` that it is taken up to `right`."""
    line = next((index for index, end in enumerate(ends) if left >= end + 8), len(ends))
    ends[line:] = [right, *ends[line + 1 :]]
    return line


def _tier(placed: _Placed, *, bar: float, level: int) -> str:
    segment = placed.segment
    baseline = bar - 6 - _LABEL * level
    lang = f' lang="{escape(segment.lang)}"' if segment.lang else ""
    middle = (placed.left + placed.right) / 2
    leader = (
        f'<line class="od-tierbar__leader" x1="{middle:.1f}" x2="{middle:.1f}" y1="{baseline + 3:.1f}" y2="{bar:.1f}"/>'
        if level
        else ""
    )
    return (
        f'<g class="od-tierbar__tier od-tierbar__tier--{escape(segment.tone)}">'
        f"<title>{escape(segment.words)}</title>{leader}"
        f'<rect x="{placed.left + 1:.1f}" y="{bar:.1f}" width="{placed.right - placed.left - 2:.1f}" height="{_BAR}"/>'
        f"{_ends(segment, left=placed.left, right=placed.right, y=bar + _BAR / 2)}"
        f'<text x="{placed.middle:.1f}" y="{baseline:.1f}" text-anchor="middle"{lang}>'
        f"{escape(segment.label)}</text></g>"
    )


def _ends(segment: Segment, *, left: float, right: float, y: float) -> str:
    """Return the end marks, set inside the segment so that neighbours keep their own."""
    if segment.low == segment.high:
        return _mark(segment.high_end, x=(left + right) / 2, y=y)
    inset = min(_MARK + 2.5, (right - left) / 4)
    return _mark(segment.low_end, x=left + inset, y=y) + _mark(segment.high_end, x=right - inset, y=y)


def _mark(end: End, *, x: float, y: float) -> str:
    if end is End.BARE:
        return ""
    return f'<circle class="od-tierbar__end od-tierbar__end--{end}" cx="{x:.1f}" cy="{y:.1f}" r="{_MARK}"/>'


def _track(track: Segment, *, scale: _Scale, rail: float) -> list[str]:
    left, right = scale.x(track.low), scale.x(track.high)
    return [
        f'<g class="od-tierbar__track"><title>{escape(track.words)}</title>'
        f'<text x="{_EDGE}" y="{rail - 7:.1f}">{escape(track.label)}</text>'
        f'<rect x="{left:.1f}" y="{rail:.1f}" width="{right - left:.1f}" height="6"/>'
        f"{_mark(track.low_end, x=left, y=rail + 3)}{_mark(track.high_end, x=right, y=rail + 3)}</g>"
    ]


def _ticks(
    segments: Sequence[Segment], *, track: Segment, scale: _Scale, tick: Callable[[Decimal], str], rail: float
) -> tuple[list[str], float]:
    """Return the figures under the axis, on more lines where they would touch, and the last baseline."""
    ends: list[float] = []
    parts = []
    for figure in _figures((*segments, track)):
        text = tick(figure)
        half = text_width(text) / 2
        x = min(max(scale.x(figure), half + 2), WIDTH - half - 2)
        line = _line(ends, left=x - half, right=x + half)
        y = rail + 28 + _LABEL * line
        parts.append(
            f'<line class="od-tierbar__tick" x1="{scale.x(figure):.1f}" x2="{scale.x(figure):.1f}"'
            f' y1="{rail + 6:.1f}" y2="{y - _FONT + 2:.1f}"/>'
            f'<text class="od-tierbar__figure" x="{x:.1f}" y="{y:.1f}" text-anchor="middle">{escape(text)}</text>'
        )
    return parts, rail + 28 + _LABEL * (len(ends) - 1)
