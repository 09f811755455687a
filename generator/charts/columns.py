"""Draw plain column and bar charts: one series, from zero, every bar labelled with its figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

_SLOT = 56
_BAR = 36
_PLOT = 160
_TOP = 28
_FOOT = 32
_ROW = 36
_THICKNESS = 22
_LENGTH = 360
_FIGURE = 64
_LETTER = 9


@dataclass(frozen=True, slots=True)
class Column:
    """One bar: its label and its figure, never negative."""

    label: str
    value: int


def column_chart(columns: Sequence[Column], *, title: str, description: str) -> Markup:
    """Return upright bars in the order given, for periods; the label stands below, the figure above."""
    most = _most(columns)
    width = max(1, len(columns)) * _SLOT
    base = _TOP + _PLOT
    drawn: list[Markup] = []
    for index, column in enumerate(columns):
        left = index * _SLOT + (_SLOT - _BAR) // 2
        middle = left + _BAR // 2
        height = round(_PLOT * column.value / most)
        drawn.append(
            Markup(
                '<rect class="od-columns__bar" x="{}" y="{}" width="{}" height="{}"/>'
                '<text class="od-columns__value" x="{}" y="{}" font-size="16" text-anchor="middle">{}</text>'
                '<text class="od-columns__label" x="{}" y="{}" font-size="16" text-anchor="middle">{}</text>'
            ).format(
                left,
                base - height,
                _BAR,
                height,
                middle,
                base - height - 7,
                column.value,
                middle,
                base + 22,
                column.label,
            )
        )
    axis = Markup('<line class="od-columns__axis" x1="0" y1="{}" x2="{}" y2="{}"/>').format(base, width, base)
    return _frame(drawn, axis, width=width, height=base + _FOOT, title=title, description=description)


def bar_chart(bars: Sequence[Column], *, title: str, description: str) -> Markup:
    """Return lying bars in the order given, for named things; the label stands left, the figure at the end."""
    most = _most(bars)
    start = max((_width(bar.label) for bar in bars), default=0) + 12
    height = max(1, len(bars)) * _ROW
    drawn: list[Markup] = []
    for index, bar in enumerate(bars):
        top = index * _ROW + (_ROW - _THICKNESS) // 2
        length = round(_LENGTH * bar.value / most)
        drawn.append(
            Markup(
                '<text class="od-columns__label" x="{}" y="{}" font-size="16" text-anchor="end">{}</text>'
                '<rect class="od-columns__bar" x="{}" y="{}" width="{}" height="{}"/>'
                '<text class="od-columns__value" x="{}" y="{}" font-size="16">{}</text>'
            ).format(
                start - 8,
                top + 17,
                bar.label,
                start,
                top,
                length,
                _THICKNESS,
                start + length + 8,
                top + 17,
                bar.value,
            )
        )
    axis = Markup('<line class="od-columns__axis" x1="{}" y1="0" x2="{}" y2="{}"/>').format(start, start, height)
    return _frame(drawn, axis, width=start + _LENGTH + _FIGURE, height=height, title=title, description=description)


def _frame(drawn: Sequence[Markup], axis: Markup, *, width: int, height: int, title: str, description: str) -> Markup:
    return Markup(
        '<svg class="od-columns" viewBox="0 0 {} {}" role="img" aria-label="{}">'
        "<title>{}</title><desc>{}</desc>{}{}</svg>"
    ).format(width, height, title, title, description, Markup("").join(drawn), axis)


def _most(columns: Sequence[Column]) -> int:
    return max((column.value for column in columns), default=0) or 1


def _width(label: str) -> int:
    """Return about how wide `label` is at 16 px: a Chinese character takes twice a letter's room."""
    return sum(2 * _LETTER if ord(mark) > 0x2E7F else _LETTER for mark in label)
