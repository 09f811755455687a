"""Read the cells of a workbook of Excel 97 to 2003 ([MS-XLS]), with what an officer should know of them."""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl.styles.numbers import is_date_format

from generator.submission.noticing import Area, RawSheet
from generator.submission.number_formats import as_date, as_number, numbered_formats
from generator.submission.ole_streams import read_stream
from generator.submission.unreadable import UnreadableError, check_rows
from generator.submission.values import Cell, CellValue
from generator.submission.xls_records import Pieces, packed_number, records

_FILEPASS, _BOUNDSHEET, _DATEMODE, _XF, _FORMAT, _SST = 0x2F, 0x85, 0x22, 0xE0, 0x41E, 0xFC
_ROW, _MERGED = 0x208, 0xE5
_NUMBER, _LABEL, _RSTRING, _RK, _MULRK, _LABELSST = 0x203, 0x204, 0xD6, 0x27E, 0xBD, 0xFD
_BOOLERR, _FORMULA, _STRING = 0x205, 0x06, 0x207
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


@dataclass(frozen=True, kw_only=True, slots=True)
class _Part:
    """Where a sheet with cells begins in the stream."""

    name: str
    start: int
    is_hidden: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class _Book:
    """What the cells of all sheets point to, and the sheets."""

    parts: tuple[_Part, ...]
    texts: tuple[str, ...]
    formats: tuple[str, ...]
    is_1904: bool


def read_xls(content: bytes) -> Iterator[RawSheet]:
    """Yield the sheets; raise UnreadableError for a password, an older kind or too many rows, others for damage."""
    stream = read_stream(content, ("Workbook", "Book"))
    if struct.unpack_from("<H", stream, 4)[0] != _BIFF8:
        raise UnreadableError("workbook-too-old")
    book = _book(stream)
    for part in book.parts:
        yield _Reader(part, book).sheet(stream)


def _book(stream: bytes) -> _Book:
    parts: list[_Part] = []
    texts: tuple[str, ...] = ()
    own: dict[int, str] = {}
    styles: list[int] = []
    is_1904 = False
    for kind, pieces in records(stream, 0):
        data = pieces[0]
        if kind == _FILEPASS:
            raise UnreadableError("workbook-encrypted")
        if kind == _BOUNDSHEET and data[5] == 0:
            name = Pieces(pieces, skip=6).string(length_size=1)
            parts.append(_Part(name=name, start=struct.unpack_from("<I", data)[0], is_hidden=bool(data[4] & 3)))
        elif kind == _DATEMODE:
            is_1904 = data[0] == 1
        elif kind == _XF:
            styles.append(struct.unpack_from("<H", data, 2)[0])
        elif kind == _FORMAT:
            own[struct.unpack_from("<H", data)[0]] = Pieces(pieces, skip=2).string()
        elif kind == _SST:
            reader = Pieces(pieces, skip=4)
            texts = tuple(reader.string() for _ in range(reader.integer(4)))
    named = numbered_formats(own)
    formats = tuple(named.get(number, "General") for number in styles)
    return _Book(parts=tuple(parts), texts=texts, formats=formats, is_1904=is_1904)


class _Reader:
    """One sheet on its way out of its records."""

    def __init__(self, part: _Part, book: _Book) -> None:
        """Begin without cells."""
        self._part, self._book = part, book
        self._rows: dict[int, dict[int, Cell]] = defaultdict(dict)
        self._hidden: set[int] = set()
        self._merged: list[Area] = []
        self._formulas: set[tuple[int, int]] = set()
        self._errors: set[tuple[int, int]] = set()
        # The formula whose text comes in a record of its own.
        self._awaits_text: tuple[int, int, int] | None = None

    def sheet(self, stream: bytes) -> RawSheet:
        """Read all records of the sheet."""
        for kind, pieces in records(stream, self._part.start):
            self._take(kind, pieces)
        return RawSheet(
            name=self._part.name,
            rows={row: tuple(cells[column] for column in sorted(cells)) for row, cells in sorted(self._rows.items())},
            is_hidden=self._part.is_hidden,
            hidden_rows=frozenset(self._hidden),
            merged=tuple(self._merged),
            formulas=frozenset(self._formulas),
            errors=frozenset(self._errors),
        )

    def _take(self, kind: int, pieces: Sequence[bytes]) -> None:
        data = pieces[0]
        if kind == _ROW:
            if struct.unpack_from("<H", data, 12)[0] & 0x20:
                self._hidden.add(struct.unpack_from("<H", data)[0] + 1)
        elif kind == _MERGED:
            for top, bottom, left, right in struct.iter_unpack("<4H", data[2 : 2 + 8 * (len(data[2:]) // 8)]):
                self._merged.append(Area(top + 1, left + 1, bottom + 1, right + 1))
        elif kind == _MULRK:
            row, first = struct.unpack_from("<HH", data)
            for place, (style, number) in enumerate(struct.iter_unpack("<HI", data[4:-2])):
                self._put(row, first + place, style, packed_number(number))
        elif kind == _STRING:
            if self._awaits_text:
                self._put(*self._awaits_text, Pieces(pieces).string())
                self._awaits_text = None
        elif kind in {_NUMBER, _LABEL, _RSTRING, _RK, _LABELSST, _BOOLERR, _FORMULA}:
            row, column, style = struct.unpack_from("<HHH", data)
            if kind == _FORMULA:
                self._formulas.add((row + 1, column + 1))
            value = self._value(kind, pieces)
            if kind == _FORMULA and value is None and data[6] == 0:
                self._awaits_text = (row, column, style)
            self._put(row, column, style, value)
            if kind in {_FORMULA, _BOOLERR} and isinstance(value, str):
                self._errors.add((row + 1, column + 1))

    def _value(self, kind: int, pieces: Sequence[bytes]) -> CellValue:
        """Return what a cell holds; None for a formula whose result is blank or comes in the next record."""
        data = pieces[0]
        if kind in {_LABEL, _RSTRING}:
            return Pieces(pieces, skip=6).string()
        if kind == _LABELSST:
            number: int = struct.unpack_from("<I", data, 6)[0]
            return self._book.texts[number]
        if kind == _RK:
            return packed_number(struct.unpack_from("<I", data, 6)[0])
        if kind == _BOOLERR:
            return _ERRORS.get(data[6], "#N/A") if data[7] else bool(data[6])
        if kind == _FORMULA and data[12:14] == b"\xff\xff":
            # 2.5.133: no number but a type and a value; 0 and 3 stand for a text and a blank.
            found: dict[int, CellValue] = {1: bool(data[8]), 2: _ERRORS.get(data[8], "#N/A")}
            return found.get(data[6])
        return as_number(repr(struct.unpack_from("<d", data, 6)[0]))

    def _put(self, row: int, column: int, style: int, value: CellValue) -> None:
        if value is None or (isinstance(value, str) and not value.strip()):
            return
        number_format = self._book.formats[style]
        if isinstance(value, int | float) and not isinstance(value, bool) and is_date_format(number_format):
            value = as_date(value, is_1904=self._book.is_1904)
        self._rows[row + 1][column + 1] = Cell(row + 1, column + 1, value, number_format)
        check_rows(len(self._rows), sheet=self._part.name)
