"""Read a workbook of Excel 97 to 2003: its values by calamine, and from its records what calamine leaves out."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import zip_longest

import python_calamine
from openpyxl.styles.numbers import is_date_format

from generator.submission.noticing import Area, RawSheet
from generator.submission.number_formats import as_date, numbered_formats
from generator.submission.ole_streams import read_stream
from generator.submission.unreadable import UnreadableError, check_rows
from generator.submission.values import Cell, CellValue

# Record types of [MS-XLS] 2.3.
_BOF, _EOF, _FILEPASS, _BOUNDSHEET, _DATEMODE, _XF, _FORMAT, _ROW = 0x809, 0x0A, 0x2F, 0x85, 0x22, 0xE0, 0x41E, 0x208
_FORMULA, _BOOLERR, _MULRK = 0x06, 0x205, 0xBD
_CELLS = frozenset({_FORMULA, _BOOLERR, 0x203, 0x204, 0x27E, 0xFD, 0xD6})
_BIFF8 = 0x600
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


@dataclass(kw_only=True)
class _Marks:
    """What the records of a sheet say besides values, by row and column counted from 1."""

    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)


def read_xls(content: bytes) -> Iterator[RawSheet]:
    """Yield the sheets with cells; raise UnreadableError for a password or too many rows, others for damage."""
    stream = read_stream(content, ("Workbook", "Book"))
    is_1904, marks = _marks(stream)
    with python_calamine.load_workbook(io.BytesIO(content)) as book:
        for sheet, found in zip_longest(book.sheets_metadata, marks, fillvalue=None):
            if sheet is not None and sheet.typ is python_calamine.SheetTypeEnum.WorkSheet:
                is_hidden = sheet.visible is not python_calamine.SheetVisibleEnum.Visible
                values = book.get_sheet_by_name(sheet.name)
                yield _sheet(values, found or _Marks(), is_hidden=is_hidden, is_1904=is_1904)


def _sheet(sheet: python_calamine.CalamineSheet, marks: _Marks, *, is_hidden: bool, is_1904: bool) -> RawSheet:
    found: dict[tuple[int, int], CellValue] = {
        (row, column): _plain(value)
        for row, values in enumerate(sheet.to_python(skip_empty_area=False), start=1)
        for column, value in enumerate(values, start=1)
        if not isinstance(value, str) or value.strip()
    }
    rows: dict[int, tuple[Cell, ...]] = {}
    for (row, column), value in sorted({**found, **marks.errors}.items()):
        number_format = marks.formats.get((row, column), "")
        if isinstance(value, int | float) and not isinstance(value, bool) and is_date_format(number_format):
            cell = Cell(row, column, as_date(value, is_1904=is_1904), number_format)
        else:
            cell = Cell(row, column, value, number_format)
        rows[row] = (*rows.get(row, ()), cell)
        check_rows(len(rows), sheet=sheet.name)
    return RawSheet(
        name=sheet.name,
        rows=rows,
        is_hidden=is_hidden,
        hidden_rows=frozenset(marks.hidden),
        merged=tuple(
            Area(top + 1, left + 1, bottom + 1, right + 1)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        ),
        formulas=frozenset(marks.formulas),
        errors=frozenset(marks.errors),
    )


def _plain(value: CellValue | timedelta) -> CellValue:
    if isinstance(value, timedelta):
        return str(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _marks(stream: bytes) -> tuple[bool, list[_Marks]]:
    """Return whether days count from 1904, and the marks of each sheet in the order of the workbook."""
    is_1904, starts, own, styles = False, [], {}, []
    if struct.unpack_from("<H", stream, 4)[0] != _BIFF8:
        return is_1904, []
    for kind, data in _records(stream, 0):
        if kind == _FILEPASS:
            raise UnreadableError("workbook-encrypted")
        if kind == _BOUNDSHEET:
            starts.append(struct.unpack_from("<I", data)[0])
        elif kind == _DATEMODE:
            is_1904 = data[0] == 1
        elif kind == _XF:
            styles.append(struct.unpack_from("<H", data, 2)[0])
        elif kind == _FORMAT:
            number, length, flags = struct.unpack_from("<HHB", data)
            own[number] = data[5:].decode("utf-16-le" if flags & 1 else "latin-1")[:length]
    named = numbered_formats(own)
    formats = [named.get(number, "") for number in styles]
    return is_1904, [_sheet_marks(stream, start, formats) for start in starts]


def _sheet_marks(stream: bytes, start: int, formats: list[str]) -> _Marks:
    marks = _Marks()
    for kind, data in _records(stream, start):
        if kind == _ROW:
            if struct.unpack_from("<H", data, 12)[0] & 0x20:
                marks.hidden.add(struct.unpack_from("<H", data)[0] + 1)
        elif kind == _MULRK:
            row, first = struct.unpack_from("<HH", data)
            for place, (style,) in enumerate(struct.iter_unpack("<H4x", data[4:-2])):
                marks.formats[row + 1, first + place + 1] = formats[style]
        elif kind in _CELLS:
            row, column, style = struct.unpack_from("<HHH", data)
            address = row + 1, column + 1
            marks.formats[address] = formats[style]
            if kind == _FORMULA:
                marks.formulas.add(address)
                # A result that is no number has a type first and 0xFFFF last; 2 stands for an error.
                if data[12:14] == b"\xff\xff" and data[6] == 2:
                    marks.errors[address] = _ERRORS.get(data[8], "#N/A")
            elif kind == _BOOLERR and data[7]:
                marks.errors[address] = _ERRORS.get(data[6], "#N/A")
    return marks


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a part of the stream, without those of charts inside it."""
    depth = 0
    at = start
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 0:
            return
        if depth == 1:
            yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length
