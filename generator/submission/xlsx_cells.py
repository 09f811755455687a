"""Read the cells of an Excel workbook, with what an officer should know of them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import datetime, time
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse
from openpyxl.styles.numbers import is_date_format

from generator.submission.noticing import Area, RawSheet
from generator.submission.number_formats import as_date, as_number
from generator.submission.unreadable import check_rows
from generator.submission.values import Cell, CellValue
from generator.submission.xlsx_parts import Parts, SheetPart, read_parts, text_of
from generator.submission.xml_names import child, local

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
            name = local(element)
            if name == "row":
                number = int(element.get("r", number + 1))
                if element.get("hidden") in {"1", "true"}:
                    hidden.add(number)
                cells: list[Cell] = []
                for column, found in _cells(element):
                    if child(found, "f") is not None:
                        formulas.add((number, column))
                    if (cell := _cell(found, number, column, parts)) is not None:
                        cells.append(cell)
                        if found.get("t") == "e":
                            errors.add((number, column))
                if cells:
                    rows[number] = tuple(cells)
                    check_rows(len(rows), sheet=part.name)
                element.clear()
            elif name == "mergeCell":
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
        column = _column(address.group(1)) if address else column + 1
        yield column, element


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _cell(element: Element, row: int, column: int, parts: Parts) -> Cell | None:
    style = int(element.get("s", "0"))
    number_format = parts.formats[style] if style < len(parts.formats) else "General"
    value = _value(element, number_format, parts)
    return (
        None
        if value is None or (isinstance(value, str) and not value.strip())
        else Cell(row, column, value, number_format)
    )


def _value(element: Element, number_format: str, parts: Parts) -> CellValue:
    kind = element.get("t", "n")
    found = child(element, "is" if kind == "inlineStr" else "v")
    text = "" if found is None else text_of(found) if kind == "inlineStr" else found.text or ""
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
