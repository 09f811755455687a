"""Write the sheet that holds every list of a workbook, and name its ranges for the cells that use them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from generator import formats
from generator.i18n import Catalogue
from generator.submission import layout
from generator.submission.template_lists import ARTICLE_LAWS, ARTICLES, Lists
from generator.submission.template_styles import MUTED, Styles, print_across, text_width

_FIRST = layout.HEADER_ROWS
_GAP = 3
_WIDEST = 60


@dataclass(frozen=True, kw_only=True)
class _Listing:
    """One column of the sheet; `name` is the range's, '' where cells choose from another column of the group."""

    title: str
    title_en: str
    values: Sequence[str]
    name: str = ""


def write_codes(
    book: Workbook, sheet: Worksheet, lists: Lists, *, words: Mapping[str, Catalogue], style: Styles
) -> None:
    """Write each list with what explains it beside, and a gap between two."""
    at, width = 0, 0.0
    for group in _groups(lists, words):
        for listing in group:
            own = min(max(text_width(text) for text in (listing.title, listing.title_en, *listing.values)) + 4, _WIDEST)
            sheet.set_column(at, at, own)
            _write(book, sheet, at, listing, style)
            at, width = at + 1, width + own
        sheet.set_column(at, at, _GAP)
        at, width = at + 1, width + _GAP
    sheet.set_row(0, 24)
    sheet.freeze_panes(_FIRST, 0)
    sheet.set_tab_color(MUTED)
    sheet.repeat_rows(0, _FIRST - 1)
    print_across(sheet, width=width)


def _groups(lists: Lists, words: Mapping[str, Catalogue]) -> Iterator[tuple[_Listing, ...]]:
    def titled(key: str, values: Sequence[str], name: str = "") -> _Listing:
        title, title_en = (words[lang](f"template.{key}") for lang in ("zh", "en"))
        return _Listing(title=title, title_en=title_en, values=values, name=name)

    for known in lists.lists:
        labels = [choice.label for choice in known.choices]
        yield (
            _Listing(title=known.title, title_en=known.title_en, values=labels, name=known.name),
            titled("codes_english", [choice.name_en for choice in known.choices]),
        )
    if lists.articles:
        articles = [article for _, article in lists.articles]
        yield (
            titled("articles_law", [law.label for law, _ in lists.articles], ARTICLE_LAWS),
            titled("articles_number", articles, ARTICLES),
            titled("articles_words", [formats.article(article, "zh") for article in articles]),
        )


def _write(book: Workbook, sheet: Worksheet, at: int, listing: _Listing, style: Styles) -> None:
    head = ((listing.title, style.optional), (listing.title_en, style.english), (listing.name, style.name))
    for row, (text, dress) in enumerate(head):
        sheet.write_string(row, at, text, dress)
    for row, value in enumerate(listing.values, start=_FIRST):
        sheet.write_string(row, at, value, style.code if listing.name else style.foreign)
    if listing.name:
        letter, last = xl_col_to_name(at), _FIRST + max(len(listing.values), 1)
        book.define_name(listing.name, f"='{layout.CODES_SHEET}'!${letter}${_FIRST + 1}:${letter}${last}")
