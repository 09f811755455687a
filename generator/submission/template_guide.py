"""Write the sheets of a workbook that hold no records: the guide, the fields explained, the codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from generator import formats
from generator.i18n import Catalogue
from generator.schemas import TableSchema
from generator.submission import layout
from generator.submission.template_columns import Column
from generator.submission.template_help import Help
from generator.submission.template_lists import ARTICLE_LAWS, ARTICLES, Lists
from generator.submission.template_styles import BAND, LINE_POINTS, MUTED, Styles, lines, text_width

_GUIDE_WIDTHS = {"margin": 2, "label": 20, "zh": 62, "en": 70}
_PARAGRAPHS = {"fill": 9, "privacy": 4, "send": 3}
_A4 = 9
_FIRST = layout.HEADER_ROWS


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the guide states about the workbook; `counts` holds the records written of each table."""

    name: str
    title: str
    title_en: str
    publisher: str
    publisher_en: str
    as_of: str
    version: str
    has_rows: bool
    counts: Mapping[str, int]


def write_guide(
    sheet: Worksheet, facts: Facts, *, schemas: Mapping[str, TableSchema], words: Mapping[str, Catalogue], style: Styles
) -> None:
    """Write what this workbook is, how to fill it in and how to send it."""
    _Guide(sheet, words, style).write(facts, schemas)


class _Guide:
    """A sheet written from the top down: a label, Chinese, English in each row."""

    def __init__(self, sheet: Worksheet, words: Mapping[str, Catalogue], style: Styles) -> None:
        self.sheet, self.words, self.style, self.row = sheet, words, style, 0

    def write(self, facts: Facts, schemas: Mapping[str, TableSchema]) -> None:
        sheet = self.sheet
        for column, width in enumerate(_GUIDE_WIDTHS.values()):
            sheet.set_column(column, column, width)
        sheet.hide_gridlines(2)
        sheet.set_tab_color(BAND)
        self._band()
        self._facts(facts)
        self._heading("tables_title")
        for table, count in facts.counts.items():
            schema = schemas[table]
            self._line("", schema.description, schema.description_en)
            name = layout.sheet_name(schema)
            shown = f"{name}（{count}）" if facts.has_rows else name
            sheet.write_url(self.row - 1, 1, f"internal:'{name}'!A1", self.style.link, shown)
        for section, count in _PARAGRAPHS.items():
            self._heading(f"{section}_title")
            for number in range(1, count + 1):
                values = {"row": layout.FIRST_RECORD_ROW, "name": facts.name}
                said = {lang: t(f"template.{section}_{number}", **values) for lang, t in self.words.items()}
                self._line(f"{number}", said["zh"], said["en"])
        self._heading("colours_title")
        for key, colour in (
            ("required", self.style.required),
            ("optional", self.style.optional),
            ("gap", self.style.gap),
        ):
            self._line("", self._zh(f"colour_{key}"), self._en(f"colour_{key}"))
            sheet.write_blank(self.row - 1, 1, None, colour)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)

    def _band(self) -> None:
        for row, height in ((0, 34), (1, 22)):
            self.sheet.set_row(row, height)
            for column in range(len(_GUIDE_WIDTHS)):
                self.sheet.write_blank(row, column, None, self.style.lead)
        self.sheet.write_string(0, 1, self._zh("title"), self.style.band)
        self.sheet.write_string(1, 1, self._en("title"), self.style.lead)
        self.row = 3

    def _facts(self, facts: Facts) -> None:
        count = f"{sum(facts.counts.values()):,}"
        key = "with_rows" if facts.has_rows else "without_rows"
        title = {"zh": facts.title, "en": facts.title_en}
        package = {lang: t("template.package", title=title[lang], name=facts.name) for lang, t in self.words.items()}
        about = {
            lang: t("template.about") + (" " if lang == "en" else "") + t(f"template.{key}", count=count)
            for lang, t in self.words.items()
        }
        self._line(layout.PUBLISHER_LABEL, package["zh"], package["en"])
        self._line(self._zh("publisher_label"), facts.publisher, facts.publisher_en)
        self._line(self._zh("as_of_label"), facts.as_of, formats.date(facts.as_of, "en"))
        self._line(layout.VERSION_LABEL, facts.version, self._en("version"))
        self._line(self._zh("about_label"), about["zh"], about["en"])

    def _heading(self, key: str) -> None:
        self.row += 1
        self.sheet.set_row(self.row, 26)
        for column, text in ((1, self._zh(key)), (2, ""), (3, self._en(key))):
            self.sheet.write_string(self.row, column, text, self.style.heading)
        self.row += 1

    def _line(self, label: str, zh: str, en: str) -> None:
        self.sheet.write_string(self.row, 1, label, self.style.label)
        self.sheet.write_string(self.row, 2, zh, self.style.prose)
        self.sheet.write_string(self.row, 3, en, self.style.foreign)
        deepest = max(lines(zh, _GUIDE_WIDTHS["zh"]), lines(en, _GUIDE_WIDTHS["en"]))
        self.sheet.set_row(self.row, LINE_POINTS * deepest + 3)
        self.row += 1

    def _zh(self, key: str) -> str:
        return self.words["zh"](f"template.{key}")

    def _en(self, key: str) -> str:
        return self.words["en"](f"template.{key}")


def write_fields(sheet: Worksheet, columns: Iterable[Column], *, help_: Help, style: Styles) -> None:
    """Write one row for each field of the workbook's tables: what it is, how to write it, an example."""
    zh, en = help_.words["zh"], help_.words["en"]
    heads = ("table", "title", "name", "required", "description", "rule", "example")
    widths = (16, 22, 22, 8, 66, 44, 34)
    for at, (head, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, zh(f"template.column_{head}"), style.required)
        sheet.write_string(1, at, en(f"template.column_{head}"), style.english)
    row = 2
    for column in columns:
        field, schema = column.field, help_.schemas[column.table]
        cells = (
            (schema.title, style.label),
            (f"{field.title}\n{field.title_en}", style.prose),
            (field.name, style.label),
            (layout.YES if column.is_needed else layout.NO, style.prose),
            (f"{field.description}\n{field.description_en}", style.prose),
            ("\n".join(said for said in (help_.rule(column, "zh"), help_.rule(column, "en")) if said), style.foreign),
            (str(column.shown(field.example)), style.empty["text"]),
        )
        for at, (text, dress) in enumerate(cells):
            sheet.write_string(row, at, text, dress)
        deepest = max(lines(text, width) for (text, _), width in zip(cells, widths, strict=True))
        sheet.set_row(row, LINE_POINTS * deepest + 3)
        row += 1
    sheet.set_row(0, 24)
    sheet.freeze_panes(2, 2)
    sheet.autofilter(1, 0, row - 1, len(heads) - 1)
    print_wide(sheet, repeat=2)


def write_codes(
    book: Workbook, sheet: Worksheet, lists: Lists, *, words: Mapping[str, Catalogue], style: Styles
) -> None:
    """Write every list, label and English name side by side, and name the ranges for the cells that use them."""
    zh, en = words["zh"], words["en"]
    at = 0
    for known in lists.lists:
        labels = [choice.label for choice in known.choices]
        names = [choice.name_en for choice in known.choices]
        head = (known.title, known.title_en, known.name)
        _list(book, sheet, at, head, labels, name=known.name, style=style)
        _list(book, sheet, at + 1, (zh("template.codes_english"), en("template.codes_english"), ""), names, style=style)
        at += 3
    if lists.articles:
        laws, articles = [law.label for law, _ in lists.articles], [article for _, article in lists.articles]
        in_words = [formats.article(article, "zh") for article in articles]
        for key, values, name in (
            ("articles_law", laws, ARTICLE_LAWS),
            ("articles_number", articles, ARTICLES),
            ("articles_words", in_words, ""),
        ):
            _list(book, sheet, at, (zh(f"template.{key}"), en(f"template.{key}"), name), values, name=name, style=style)
            at += 1
    sheet.set_row(0, 24)
    sheet.freeze_panes(_FIRST, 0)
    sheet.set_tab_color(MUTED)
    print_wide(sheet, repeat=_FIRST)


def print_wide(sheet: Worksheet, *, repeat: int) -> None:
    """Set a sheet up for A4 across: its header on every page, its name and the page at the foot."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.repeat_rows(0, repeat - 1)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&8&A&R&8&P / &N")
    sheet.fit_to_pages(1, 0)


def _list(
    book: Workbook,
    sheet: Worksheet,
    at: int,
    head: tuple[str, str, str],
    values: Sequence[str],
    *,
    name: str = "",
    style: Styles,
) -> None:
    dresses: tuple[Format, ...] = (style.optional, style.english, style.name)
    for row, (text, dress) in enumerate(zip(head, dresses, strict=True)):
        sheet.write_string(row, at, text, dress)
    for row, value in enumerate(values, start=_FIRST):
        sheet.write_string(row, at, value, style.code if name else style.foreign)
    widest = max((text_width(text) for text in (*head[:2], *values)), default=0)
    sheet.set_column(at, at, min(max(widest + 2, 12), 60))
    if name:
        letter = xl_col_to_name(at)
        last = _FIRST + max(len(values), 1)
        book.define_name(name, f"='{layout.CODES_SHEET}'!${letter}${_FIRST + 1}:${letter}${last}")
