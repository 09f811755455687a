"""Draw one small column chart for each of several series, all on one scale, so that no legend is needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

_PLOT = 64
_TOP = 18
_FOOT = 20


class Panel(NamedTuple):
    """One series: its name, its figures in the order of the periods, and what it says in words."""

    name: str
    values: tuple[int, ...]
    description: str


def small_multiples(panels: Sequence[Panel], *, periods: Sequence[str]) -> Markup:
    """Return a panel for each series in the order given; the highest column of each carries its figure."""
    most = max((value for panel in panels for value in panel.values), default=0) or 1
    drawn = Markup("").join(_panel(panel, periods=periods, most=most) for panel in panels)
    return Markup('<div class="od-multiples">{}</div>').format(drawn)


def _panel(panel: Panel, *, periods: Sequence[str], most: int) -> Markup:
    slot = 100 / max(len(periods), 1)
    base = _TOP + _PLOT
    highest = max(panel.values, default=0)
    peak = panel.values.index(highest) if highest else -1
    drawn: list[Markup] = []
    for index, value in enumerate(panel.values):
        height = round(_PLOT * value / most, 1)
        drawn.append(
            Markup('<rect class="od-columns__bar" x="{:.2f}%" y="{}" width="{:.2f}%" height="{}"/>').format(
                (index + 0.14) * slot, base - height, 0.72 * slot, height
            )
        )
        if index == peak:
            drawn.append(
                Markup('<text class="od-columns__value" x="{:.2f}%" y="{}" text-anchor="middle">{}</text>').format(
                    (index + 0.5) * slot, base - height - 4, value
                )
            )
    ends = ((0, "start", periods[0]), (100, "end", periods[-1])) if periods else ()
    for at, anchor, period in ends:
        drawn.append(
            Markup('<text class="od-columns__label" x="{}%" y="{}" text-anchor="{}">{}</text>').format(
                at, base + 16, anchor, period
            )
        )
    return Markup(
        '<div class="od-multiples__panel"><p>{}</p>'
        '<svg class="od-columns" width="100%" height="{}" font-size="13" role="img" aria-label="{}">'
        "<title>{}</title><desc>{}</desc>{}"
        '<line class="od-columns__axis" x1="0" y1="{}" x2="100%" y2="{}"/></svg></div>'
    ).format(
        panel.name,
        base + _FOOT,
        panel.name,
        panel.name,
        panel.description,
        Markup("").join(drawn),
        base,
        base,
    )
