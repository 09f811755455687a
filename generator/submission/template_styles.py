"""Dress the workbook: the site's colours, one font, and how wide a text is."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

# Windows, WPS for it and Office for macOS all bring it; 等线 comes with newer Office alone.
FONT = "微软雅黑"
SIZE = 10
LINE_POINTS = 17
# What still can be read on one page across; a wider sheet is printed on several.
_PAGE_WIDTH = 220
_A4 = 9

# The values of site_src/assets/css/00-tokens.css, light.
INK = "#1b2430"
MUTED = "#5b6470"
PAPER = "#f3f1ea"
LINE = "#dcd8cc"
RULE = "#b9b3a2"
LINK = "#12508f"
SOFT = "#cfdeec"
MARK = "#ffe9a8"
BAND = "#a92c1c"
WHITE = "#ffffff"

# Without "none" the program would show the font of its own theme.
DEFAULT: Mapping[str, object] = {
    "font_name": FONT,
    "font_scheme": "none",
    "font_size": SIZE,
    "font_color": INK,
    "valign": "top",
}


@dataclass(frozen=True, kw_only=True)
class Styles:
    """The formats of the workbook, made once."""

    band: Format
    lead: Format
    heading: Format
    label: Format
    ordinal: Format
    prose: Format
    foreign: Format
    link: Format
    code: Format
    required: Format
    optional: Format
    english: Format
    name: Format
    cell: Format
    cell_quiet: Format
    gap: Format
    # By what a column holds: its empty cells, and the cells of a record.
    empty: Mapping[str, Format]
    filled: Mapping[str, Format]


def styles(book: Workbook) -> Styles:
    """Add the formats to `book`."""

    def made(**properties: object) -> Format:
        return book.add_format({**DEFAULT, **properties})

    head = {"valign": "vcenter", "text_wrap": True, "right": 1, "right_color": WHITE}
    wrapped = {"text_wrap": True}
    ruled = {**wrapped, "bottom": 1, "bottom_color": LINE}
    held: Mapping[str, Mapping[str, object]] = {
        "text": {"num_format": "@", **wrapped},
        "whole": {"num_format": "0", "align": "center"},
        "number": {"num_format": "General", "align": "right", "indent": 1},
        "money": {"num_format": "#,##0.00", "align": "right", "indent": 1},
    }
    return Styles(
        band=made(bg_color=BAND, font_color=WHITE, font_size=16, bold=True, valign="vcenter", indent=1),
        lead=made(bg_color=BAND, font_color=WHITE, valign="vcenter", indent=1),
        heading=made(font_color=LINK, font_size=12, bold=True, valign="bottom", bottom=1, bottom_color=RULE),
        label=made(font_color=MUTED, text_wrap=True),
        ordinal=made(font_color=MUTED, align="right"),
        prose=made(align="left", indent=1, **wrapped),
        foreign=made(font_color=MUTED, align="left", indent=1, **wrapped),
        link=made(font_color=LINK, underline=1, **wrapped),
        code=made(num_format="@", bg_color=PAPER, **wrapped),
        required=made(bg_color=LINK, font_color=WHITE, bold=True, **head),
        optional=made(bg_color=SOFT, bold=True, **head),
        english=made(bg_color=PAPER, font_color=MUTED, font_size=9, **head),
        name=made(bg_color=PAPER, font_color=MUTED, font_size=8, bottom=2, bottom_color=RULE, **head),
        cell=made(**ruled),
        cell_quiet=made(font_color=MUTED, **ruled),
        gap=book.add_format({"bg_color": MARK}),
        empty={name: made(**properties) for name, properties in held.items()},
        filled={name: made(**properties, bottom=1, bottom_color=LINE) for name, properties in held.items()},
    )


def print_across(sheet: Worksheet, *, width: float) -> None:
    """Set a sheet `width` figures wide up for A4 across, with its name and the page at the foot."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&8&A&R&8&P / &N")
    sheet.fit_to_pages(math.ceil(width / _PAGE_WIDTH), 0)


def text_width(text: str) -> float:
    """Return how wide the longest line of `text` is, in widths of a figure as columns are measured."""
    return max(map(_line_width, text.split("\n")))


def lines(text: str, width: float) -> int:
    """Return into how many lines a column `width` figures wide breaks `text`."""
    return sum(max(1, math.ceil(_line_width(line) / width)) for line in text.split("\n"))


# The labels of long lists come again in every workbook.
@lru_cache(10_000)
def _line_width(line: str) -> float:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 0.88 for character in line)
