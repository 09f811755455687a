"""Read the cells of an OpenDocument spreadsheet (ISO/IEC 26300), with what an officer should know of them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from generator.submission.noticing import Area, RawSheet
from generator.submission.number_formats import as_number
from generator.submission.unreadable import check_rows
from generator.submission.values import Cell, CellValue
from generator.submission.xml_names import attribute, child, children, local

_MAX_COLUMNS = 16_384
_CLOCK = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")
# The parts of a date style as a number format writes them: short, and with style:number-style="long".
_DATE_PARTS = {
    "year": ("yy", "yyyy"),
    "month": ("m", "mm"),
    "day": ("d", "dd"),
    "day-of-week": ("ddd", "dddd"),
    "hours": ("h", "hh"),
    "minutes": ("m", "mm"),
    "seconds": ("s", "ss"),
}


@dataclass
class _Styles:
    """What styles say: the number format of a data style or a cell style, and which tables are not shown."""

    formats: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)

    def take(self, element: Element) -> None:
        """Add a style; data styles come before the styles that use them."""
        name = attribute(element, "name")
        if local(element) == "date-style":
            self.formats[f"data:{name}"] = "".join(map(_date_part, element))
        elif attribute(element, "family") == "table-cell":
            self.formats[name] = self.formats.get(f"data:{attribute(element, 'data-style-name')}", "")
        elif attribute(element, "family") == "table":
            properties = child(element, "table-properties")
            if properties is not None and attribute(properties, "display") == "false":
                self.hidden.add(name)


def read_ods(archive: zipfile.ZipFile) -> Iterator[RawSheet]:
    """Yield the sheets; raise UnreadableError for too many rows, KeyError, ValueError or ParseError for damage."""
    styles = _Styles()
    for part in ("styles.xml", "content.xml"):
        if part == "styles.xml" and part not in archive.namelist():
            continue
        with archive.open(part) as stream:
            for _, element in iterparse(stream):
                if local(element) in {"date-style", "style"}:
                    styles.take(element)
                elif local(element) == "table":
                    yield _Reader(element, styles).sheet()
                    element.clear()


class _Reader:
    """One table on its way to a sheet."""

    def __init__(self, table: Element, styles: _Styles) -> None:
        """Begin at the first row."""
        self._table, self._styles = table, styles
        self._name = attribute(table, "name")
        self._row = 1
        self._rows: dict[int, tuple[Cell, ...]] = {}
        self._hidden: set[int] = set()
        self._merged: list[Area] = []
        self._formulas: set[tuple[int, int]] = set()
        self._errors: set[tuple[int, int]] = set()

    def sheet(self) -> RawSheet:
        """Read all rows, those in groups and in the header for print included."""
        columns = [
            attribute(column, "default-cell-style-name")
            for column in _within(self._table, "table-column")
            for _ in range(min(_repeated(column, "columns"), _MAX_COLUMNS))
        ]
        for row in _within(self._table, "table-row"):
            self._read_row(row, columns)
        return RawSheet(
            name=self._name,
            rows=self._rows,
            is_hidden=attribute(self._table, "style-name") in self._styles.hidden,
            hidden_rows=frozenset(self._hidden),
            merged=tuple(self._merged),
            formulas=frozenset(self._formulas),
            errors=frozenset(self._errors),
        )

    def _read_row(self, row: Element, columns: list[str]) -> None:
        times = _repeated(row, "rows")
        filled = [found for found in self._filled(row) if found[0] <= _MAX_COLUMNS]
        if filled:
            for number in range(self._row, self._row + times):
                self._rows[number] = tuple(self._cell(number, column, element, columns) for column, element in filled)
                check_rows(len(self._rows), sheet=self._name)
                if attribute(row, "visibility") in {"collapse", "filter"}:
                    self._hidden.add(number)
        self._row += times

    def _filled(self, row: Element) -> Iterator[tuple[int, Element]]:
        column = 1
        for element in row:
            if local(element) not in {"table-cell", "covered-table-cell"}:
                continue
            times = _repeated(element, "columns")
            if _value(element) is not None:
                yield from ((place, element) for place in range(column, min(column + times, _MAX_COLUMNS + 1)))
            column += times

    def _cell(self, row: int, column: int, element: Element, columns: list[str]) -> Cell:
        right = column + int(attribute(element, "number-columns-spanned") or 1) - 1
        bottom = row + int(attribute(element, "number-rows-spanned") or 1) - 1
        if (right, bottom) != (column, row):
            self._merged.append(Area(row, column, bottom, right))
        if attribute(element, "formula"):
            self._formulas.add((row, column))
        if any(key.endswith("}value-type") and kind == "error" for key, kind in element.attrib.items()):
            self._errors.add((row, column))
        style = attribute(element, "style-name") or (columns[column - 1] if column <= len(columns) else "")
        return Cell(row, column, _value(element), self._styles.formats.get(style, ""))


def _within(element: Element, name: str) -> Iterator[Element]:
    """Yield rows or columns, those in groups included, but not those of a table inside a cell."""
    for found in element:
        if local(found) == name:
            yield found
        elif local(found).startswith("table-") and local(found) not in {"table-row", "table-column"}:
            yield from _within(found, name)


def _repeated(element: Element, what: str) -> int:
    return int(attribute(element, f"number-{what}-repeated") or 1)


def _value(element: Element) -> CellValue:
    """Return what a cell holds; the kinds are those of ISO/IEC 26300 19.387, an error is a text."""
    match next((kind for key, kind in element.attrib.items() if key.endswith("office:1.0}value-type")), ""):
        case "float" | "percentage" | "currency":
            return as_number(attribute(element, "value"))
        case "date":
            moment = datetime.fromisoformat(attribute(element, "date-value"))
            return moment.date() if moment.time() == time() else moment
        case "time":
            clock = _CLOCK.fullmatch(attribute(element, "time-value"))
            hours, minutes, seconds = map(int, clock.groups()) if clock else (24, 0, 0)
            return time(hours, minutes, seconds) if hours < 24 else attribute(element, "time-value")
        case "boolean":
            return attribute(element, "boolean-value") == "true"
    text = "\n".join(_text(paragraph) for paragraph in children(element, "p"))
    return text if text.strip() else None


def _text(element: Element) -> str:
    """Return the text of a paragraph; blanks beyond the first, tabs and line breaks are elements of their own."""
    blanks = {"s": " " * int(attribute(element, "c") or 1), "tab": "\t", "line-break": "\n"}
    if local(element) in blanks:
        return blanks[local(element)]
    return (element.text or "") + "".join(_text(part) + (part.tail or "") for part in element)


def _date_part(element: Element) -> str:
    name = local(element)
    if name == "month" and attribute(element, "textual") == "true":
        return "mmmm" if attribute(element, "style") == "long" else "mmm"
    if name in _DATE_PARTS:
        return _DATE_PARTS[name][attribute(element, "style") == "long"]
    return f'"{element.text}"' if name == "text" and element.text else ""
