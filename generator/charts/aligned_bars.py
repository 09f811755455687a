"""Draw ranges of several places on one axis, one row a place, so that equal figures stand under each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import escape

from generator.charts.tier_bar import Segment, text_width

WIDTH = 480
_EDGE = 14
_FONT = 16
_LINE = 22
_BAR = 20
_GAP = 4
_ROW = 12
_LEAST = 6.0
_MOST = 6
_MARK_WIDTH = 96
_MARK_HEIGHT = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One place with its ranges; `empty` is said where there is none to draw."""

    label: str
    segments: tuple[Segment, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class _Placed:
    segment: Segment
    left: float
    right: float


def aligned_bars(
    rows: Sequence[Row],
    *,
    high: Decimal,
    ticks: Sequence[Decimal],
    tick: Callable[[Decimal], str],
    axis: str,
    title: str,
    description: str,
) -> str:
    """Return the drawing of `rows` from 0 to `high`, in the order given; `axis` names the unit."""
    parts: list[str] = []
    y = 0.0
    for row in rows:
        drawn, y = _row(row, top=y, high=high)
        parts.append(drawn)
    grid = "".join(
        f'<line class="od-aligned__grid" x1="{_x(at, high):.1f}" x2="{_x(at, high):.1f}" y1="0" y2="{y:.1f}"/>'
        for at in ticks
    )
    height = y + 2 * _LINE + 8
    return (
        f'<svg class="od-aligned" viewBox="0 0 {WIDTH} {height:.0f}" role="img" font-size="{_FONT}">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
        f"{grid}{''.join(parts)}{_ticks(ticks, high=high, tick=tick, y=y)}"
        f'<text class="od-aligned__axis" x="{_EDGE}" y="{y + 2 * _LINE:.1f}">{escape(axis)}</text></svg>'
    )


def round_ticks(high: Decimal) -> tuple[Decimal, ...]:
    """Return at most seven round figures from 0 up to `high`."""
    unit = Decimal(1).scaleb(high.adjusted() - 1)
    step = next(
        unit * size
        for size in (Decimal(1), Decimal(2), Decimal(5), Decimal(10), Decimal(20))
        if unit * size * _MOST >= high
    )
    return tuple(step * number for number in range(int(high / step) + 1))


def range_mark(low: Decimal, high: Decimal) -> str:
    """Return a small track with the stretch from `low` to `high` (shares of 1), for a cell that says it in words."""
    left = float(low) * _MARK_WIDTH
    width = max(float(high - low) * _MARK_WIDTH, 2.0)
    left = min(left, _MARK_WIDTH - width)
    return (
        f'<svg class="od-mark" viewBox="0 0 {_MARK_WIDTH} {_MARK_HEIGHT}" aria-hidden="true">'
        f'<rect class="od-mark__track" width="{_MARK_WIDTH}" height="{_MARK_HEIGHT}"/>'
        f'<rect class="od-mark__range" x="{left:.1f}" width="{width:.1f}" height="{_MARK_HEIGHT}"/></svg>'
    )


def _x(figure: Decimal, high: Decimal) -> float:
    return _EDGE + float(figure / high) * (WIDTH - 2 * _EDGE)


def _row(row: Row, *, top: float, high: Decimal) -> tuple[str, float]:
    """Return a row and where the next one starts; ranges that overlap stand on lanes of their own."""
    parts = [f'<text class="od-aligned__place" x="{_EDGE}" y="{top + 18:.1f}">{escape(row.label)}</text>']
    y = top + 26
    lanes = _lanes(row.segments, high=high)
    for lane in lanes:
        parts += [_bar(placed, y=y) for placed in lane]
        y += _BAR + _GAP
    if not lanes:
        parts.append(f'<text class="od-aligned__empty" x="{_EDGE}" y="{y + 14:.1f}">{escape(row.empty)}</text>')
        y += _BAR + _GAP
    return f"<g>{''.join(parts)}</g>", y + _ROW


def _lanes(segments: Sequence[Segment], *, high: Decimal) -> list[list[_Placed]]:
    lanes: list[list[_Placed]] = []
    for segment in sorted(segments, key=lambda item: (item.low, item.high)):
        left, right = _x(segment.low, high), _x(segment.high, high)
        if right - left < _LEAST:
            left = min(left, WIDTH - _EDGE - _LEAST)
            right = left + _LEAST
        placed = _Placed(segment, left, right)
        lane = next((lane for lane in lanes if lane[-1].right <= left + 0.01), None)
        if lane is None:
            lanes.append([placed])
        else:
            lane.append(placed)
    return lanes


def _bar(placed: _Placed, *, y: float) -> str:
    segment = placed.segment
    width = placed.right - placed.left
    lang = f' lang="{escape(segment.lang)}"' if segment.lang else ""
    text = ""
    if text_width(segment.label) + 6 <= width:
        middle = (placed.left + placed.right) / 2
        text = f'<text x="{middle:.1f}" y="{y + 15.5:.1f}" text-anchor="middle"{lang}>{escape(segment.label)}</text>'
    return (
        f'<g class="od-aligned__range od-aligned__range--{escape(segment.tone)}"><title>{escape(segment.words)}</title>'
        f'<rect x="{placed.left + 0.5:.1f}" y="{y:.1f}" width="{width - 1:.1f}" height="{_BAR}"/>{text}</g>'
    )


def _ticks(ticks: Sequence[Decimal], *, high: Decimal, tick: Callable[[Decimal], str], y: float) -> str:
    """Return the figures below the rows; one that would touch its neighbour is left out."""
    parts: list[str] = []
    end = -8.0
    for at in ticks:
        words = tick(at)
        half = text_width(words) / 2
        x = min(max(_x(at, high), half + 2), WIDTH - half - 8)
        if x - half < end + 8:
            continue
        end = x + half
        parts.append(
            f'<text class="od-aligned__figure" x="{x:.1f}" y="{y + 16:.1f}" text-anchor="middle">{escape(words)}</text>'
        )
    return "".join(parts)
