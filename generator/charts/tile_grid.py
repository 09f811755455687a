"""Draw the provinces as a grid of tiles, each a link: a way in by place, not a map of borders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

_TILE = 72
_GAP = 6
_MARGIN = 4


@dataclass(frozen=True, slots=True)
class Place:
    """Where a tile stands (column and row from the top left) and the short name that fits on it.

    English short names are the letters of ISO 3166-2:CN.
    """

    column: int
    row: int
    zh: str
    en: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Tile:
    """One region: its code, the figure on its tile, and what a screen reader says.

    `mark` is shown in place of a figure that is none; `tone` tells tiles of one grid apart.
    """

    code: str
    count: int
    label: str
    mark: str = "0"
    tone: str = ""


PLACES: Mapping[str, Place] = {
    "110000": Place(5, 1, "北京", "BJ"),
    "120000": Place(6, 2, "天津", "TJ"),
    "130000": Place(5, 2, "河北", "HE"),
    "140000": Place(4, 2, "山西", "SX"),
    "150000": Place(4, 1, "内蒙古", "NM"),
    "210000": Place(7, 2, "辽宁", "LN"),
    "220000": Place(7, 1, "吉林", "JL"),
    "230000": Place(7, 0, "黑龙江", "HL"),
    "310000": Place(7, 5, "上海", "SH"),
    "320000": Place(6, 4, "江苏", "JS"),
    "330000": Place(6, 5, "浙江", "ZJ"),
    "340000": Place(5, 4, "安徽", "AH"),
    "350000": Place(6, 6, "福建", "FJ"),
    "360000": Place(5, 5, "江西", "JX"),
    "370000": Place(5, 3, "山东", "SD"),
    "410000": Place(4, 3, "河南", "HA"),
    "420000": Place(4, 4, "湖北", "HB"),
    "430000": Place(4, 5, "湖南", "HN"),
    "440000": Place(5, 6, "广东", "GD"),
    "450000": Place(4, 6, "广西", "GX"),
    "460000": Place(4, 7, "海南", "HI"),
    "500000": Place(3, 4, "重庆", "CQ"),
    "510000": Place(2, 4, "四川", "SC"),
    "520000": Place(3, 5, "贵州", "GZ"),
    "530000": Place(2, 5, "云南", "YN"),
    "540000": Place(1, 4, "西藏", "XZ"),
    "610000": Place(3, 3, "陕西", "SN"),
    "620000": Place(2, 3, "甘肃", "GS"),
    "630000": Place(1, 3, "青海", "QH"),
    "640000": Place(3, 2, "宁夏", "NX"),
    "650000": Place(1, 2, "新疆", "XJ"),
    "710000": Place(7, 6, "台湾", "TW"),
    "810000": Place(6, 7, "香港", "HK"),
    "820000": Place(5, 7, "澳门", "MO"),
}

_FIRST_COLUMN = min(place.column for place in PLACES.values())
_COLUMNS = max(place.column for place in PLACES.values()) - _FIRST_COLUMN + 1
_ROWS = max(place.row for place in PLACES.values()) + 1


def tile_grid(
    tiles: Iterable[Tile], *, lang: str, href: Callable[[str], str], title: str, description: str = ""
) -> Markup:
    """Return the grid of `tiles` as SVG; a code without a place on the grid is left out.

    `description` is for a grid that no visible text explains.
    `href` gives the address of a region's page relative to the page that shows the grid; a tile with
    the address '' only belongs to the picture. The role is ``group``,
    not ``img``: an image would hide its links from assistive technology.
    """
    width = 2 * _MARGIN + _COLUMNS * _TILE + (_COLUMNS - 1) * _GAP
    height = 2 * _MARGIN + _ROWS * _TILE + (_ROWS - 1) * _GAP
    # Keyboard focus moves in reading order: row by row, left to right.
    placed = sorted(
        ((PLACES[tile.code], tile) for tile in tiles if tile.code in PLACES),
        key=lambda pair: (pair[0].row, pair[0].column),
    )
    drawn = [_tile(place, tile, lang=lang, href=way) for place, tile in placed if (way := href(tile.code))]
    quiet = [place for place, tile in placed if not href(tile.code)]
    return Markup('<svg class="od-tile-grid" viewBox="0 0 {} {}" role="group" aria-label="{}">{}{}{}</svg>').format(
        width,
        height,
        title,
        Markup("<desc>{}</desc>").format(description) if description else "",
        _quiet(quiet),
        Markup("").join(drawn),
    )


def _quiet(places: Iterable[Place]) -> Markup:
    """Return the tiles that lead nowhere as one drawing, each a dot with square ends: they are on many pages."""
    half = _TILE // 2
    dots = "".join(f"M{left + half} {top + half}z" for left, top in map(_corner, places))
    return Markup('<path class="od-tile-grid__quiet" d="{}"/>').format(dots) if dots else Markup()


def _corner(place: Place) -> tuple[int, int]:
    """Return the left and the top of a tile."""
    return _MARGIN + (place.column - _FIRST_COLUMN) * (_TILE + _GAP), _MARGIN + place.row * (_TILE + _GAP)


# Most tiles of the many grids of one language are the same.
@lru_cache(1_000)
def _tile(place: Place, tile: Tile, *, lang: str, href: str) -> Markup:
    left, top = _corner(place)
    middle = left + _TILE // 2
    classes = f"{'' if tile.count else ' od-tile--none'}{f' od-tile--{tile.tone}' if tile.tone else ''}"
    return Markup(
        '<a class="od-tile{classes}" href="{href}" aria-label="{label}"><title>{label}</title>'
        '<rect class="od-tile__box" x="{left}" y="{top}" width="{size}" height="{size}" rx="6"/>'
        '<text class="od-tile__name" x="{middle}" y="{name_y}">{name}</text>'
        '<text class="od-tile__count" x="{middle}" y="{mark_y}">{mark}</text>'
        "</a>"
    ).format(
        classes=classes,
        href=href,
        label=tile.label,
        left=left,
        top=top,
        size=_TILE,
        middle=middle,
        name_y=top + 32,
        name=place.zh if lang == "zh" else place.en,
        mark_y=top + 57,
        mark=tile.count or tile.mark,
    )
