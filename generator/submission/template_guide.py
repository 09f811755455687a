"""Write the sheets of a workbook that explain: the guide, and what every field is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from generator import formats
from generator.i18n import Catalogue
from generator.schemas import TableSchema
from generator.submission import layout
from generator.submission.template_columns import Column
from generator.submission.template_help import Help
from generator.submission.template_styles import BAND, LINE_POINTS, Styles, lines, print_across

_GUIDE_WIDTHS = {"margin": 2, "label": 20, "zh": 62, "en": 70}
_PARAGRAPHS = {"fill": 9, "privacy": 4, "send": 3}


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
        print_across(sheet, width=sum(_GUIDE_WIDTHS.values()))
        sheet.fit_to_pages(1, 2)

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
        for label, value_zh, value_en in (
            ("package", package["zh"], package["en"]),
            ("publisher", facts.publisher, facts.publisher_en),
            ("as_of", facts.as_of, formats.date(facts.as_of, "en")),
            ("version", *(t("template.version", version=facts.version) for t in (self.words["zh"], self.words["en"]))),
            ("about", about["zh"], about["en"]),
        ):
            self._line(self._zh(f"{label}_label"), value_zh, f"{self._en(f'{label}_label')} – {value_en}")

    def _heading(self, key: str) -> None:
        self.row += 1
        self.sheet.set_row(self.row, 26)
        for column, text in ((1, self._zh(key)), (2, ""), (3, self._en(key))):
            self.sheet.write_string(self.row, column, text, self.style.heading)
        self.row += 1

    def _line(self, label: str, zh: str, en: str) -> None:
        self.sheet.write_string(self.row, 1, label, self.style.ordinal if label.isdecimal() else self.style.label)
        self.sheet.write_string(self.row, 2, zh, self.style.prose)
        self.sheet.write_string(self.row, 3, en, self.style.foreign)
        deepest = max(lines(zh, _GUIDE_WIDTHS["zh"] - 2), lines(en, _GUIDE_WIDTHS["en"] - 2))
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
        rules = (help_.rule(column, "zh"), help_.rule(column, "en"))
        cells = (
            (schema.title, style.cell_quiet),
            (f"{field.title}\n{field.title_en}", style.cell),
            (field.name, style.cell_quiet),
            (layout.YES if column.is_needed else layout.NO, style.cell),
            (f"{field.description}\n{field.description_en}", style.cell),
            ("\n".join(said for said in rules if said), style.cell_quiet),
            (str(column.shown(field.example)), style.filled["text"]),
        )
        for at, (text, dress) in enumerate(cells):
            sheet.write_string(row, at, text, dress)
        deepest = max(lines(text, width) for (text, _), width in zip(cells, widths, strict=True))
        sheet.set_row(row, LINE_POINTS * deepest + 3)
        row += 1
    sheet.set_row(0, 24)
    sheet.freeze_panes(2, 2)
    sheet.autofilter(1, 0, row - 1, len(heads) - 1)
    sheet.repeat_rows(0, 1)
    print_across(sheet, width=sum(widths))
