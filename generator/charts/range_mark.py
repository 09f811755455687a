"""Draw where one figure lies on a range: the range as a track, its parts above it, the figure as a mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import escape

from generator.charts.tier_bar import text_width

WIDTH = 360
_EDGE = 12
_BAR = 14
_TOP = 30
_RADIUS = 6
_FONT = 16


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the range in the tone of its severity; `words` are its name and range."""

    words: str
    low: Decimal
    high: Decimal
    tone: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """The figure with its words, and the words of the ends of the range."""

    figure: Decimal
    words: str
    low_words: str
    high_words: str


def range_mark(mark: Mark, *, low: Decimal, high: Decimal, parts: Sequence[Part], title: str) -> str:
    """Return the drawing of a figure between `low` and `high`, both included."""

    def x(figure: Decimal) -> float:
        return _EDGE + float((figure - low) / (high - low)) * (WIDTH - 2 * _EDGE)

    bars = "".join(
        f'<g class="od-tierbar__tier od-tierbar__tier--{escape(part.tone)}">'
        f"<title>{escape(part.words)}</title>"
        f'<rect x="{x(part.low) + 1:.1f}" y="{_TOP}" width="{x(part.high) - x(part.low) - 2:.1f}" height="{_BAR}"/></g>'
        for part in parts
    )
    rail = _TOP + _BAR + 2
    foot = rail + 26
    at = x(mark.figure)
    half = text_width(mark.words) / 2
    label = min(max(at, half), WIDTH - half)
    return (
        f'<svg class="od-tierbar od-tierbar--small" viewBox="0 0 {WIDTH} {foot + 8}" role="img" font-size="{_FONT}">'
        f"<title>{escape(title)}</title>{bars}"
        f'<g class="od-tierbar__track"><rect x="{_EDGE}" y="{rail}" width="{WIDTH - 2 * _EDGE}" height="6"/></g>'
        f'<line class="od-tierbar__mark" x1="{at:.1f}" x2="{at:.1f}" y1="{_TOP - 6}" y2="{rail + 3}"/>'
        f'<circle class="od-tierbar__mark" cx="{at:.1f}" cy="{rail + 3}" r="{_RADIUS}"/>'
        f'<text class="od-tierbar__figure" x="{label:.1f}" y="{_TOP - 12}" text-anchor="middle">'
        f"{escape(mark.words)}</text>"
        f'<text class="od-tierbar__axis" x="{_EDGE}" y="{foot}">{escape(mark.low_words)}</text>'
        f'<text class="od-tierbar__axis" x="{WIDTH - _EDGE}" y="{foot}" text-anchor="end">'
        f"{escape(mark.high_words)}</text></svg>"
    )
