"""Read the cells of an Excel workbook, with what an officer should know of them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import datetime, time
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse
from openpyxl.styles.numbers import is_date_format

from generator.columns import column_number
from generator.submission.noticing import Area, RawSheet
from generator.submission.number_formats import as_date, as_number
from generator.submission.unreadable import check_rows
from generator.submission.values import Cell, CellValue
from generator.submission.xlsx_parts import Parts, SheetPart, read_parts, text_of
from generator.submission.xml_names import local

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]*)")


def read_xlsx(archive: zipfile.ZipFile) -> Iterator[RawSheet]:
    """Yield the sheets; raise UnreadableError for too many rows, KeyError, ValueError or ParseError for damage."""
    parts = read_parts(archive)
    for part in parts.sheets:
        yield _sheet(archive, part, parts)


def _sheet(archive: zipfile.ZipFile, part: SheetPart, parts: Parts) -> RawSheet:
    rows: dict[int, tuple[Cell, ...]] = {}
    hidden: set[int] = set()
    merged: list[Area] = []
    formulas: set[tuple[int, int]] = set()
    errors: set[tuple[int, int]] = set()
    number = 0
    with archive.open(part.path) as stream:
        for _, element in iterparse(stream):
            if element.tag.endswith("}row"):
                if (following := int(element.get("r", number + 1))) <= number:
                    # A row may be said once, or one of the two would be lost.
                    raise ValueError("rows out of order")
                number = following
                if element.get("hidden") in {"1", "true"}:
                    hidden.add(number)
                cells: list[Cell] = []
                for column, found in _cells(element):
                    content, is_formula = _content(found)
                    if is_formula:
                        formulas.add((number, column))
                    cell = None if content is None else _cell(found, content, number, column, parts)
                    if cell is not None:
                        cells.append(cell)
                        if found.get("t") == "e":
                            errors.add((number, column))
                if cells:
                    rows[number] = tuple(cells)
                    check_rows(len(rows), sheet=part.name)
                element.clear()
            elif element.tag.endswith("}mergeCell"):
                merged.append(Area.at(element.get("ref", "")))
    return RawSheet(
        name=part.name,
        rows=rows,
        is_hidden=part.is_hidden,
        hidden_rows=frozenset(hidden),
        merged=tuple(merged),
        formulas=frozenset(formulas),
        errors=frozenset(errors),
    )


def _cells(row: Element) -> Iterator[tuple[int, Element]]:
    column = 0
    for element in row:
        if local(element) != "c":
            continue
        address = _ADDRESS.fullmatch(element.get("r", ""))
        column = column_number(address.group(1)) if address else column + 1
        yield column, element


def _content(cell: Element) -> tuple[Element | None, bool]:
    """Return the element that holds a cell's value, and whether a formula computed it."""
    content, is_formula = None, False
    for part in cell:
        name = local(part)
        if name in {"v", "is"}:
            content = part
        elif name == "f":
            is_formula = True
    return content, is_formula


def _cell(element: Element, content: Element, row: int, column: int, parts: Parts) -> Cell | None:
    style = int(element.get("s", "0"))
    number_format = parts.formats[style] if style < len(parts.formats) else "General"
    value = _value(element.get("t", "n"), content, number_format, parts)
    is_blank = value is None or (isinstance(value, str) and not value.strip())
    return None if is_blank else Cell(row, column, value, number_format)


def _value(kind: str, content: Element, number_format: str, parts: Parts) -> CellValue:
    """Return what a cell of a kind (ECMA-376 18.18.11) holds."""
    text = text_of(content) if kind == "inlineStr" else content.text or ""
    if not text.strip():
        return None
    match kind:
        case "s":
            return parts.texts[int(text)]
        case "b":
            return text.strip() in {"1", "true"}
        case "d":
            moment = datetime.fromisoformat(text)
            return moment.date() if moment.time() == time() else moment
        case "n":
            number = as_number(text)
            return as_date(number, is_1904=parts.is_1904) if is_date_format(number_format) else number
        case _:
            return text
