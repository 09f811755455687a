"""Write the sheet that lists all findings of a workbook, and know it again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl.cell import Cell as BookCell
from openpyxl.cell import MergedCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from generator.errors import Severity
from generator.i18n import Catalogue, read_catalogue
from generator.messages import LANGUAGES, LOCALE_FOLDER, Wording
from generator.submission.values import Sheet

TINTS: Mapping[Severity, str] = {Severity.ERROR: "FFF4B6B0", Severity.WARNING: "FFFCE8A6", Severity.NOTE: "FFD6E6F5"}

_COLUMNS = ("severity", "sheet", "cell", "field", "value", "message", "mend", "rule")
_WIDTHS = (8, 16, 8, 16, 22, 42, 42, 42)
_LINE_HEIGHT, _MAX_HEIGHT = 15, 400
_HEADER_ROW = 4
_LINK = "FF0563C1"


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One finding in words; `target` is the sheet and cell of this workbook that it is about, '' for none."""

    severity: Severity
    sheet: str
    cell: str
    field: str
    value: str
    wording: Wording
    target: tuple[str, str] = ("", "")


def is_findings_sheet(sheet: Sheet) -> bool:
    """Tell whether a sheet is one that we wrote into an earlier copy of the workbook."""
    first = sheet.rows.get(1, ())
    return bool(first) and first[0].value in {
        read_catalogue(LOCALE_FOLDER, lang)("findings.title") for lang in LANGUAGES
    }


def write_findings(sheet: Worksheet, findings: Sequence[Finding], t: Catalogue) -> None:
    """Fill `sheet` with a summary and a row for each of `findings`, linked to its cell."""
    counts = {
        f"{severity.value}s": sum(1 for finding in findings if finding.severity is severity) for severity in Severity
    }
    for row, text in enumerate((t("findings.title"), t("findings.summary", **counts), t("findings.advice")), start=1):
        write_text(sheet.cell(row, 1), text)
    sheet.cell(1, 1).font = _font(sheet.cell(1, 1), size=14)
    for column, name in enumerate(_COLUMNS, start=1):
        title = sheet.cell(_HEADER_ROW, column)
        write_text(title, t(f"findings.{name}"))
        title.font = _font(title)
        title.fill = PatternFill("solid", fgColor="FFE7E6E6")
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS[column - 1]
    for row, finding in enumerate(findings, start=_HEADER_ROW + 1):
        _write_row(sheet, row, finding, t)
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    sheet.auto_filter.ref = f"A{_HEADER_ROW}:{get_column_letter(len(_COLUMNS))}{sheet.max_row}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"


def write_text(cell: BookCell | MergedCell, text: str) -> None:
    """Put `text` into a cell as text, even where it looks like a formula, without what XML cannot hold."""
    if isinstance(cell, MergedCell):
        return
    cell.value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)
    cell.data_type = "s"
    # Otherwise the office's program would compute it as soon as somebody edits the cell.
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))


def tint(severity: Severity) -> PatternFill:
    """Return the fill of a cell with a finding of that weight."""
    return PatternFill("solid", fgColor=TINTS[severity])


def _write_row(sheet: Worksheet, row: int, finding: Finding, t: Catalogue) -> None:
    wording = finding.wording
    texts = (
        t(f"findings.{finding.severity.value}"),
        finding.sheet,
        finding.cell,
        finding.field,
        finding.value,
        wording.message,
        wording.mend,
        wording.rule,
    )
    for column, text in enumerate(texts, start=1):
        cell = sheet.cell(row, column)
        write_text(cell, text)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.border = Border(bottom=Side("hair"))
    # Not every program fits the height of a row to its text by itself.
    lines = max(-(-_width(text) // (width - 1)) for text, width in zip(texts, _WIDTHS, strict=True))
    sheet.row_dimensions[row].height = min(_MAX_HEIGHT, _LINE_HEIGHT * max(1, lines))
    sheet.cell(row, 1).fill = tint(finding.severity)
    name, address = finding.target
    if name:
        sheet.cell(row, 3, address).hyperlink = Hyperlink(ref="", location=f"{quote_sheetname(name)}!{address}")
        sheet.cell(row, 3).font = _font(sheet.cell(row, 3), is_link=True)


def _font(cell: BookCell | MergedCell, *, size: float | None = None, is_link: bool = False) -> Font:
    """Return the font of a title or a link, in the workbook's own family."""
    name, size = cell.font.name, size or cell.font.size
    return (
        Font(name=name, size=size, color=_LINK, underline="single")
        if is_link
        else Font(name=name, size=size, bold=True)
    )


def _width(text: str) -> int:
    """Return the width of a text in half-width characters, as the widths of columns are counted."""
    return sum(2 if character > "\u2e7f" else 1 for character in text)
