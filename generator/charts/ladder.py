"""Draw a chain of papers as a ladder: the earliest at the top, lines from each to what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.charts.lettering import wrap
from generator.charts.timeline import Arrow

WIDTH = 640
_FONT = 15
_LINE = 21
_PAD = 16
_RADIUS = 11
_LANE = 16
_EDGE = 14


@dataclass(frozen=True, kw_only=True, slots=True)
class Rung:
    """One paper: `about` is said in small letters below its title; without `href` it is the page's own."""

    key: str
    title: str
    about: str
    href: str
    tone: str


def ladder(rungs: Sequence[Rung], arrows: Sequence[Arrow], *, title: str) -> Markup:
    """Return the drawing of `rungs` from top to bottom; arrows that pass a rung by run in lanes at the left."""
    place = {rung.key: number for number, rung in enumerate(rungs)}
    long = sorted(
        (arrow for arrow in arrows if abs(place[arrow.later] - place[arrow.earlier]) > 1),
        key=lambda arrow: (abs(place[arrow.later] - place[arrow.earlier]), place[arrow.earlier]),
    )
    x = _EDGE + len(long) * _LANE + _RADIUS
    left = x + _RADIUS + _EDGE
    heights: list[float] = []
    drawn: list[Markup] = []
    y = 0.0
    for number, rung in enumerate(rungs):
        lines = wrap(rung.title, size=_FONT, room=WIDTH - left)
        heights.append(y + 16)
        drawn.append(_rung(rung, lines, number=number + 1, x=x, left=left, y=y + 16))
        y += (len(lines) + 1) * _LINE + _PAD
    paths = []
    for arrow in arrows:
        lane = long.index(arrow) + 1 if arrow in long else 0
        paths.append(_path(arrow, x=x, lane=lane, top=heights[place[arrow.earlier]], foot=heights[place[arrow.later]]))
    return Markup(
        '<svg class="od-ladder" viewBox="0 0 {} {:.0f}" role="group" aria-label="{}" font-size="{}">'
        '<defs><marker id="ladder-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" markerHeight="6"'
        ' orient="auto"><path class="od-time__head" d="M0 0 8 4 0 8z"/></marker></defs>{}{}</svg>'
    ).format(WIDTH, y, title, _FONT, Markup("").join(paths), Markup("").join(drawn))


def _rung(rung: Rung, lines: Sequence[str], *, number: int, x: float, left: float, y: float) -> Markup:
    words = Markup("").join(
        Markup('<tspan x="{:.0f}" y="{:.0f}">{}</tspan>').format(left, y + 5 + place * _LINE, words)
        for place, words in enumerate(lines)
    )
    body = Markup(
        '<circle class="od-time__mark od-time__mark--{}" cx="{:.0f}" cy="{:.0f}" r="{}"/>'
        '<text class="od-ladder__number od-ladder__number--{}" x="{:.0f}" y="{:.0f}">{}</text>'
        '<text class="od-ladder__title">{}</text>'
        '<text class="od-ladder__about" x="{:.0f}" y="{:.0f}">{}</text>'
    ).format(
        rung.tone, x, y, _RADIUS, rung.tone, x, y + 4.5, number, words,
        left, y + 4 + len(lines) * _LINE, rung.about,
    )  # fmt: skip
    if not rung.href:
        return Markup('<g class="od-ladder__own" data-key="{}">{}</g>').format(rung.key, body)
    return Markup('<a class="od-ladder__rung" href="{}" data-key="{}">{}</a>').format(rung.href, rung.key, body)


def _path(arrow: Arrow, *, x: float, lane: int, top: float, foot: float) -> Markup:
    step = _RADIUS + 2
    if lane:
        away = x - _RADIUS - lane * _LANE
        path = f"M{x - step:.0f} {top:.0f}C{away:.0f} {top:.0f} {away:.0f} {top:.0f} {away:.0f} {top + step:.0f}"
        path += f"V{foot - step:.0f}C{away:.0f} {foot:.0f} {away:.0f} {foot:.0f} {x - step:.0f} {foot:.0f}"
    else:
        path = f"M{x:.0f} {top + step:.0f}V{foot - step:.0f}"
    end = "" if arrow.kind == "related" else Markup(' marker-end="url(#ladder-head)"')
    return Markup('<path class="od-time__arrow od-time__arrow--{}" d="{}" data-from="{}" data-to="{}"{}/>').format(
        arrow.kind, path, arrow.earlier, arrow.later, end
    )
