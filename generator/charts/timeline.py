"""Draw dated papers on one axis in lanes, as precise as their dates are, and what came of what as arrows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from generator.charts.lettering import cut, width

WIDTH = 1200
_LEFT = 14
_RIGHT = 880
_UNDATED = 916
_FONT = 13
_ROW = 23
_HEAD = 40
_TOP = 30
_ROOM = 350
_UNDATED_ROOM = 268
_GAP = 14
_DOT = 4.5
# A month is too short a stretch to be seen: its bar has a fixed length, the legend says so.
_MONTH = 14.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """One paper: `date` is an ISO date of any precision or '', `tone` its status, `words` what a reader is told."""

    key: str
    label: str
    words: str
    href: str
    date: str
    tone: str


@dataclass(frozen=True, slots=True)
class Lane:
    """Papers of one group, in the order in which they are met by keyboard."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """That the later of two papers came of the earlier; `kind` says how."""

    earlier: str
    later: str
    kind: str


class _Placed(NamedTuple):
    """A point with its mark from `left` to `right`, and where its label stands."""

    point: Point
    left: float
    right: float
    y: float
    is_before: bool

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def precision(date: str) -> str:
    """Return how precise an ISO date is: ``day``, ``month``, ``year``, or ``unknown`` for ''."""
    return ("unknown", "year", "month", "day")[len(date.split("-")) if date else 0]


def timeline(lanes: Sequence[Lane], arrows: Iterable[Arrow], *, unknown: str, title: str, description: str) -> Markup:
    """Return the drawing of `lanes` from top to bottom; `unknown` heads the column of papers without a date.

    The role is ``group``, not ``img``: an image would hide its links from assistive technology.
    """
    dates = [point.date for lane in lanes for point in lane.points if point.date]
    first = int(min(dates, default="2000")[:4])
    last = int(max(dates, default="2000")[:4]) + 1
    placed: dict[str, _Placed] = {}
    heads: list[Markup] = []
    y = float(_TOP)
    for lane in lanes:
        heads.append(
            Markup(
                '<line class="od-time__lane" x1="0" y1="{:.0f}" x2="{}" y2="{:.0f}"/>'
                '<text class="od-time__group" x="0" y="{:.0f}">{}</text>'
            ).format(y, WIDTH, y, y + 20, lane.name)
        )
        y += _HEAD
        lowest = y
        for item in _place(lane.points, top=y, first=first, last=last):
            placed[item.point.key] = item
            lowest = max(lowest, item.y)
        y = lowest + _ROW
    years = _years(first, last, foot=y)
    column = Markup(
        '<line class="od-time__edge" x1="{0}" y1="0" x2="{0}" y2="{1:.0f}"/>'
        '<text class="od-time__year" x="{2}" y="18">{3}</text>'
    ).format(_UNDATED - 18, y, _UNDATED - 8, unknown)
    drawn = [_arrow(arrow, placed) for arrow in arrows if arrow.earlier in placed and arrow.later in placed]
    return Markup(
        '<svg class="od-time" viewBox="0 0 {} {:.0f}" role="group" aria-label="{}" font-size="{}">'
        "<title>{}</title><desc>{}</desc>"
        '<defs><marker id="time-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" markerHeight="6"'
        ' orient="auto"><path class="od-time__head" d="M0 0 8 4 0 8z"/></marker></defs>'
        "{}{}{}{}{}</svg>"
    ).format(
        WIDTH,
        y + 4,
        title,
        _FONT,
        title,
        description,
        years,
        column,
        Markup("").join(heads),
        Markup("").join(drawn),
        Markup("").join(_point(item) for item in placed.values()),
    )


def swatch(shape: str, tone: str) -> Markup:
    """Return the mark of a date of precision `shape` in `tone` for a legend."""
    return Markup('<svg class="od-time__swatch" viewBox="0 0 36 14" aria-hidden="true">{}</svg>').format(
        _mark(shape, tone, *{"year": (3.0, 33.0), "month": (11.0, 25.0)}.get(shape, (13.5, 22.5)), y=7.0)
    )


def arrow_swatch(kind: str) -> Markup:
    """Return the line of a relation of `kind` for a legend; the arrow's head is defined by the drawing."""
    return Markup(
        '<svg class="od-time__swatch" viewBox="0 0 36 14" aria-hidden="true">'
        '<path class="od-time__arrow od-time__arrow--{}" d="M2 7H33"{}/></svg>'
    ).format(kind, _end(kind))


def _x(date: str, *, first: int, last: int) -> float:
    year, month, day = (*(int(part) for part in date.split("-")), 1, 1)[:3]
    return _LEFT + (year - first + (month - 1 + (day - 1) / 31) / 12) / (last - first) * (_RIGHT - _LEFT)


def _extent(point: Point, *, first: int, last: int) -> tuple[float, float]:
    """Return from where to where the mark of a point reaches."""
    if not point.date:
        return _UNDATED - _DOT, _UNDATED + _DOT
    x = _x(point.date, first=first, last=last)
    unit = (_RIGHT - _LEFT) / (last - first)
    match precision(point.date):
        case "year":
            return x + 1, x + unit - 1
        case "month":
            middle = x + unit / 24
            return middle - _MONTH / 2, middle + _MONTH / 2
        case _:
            return x - _DOT, x + _DOT


def _place(points: Sequence[Point], *, top: float, first: int, last: int) -> list[_Placed]:
    """Return the points, each on the highest row of the lane on which nothing is in its way."""
    rows: list[list[tuple[float, float]]] = []
    placed: list[_Placed] = []
    for point in points:
        left, right = _extent(point, first=first, last=last)
        room = width(_label(point), size=_FONT) + _GAP
        is_before = bool(point.date) and right + room > _RIGHT + 8
        span = (left - room, right + 6) if is_before else (left - 6, right + room)
        free = (number for number, row in enumerate(rows) if all(span[1] <= a or b <= span[0] for a, b in row))
        number = next(free, len(rows))
        if number == len(rows):
            rows.append([])
        rows[number].append(span)
        placed.append(_Placed(point, left, right, top + number * _ROW, is_before))
    return placed


def _label(point: Point) -> str:
    return cut(point.label, size=_FONT, room=_ROOM if point.date else _UNDATED_ROOM)


def _point(item: _Placed) -> Markup:
    point = item.point
    return Markup(
        '<a class="od-time__point od-time__point--{}" href="{}" aria-label="{}" data-key="{}" data-date="{}">'
        '<title>{}</title>{}<text x="{:.1f}" y="{:.1f}"{}>{}</text></a>'
    ).format(
        point.tone,
        point.href,
        point.words,
        point.key,
        precision(point.date),
        point.words,
        _mark(precision(point.date), point.tone, item.left, item.right, y=item.y),
        item.left - 6 if item.is_before else item.right + 6,
        item.y + 4.5,
        Markup(' text-anchor="end"') if item.is_before else "",
        _label(point),
    )


def _mark(shape: str, tone: str, left: float, right: float, *, y: float) -> Markup:
    """Return a mark: a dot for a day, a bar for a month or a year, a diamond where no date is stated."""
    middle = (left + right) / 2
    name = f"od-time__mark od-time__mark--{tone}"
    if shape == "day":
        return Markup('<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="{}"/>').format(name, middle, y, _DOT)
    if shape == "unknown":
        return Markup('<path class="{}" d="M{:.1f} {:.1f}l5 5-5 5-5-5z"/>').format(name, middle, y - 5)
    return Markup('<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="8" rx="1.5"/>').format(
        name, left, y - 4, right - left
    )


def _arrow(arrow: Arrow, placed: dict[str, _Placed]) -> Markup:
    """Return an arrow that leaves and arrives upright, so that it crosses labels instead of running along them."""
    start, end = placed[arrow.earlier], placed[arrow.later]
    x1, y1, x2, y2 = start.middle, start.y, end.middle, end.y
    if y1 == y2:
        path = f"M{x1:.1f} {y1 - 6:.1f}C{x1:.1f} {y1 - 18:.1f} {x2:.1f} {y2 - 18:.1f} {x2:.1f} {y2 - 6:.1f}"
    else:
        step = 6 if y2 > y1 else -6
        bend = (y1 + y2) / 2
        path = f"M{x1:.1f} {y1 + step:.1f}C{x1:.1f} {bend:.1f} {x2:.1f} {bend:.1f} {x2:.1f} {y2 - step:.1f}"
    return Markup('<path class="od-time__arrow od-time__arrow--{}" d="{}" data-from="{}" data-to="{}"{}/>').format(
        arrow.kind, path, arrow.earlier, arrow.later, _end(arrow.kind)
    )


def _end(kind: str) -> Markup:
    """Return the head of an arrow; a relation that states no descent has none."""
    return Markup("") if kind == "related" else Markup(' marker-end="url(#time-head)"')


def _years(first: int, last: int, *, foot: float) -> Markup:
    """Return a line for each year; every other one is named."""
    drawn: list[Markup] = []
    for year in range(first, last + 1):
        x = _x(str(year), first=first, last=last)
        drawn.append(
            Markup('<line class="od-time__grid" x1="{0:.1f}" y1="24" x2="{0:.1f}" y2="{1:.0f}"/>').format(x, foot)
        )
        if (last - year) % 2 and year < last:
            half = (_RIGHT - _LEFT) / (last - first) / 2
            drawn.append(
                Markup('<text class="od-time__year" x="{:.1f}" y="18" text-anchor="middle">{}</text>').format(
                    x + half, year
                )
            )
    return Markup("").join(drawn)
