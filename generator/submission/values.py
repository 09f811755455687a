"""Hold what is handed on between reading a workbook and writing a package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from generator.columns import column_letters
from generator.errors import Problem

CellValue = str | int | float | bool | date | datetime | time | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as the office's program holds it.

    `row` and `column` count from 1; `number_format` is the workbook's (``yyyy/m/d``), '' where the
    kind of file does not tell.
    """

    row: int
    column: int
    value: CellValue
    number_format: str = ""

    @property
    def address(self) -> str:
        """Return the address as the office's program shows it: ``C12``."""
        return f"{column_letters(self.column)}{self.row}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """One sheet: the filled cells of each row by their number, in order; rows without any are left out.

    `problems` were noticed in its cells; they count only where the cells turn out to hold records.
    """

    name: str
    rows: Mapping[int, tuple[Cell, ...]]
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Workbook:
    """A file that an office sent, and what was noticed on reading it; no sheets when it could not be read."""

    name: str
    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetRow:
    """One record as it stands in a sheet: its filled cells by field."""

    row: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, kw_only=True)
class SheetTable:
    """The records that a sheet holds of one table; `columns` tells the column of each field that it has."""

    table: str
    sheet: str
    columns: Mapping[str, int]
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a field of codes or references may take."""

    code: str
    name_zh: str
    name_en: str

    @property
    def label(self) -> str:
        """Return what a workbook shows and takes: the name, a blank, the code (``杭州市 330100``)."""
        return f"{self.name_zh} {self.code}".strip()


@dataclass(frozen=True, kw_only=True, slots=True)
class Normalised:
    """The canonical text of a cell ('' for an empty one), and what was done to it or held against it.

    With an error among the `problems` the text is ''. Problems carry no place; whoever knows it adds it.
    """

    text: str
    problems: tuple[Problem, ...] = ()
