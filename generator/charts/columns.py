"""Draw plain column and bar charts: one series, from zero, every bar labelled with its figure.

Lengths along the page are shares of its width and letters keep their size, so that a chart reads
as well on a telephone as on a desk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

_LEAST_SLOTS = 6
_MANY_SLOTS = 8
_PLOT = 160
_TOP = 24
_FOOT = 28
_LINE = 30
_LABEL = 22
_THICKNESS = 16
# Of the width: where bars start beside short labels, and how long the longest is; the rest is for its figure.
_SHORT = 14
_LONGEST = 68
_SHORT_LABEL = 6


@dataclass(frozen=True, slots=True)
class Column:
    """One bar: its label and its figure, never negative; `words` says the figure where it is not enough.

    With `part` the bar is drawn pale, and the part of it strong.
    """

    label: str
    value: int
    words: str = ""
    part: int | None = None


def column_chart(columns: Sequence[Column], *, title: str, description: str) -> Markup:
    """Return upright bars in the order given, for periods; the label stands below, the figure above."""
    most = _most(columns)
    slot = 100 / max(len(columns), _LEAST_SLOTS)
    base = _TOP + _PLOT
    drawn: list[Markup] = []
    for index, column in enumerate(columns):
        left = index * slot
        middle = _percent(left + slot / 2)
        height = round(_PLOT * column.value / most)
        # Where labels would touch on a telephone, every other one gives way, never the last.
        is_minor = len(columns) > _MANY_SLOTS and (len(columns) - index) % 2 == 0
        drawn.append(
            Markup(
                '<rect class="od-columns__bar" x="{}" y="{}" width="{}" height="{}"/>'
                '<text class="od-columns__value" x="{}" y="{}" text-anchor="middle">{}</text>'
                '<text class="od-columns__label{}" x="{}" y="{}" text-anchor="middle">{}</text>'
            ).format(
                _percent(left + slot * 0.18),
                base - height,
                _percent(slot * 0.64),
                height,
                middle,
                base - height - 6,
                column.words or column.value,
                " od-columns__label--minor" if is_minor else "",
                middle,
                base + 20,
                column.label,
            )
        )
    axis = Markup('<line class="od-columns__axis" x1="0" y1="{}" x2="100%" y2="{}"/>').format(base, base)
    return _frame(drawn, axis, height=base + _FOOT, title=title, description=description)


def bar_chart(bars: Sequence[Column], *, title: str, description: str) -> Markup:
    """Return lying bars in the order given, for named things: the label before or above, the figure at the end."""
    most = _most(bars)
    is_short = all(len(bar.label) <= _SHORT_LABEL and bar.label.isascii() for bar in bars)
    start, above = (_SHORT, 0) if is_short else (0, _LABEL)
    row = above + _LINE
    drawn: list[Markup] = []
    for index, bar in enumerate(bars):
        top = index * row + above
        length = _LONGEST * bar.value / most
        drawn.append(
            Markup(
                '<text class="od-columns__label" x="0" y="{}">{}</text>'
                '<rect class="od-columns__{}" x="{}" y="{}" width="{}" height="{}"/>{}'
                '<text class="od-columns__value" x="{}" dx="8" y="{}">{}</text>'
            ).format(
                top - 6 if above else top + 13,
                bar.label,
                "bar" if bar.part is None else "whole",
                _percent(start),
                top,
                _percent(length),
                _THICKNESS,
                _part(bar, start=start, top=top, most=most),
                _percent(start + length),
                top + 13,
                bar.words or bar.value,
            )
        )
    height = max(1, len(bars)) * row
    # A line down the page would strike through labels that stand above their bars.
    line = "" if above else '<line class="od-columns__axis" x1="{0}" y1="0" x2="{0}" y2="{1}"/>'
    axis = Markup(line).format(_percent(start), height)
    return _frame(drawn, axis, height=height, title=title, description=description)


def _part(bar: Column, *, start: float, top: int, most: int) -> Markup:
    if bar.part is None:
        return Markup()
    return Markup('<rect class="od-columns__bar" x="{}" y="{}" width="{}" height="{}"/>').format(
        _percent(start), top, _percent(_LONGEST * bar.part / most), _THICKNESS
    )


def _frame(drawn: Sequence[Markup], axis: Markup, *, height: int, title: str, description: str) -> Markup:
    return Markup(
        '<svg class="od-columns" width="100%" height="{}" font-size="14" role="img" aria-label="{}">'
        "<title>{}</title><desc>{}</desc>{}{}</svg>"
    ).format(height, title, title, description, Markup("").join(drawn), axis)


def _most(columns: Sequence[Column]) -> int:
    return max((column.value for column in columns), default=0) or 1


def _percent(share: float) -> str:
    return f"{share:.2f}%"
