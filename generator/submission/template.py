"""Write the workbook in which an office fills in its records: one sheet for each table."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from generator.i18n import Catalogue
from generator.packages import Package, Row
from generator.submission import layout
from generator.submission.choices import Choices
from generator.submission.template_codes import write_codes
from generator.submission.template_columns import Column, Use, columns
from generator.submission.template_guide import (
    Facts,
    write_fields,
    write_guide,
)
from generator.submission.template_help import Help
from generator.submission.template_lists import gather
from generator.submission.template_rules import Rules
from generator.submission.template_styles import (
    DEFAULT,
    FONT,
    LINE_POINTS,
    LINK,
    PAPER,
    lines,
    print_across,
    styles,
    text_width,
)

# Rows below the last record whose cells know their lists and messages.
EMPTY_ROWS = 500
_TALLEST_LINES = 6
_WIDTHS: Mapping[Use, int] = {
    Use.DATE: 13,
    Use.BOOLEAN: 10,
    Use.WHOLE: 10,
    Use.NUMBER: 16,
    Use.SEQUENCE: 7,
    Use.CODE: 24,
    Use.REFERENCE: 32,
    Use.REFERENCE_HERE: 32,
    Use.PARENT: 36,
    Use.ID: 36,
    Use.ARTICLE: 12,
    Use.URL: 34,
}


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is asked for: the publisher's package among all `packages`, the tables, and whether with its rows."""

    package: Package
    packages: tuple[Package, ...]
    tables: tuple[str, ...]
    has_rows: bool


def write_template(order: Order, *, choices: Choices, words: Mapping[str, Catalogue]) -> bytes:
    """Return the workbook as an XLSX file; the same data give the same bytes.

    `words` are the catalogues of the program (``generator/locale``) by language.
    """
    out = io.BytesIO()
    # The library writes into the properties, and what it wrote would dress the next workbook.
    book = Workbook(out, {"in_memory": True, "default_format_properties": dict(DEFAULT), "strings_to_urls": False})
    _Writer(book, order, choices, words).write()
    book.close()
    return out.getvalue()


class _Writer:
    """The workbook while it is written."""

    def __init__(self, book: Workbook, order: Order, choices: Choices, words: Mapping[str, Catalogue]) -> None:
        self.book, self.order, self.choices, self.words = book, order, choices, words
        self.style = styles(book)
        home = order.package.descriptor.get("publisher", {}).get("jurisdiction_code", "")
        self.lists = gather(order.tables, choices=choices, packages=order.packages, home=home)
        self.help = Help(
            schemas=choices.schemas,
            prefixes=tuple(order.package.descriptor.get("id_prefixes", ())),
            words=words,
        )
        self.columns = {name: columns(name, tables=order.tables, choices=choices) for name in order.tables}
        self.rows = {name: self._rows(name) for name in order.tables}
        last_rows = {name: layout.HEADER_ROWS + len(rows) + EMPTY_ROWS for name, rows in self.rows.items()}
        self.rules = Rules(lists=self.lists, help=self.help, last_rows=last_rows)

    def write(self) -> None:
        book = self.book
        guide = book.add_worksheet(layout.GUIDE_SHEET)
        sheets = {name: book.add_worksheet(layout.sheet_name(self.choices.schemas[name])) for name in self.order.tables}
        fields = book.add_worksheet(layout.FIELDS_SHEET)
        codes = book.add_worksheet(layout.CODES_SHEET)
        facts = self._facts()
        write_guide(guide, facts, schemas=self.choices.schemas, words=self.words, style=self.style)
        for name, sheet in sheets.items():
            self._records(sheet, name)
        write_fields(
            fields, (column for own in self.columns.values() for column in own), help_=self.help, style=self.style
        )
        write_codes(book, codes, self.lists, words=self.words, style=self.style)
        created = datetime.combine(date.fromisoformat(facts.as_of), time())
        book.set_properties({"title": self.words["zh"]("template.title"), "subject": facts.title, "created": created})
        guide.activate()

    def _rows(self, name: str) -> Sequence[Row]:
        table = self.order.package.tables.get(name)
        return table.rows if table and self.order.has_rows else ()

    def _facts(self) -> Facts:
        descriptor = self.order.package.descriptor
        publisher = descriptor["publisher"]
        return Facts(
            name=self.order.package.name,
            title=descriptor["title"],
            title_en=descriptor["title_en"],
            publisher=publisher["name_zh"],
            publisher_en=publisher["name_en"],
            as_of=max(package.descriptor["last_checked"] for package in self.order.packages),
            version=layout.schema_version(self.choices.schemas, self.order.tables),
            has_rows=self.order.has_rows,
            counts={name: len(rows) for name, rows in self.rows.items()},
        )

    def _records(self, sheet: Worksheet, name: str) -> None:
        """Write a table's sheet: three rows of header, its records, and cells below that know their rules."""
        own = self.columns[name]
        widths = [_width(column) for column in own]
        last_row = self.rules.last_rows[name]
        for at, (column, width) in enumerate(zip(own, widths, strict=True)):
            sheet.set_column(at, at, width, self.style.empty[_held(column)])
            self._header(sheet, at, column)
            sheet.data_validation(layout.HEADER_ROWS, at, last_row - 1, at, self.rules.of(column, at))
            if column.is_needed:
                self._mark_gaps(sheet, at, last_row=last_row, columns=len(own))
        for row, record in enumerate(self.rows[name], start=layout.HEADER_ROWS):
            shown = [column.shown(record.values[column.field.name]) for column in own]
            for at, (column, value) in enumerate(zip(own, shown, strict=True)):
                _write(sheet, row, at, value, self.style.filled["text" if isinstance(value, str) else _held(column)])
            deepest = max(lines(str(value), width) for value, width in zip(shown, widths, strict=True))
            sheet.set_row(row, LINE_POINTS * min(deepest, _TALLEST_LINES) + 2)
        self._furnish(sheet, name, last_row=last_row, width=sum(widths))

    def _header(self, sheet: Worksheet, at: int, column: Column) -> None:
        title = self.style.required if column.is_needed else self.style.optional
        dresses = (title, self.style.english, self.style.name)
        for row, (text, dress) in enumerate(
            zip(layout.header(column.field, is_needed=column.is_needed), dresses, strict=True)
        ):
            sheet.write_string(row, at, text, dress)
        comment = self.help.comment(column)
        height = 18 * lines(comment, 46) + 12
        look = {"author": "", "font_name": FONT, "font_size": 9, "color": PAPER, "width": 340, "height": height}
        sheet.write_comment(0, at, comment, look)

    def _mark_gaps(self, sheet: Worksheet, at: int, *, last_row: int, columns: int) -> None:
        """Colour a cell that must be filled in and is empty, once its row holds anything."""
        first, last = f"{xl_col_to_name(at)}{layout.FIRST_RECORD_ROW}", xl_col_to_name(columns - 1)
        filled = f"COUNTA($A{layout.FIRST_RECORD_ROW}:${last}{layout.FIRST_RECORD_ROW})>0"
        rule = {"type": "formula", "criteria": f'=AND({first}="",{filled})', "format": self.style.gap}
        sheet.conditional_format(layout.HEADER_ROWS, at, last_row - 1, at, rule)

    def _furnish(self, sheet: Worksheet, name: str, *, last_row: int, width: float) -> None:
        own = self.columns[name]
        for row, height in enumerate((26, 30, 16)):
            sheet.set_row(row, height)
        keys = 2 if len(own) > 2 and own[1].use is Use.SEQUENCE else 1
        sheet.freeze_panes(layout.HEADER_ROWS, keys)
        sheet.autofilter(layout.HEADER_ROWS - 1, 0, last_row - 1, len(own) - 1)
        sheet.set_tab_color(LINK)
        # Years, articles and codes are text on purpose; Excel need not mark each of them.
        sheet.ignore_errors({"number_stored_as_text": f"A1:{xl_col_to_name(len(own) - 1)}{last_row}"})
        sheet.repeat_columns(0, keys - 1)
        sheet.repeat_rows(0, layout.HEADER_ROWS - 1)
        print_across(sheet, width=width)


def _held(column: Column) -> str:
    """Return what a column's cells hold; all but numbers are text, so that no program rewrites them."""
    if column.use in (Use.WHOLE, Use.SEQUENCE):
        return "whole"
    if column.use is Use.NUMBER:
        return "money" if column.field.unit == "CNY" else "number"
    return "text"


def _write(sheet: Worksheet, row: int, at: int, value: str | int | float, dress: Format) -> None:
    if not isinstance(value, str):
        sheet.write_number(row, at, value, dress)
    elif value:
        # Never `write`: a text that opens with = must not become a formula.
        sheet.write_string(row, at, value, dress)
    else:
        sheet.write_blank(row, at, None, dress)


def _width(column: Column) -> float:
    """Return the width of a column in figures; running text is as wide as its example asks."""
    own = _WIDTHS.get(column.use) or min(max(text_width(column.field.example), 20), 52)
    return max(own, text_width(column.field.title) + 4)
