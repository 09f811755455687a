"""Open the workbook of an office for changing it, without what could act, or make one of the cells that were read."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from generator.submission.findings_sheet import is_findings_sheet, write_text
from generator.submission.values import Cell, Workbook

# Formulas that reach outside the workbook: another file, a program, an address.
_REACHES_OUT = re.compile(
    r"[\[|]|://|\\\\|\b(WEBSERVICE|RTD|DDE|CALL|REGISTER(\.ID)?|IMAGE|HYPERLINK)\b", re.IGNORECASE
)
_SAFE_LINKS = ("http://", "https://", "mailto:")
_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_MAX_NAME = 31


def open_book(source: Path, workbook: Workbook) -> openpyxl.Workbook | None:
    """Return the office's own workbook without macros, external links and our sheet of an earlier run.

    None where openpyxl cannot open it, or would lose a sheet.
    """
    try:
        with warnings.catch_warnings():
            # It tells of parts that it cannot keep; none of them is a cell.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(source, rich_text=True, keep_vba=False, keep_links=False)
    except Exception:
        # What a stranger's file can set off in a parser is no closed list.
        return None
    if {sheet.name for sheet in workbook.sheets} - {sheet.title for sheet in book.worksheets}:
        return None
    for sheet in workbook.sheets:
        if is_findings_sheet(sheet):
            book.remove(book[sheet.name])
    for name in [name for name, defined in book.defined_names.items() if _REACHES_OUT.search(defined.value or "")]:
        del book.defined_names[name]
    for sheet in workbook.sheets:
        if sheet.name in book.sheetnames:
            _disarm(book[sheet.name], {cell.address: cell for cells in sheet.rows.values() for cell in cells})
    return book


def new_book(workbook: Workbook) -> tuple[openpyxl.Workbook, dict[str, str]]:
    """Return a workbook of the cells that were read, and the name in it of each sheet."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    names: dict[str, str] = {}
    for sheet in workbook.sheets:
        if is_findings_sheet(sheet):
            continue
        title = _FORBIDDEN_IN_NAMES.sub("_", sheet.name)[:_MAX_NAME] or "1"
        target = book.create_sheet(title)
        names[sheet.name] = target.title
        target.sheet_state = "hidden" if sheet.is_hidden else "visible"
        for cell in (cell for cells in sheet.rows.values() for cell in cells):
            _write(target, cell)
        for row in sheet.hidden_rows:
            target.row_dimensions[row].hidden = True
    return book, names


def _disarm(sheet: Worksheet, read: Mapping[str, Cell]) -> None:
    """Put the result in place of a formula that reaches out, and drop links to anything but pages and mail."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f" and _REACHES_OUT.search(str(getattr(cell.value, "text", cell.value))):
                cell.value = None
                if cell.coordinate in read:
                    _write(sheet, read[cell.coordinate])
            link = cell.hyperlink
            if link is not None and link.target and not link.target.lower().startswith(_SAFE_LINKS):
                cell.hyperlink = None


def _write(sheet: Worksheet, cell: Cell) -> None:
    if isinstance(cell.value, str):
        write_text(sheet.cell(cell.row, cell.column), cell.value)
    else:
        target = sheet.cell(cell.row, cell.column, cell.value)
        if cell.number_format and isinstance(cell.value, int | float | date | datetime | time):
            target.number_format = cell.number_format
