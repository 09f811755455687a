"""Make the files of the corpus of bad inputs from what it says of them."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def make(entry: dict[str, Any], folder: Path) -> Path:
    """Write the file of `entry` into `folder`.

    `text` in an `encoding`, `hex` bytes, `sheets` of an xlsx (whatever the name says), an `ole_stream`,
    or a `zip` of names and sizes; `cut` keeps only the first bytes.
    """
    path = folder / entry["name"]
    content = _content(entry)
    path.write_bytes(content[: entry.get("cut", len(content))])
    return path


def _content(entry: dict[str, Any]) -> bytes:
    if "text" in entry:
        return entry["text"].encode(entry.get("encoding", "utf-8"))
    if "hex" in entry:
        return bytes.fromhex(entry["hex"])
    if "ole_stream" in entry:
        return _OLE + bytes(500) + entry["ole_stream"].encode("utf-16-le") + bytes(500)
    if "zip" in entry:
        return _zip(entry["zip"])
    return _xlsx(entry["sheets"])


def _zip(sizes: dict[str, int]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, size in sizes.items():
            archive.writestr(name, bytes(size))
    return target.getvalue()


def _xlsx(sheets: list[dict[str, Any]]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        for sheet in sheets:
            _write(book, book.add_worksheet(sheet["name"]), sheet)
    return target.getvalue()


def _write(book: xlsxwriter.Workbook, target: Worksheet, sheet: dict[str, Any]) -> None:
    formats = sheet.get("number_formats", {})
    day = book.add_format({"num_format": "yyyy/m/d"})
    for number, row in enumerate(sheet["rows"]):
        for column, value in enumerate(row):
            address = xlsxwriter.utility.xl_rowcol_to_cell(number, column)
            form = book.add_format({"num_format": formats[address]}) if address in formats else None
            if isinstance(value, date):
                target.write_datetime(number, column, value, form or day)
            elif isinstance(value, str):
                target.write_string(number, column, value, form) if value else None
            else:
                target.write(number, column, value, form)
    for address, (formula, result) in sheet.get("formulas", {}).items():
        target.write_formula(address, formula, None, result)
    for area, value in sheet.get("merged", {}).items():
        target.merge_range(area, value)
    for row in sheet.get("hidden_rows", []):
        target.set_row(row - 1, None, None, {"hidden": True})
    if sheet.get("is_hidden"):
        target.hide()
