"""Find the rows of a sheet that name its columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.submission.titles import ColumnTitles, Fit
from generator.submission.values import Cell, Sheet

# Titles of a table stand at its top; what comes later holds records.
_LAST_HEADER_ROW = 15


@dataclass(frozen=True, kw_only=True, slots=True)
class Header:
    """The rows that name columns, and what they say.

    `titles` has the cell that names each field and `unknown` the cell of each column without a field.
    The others are pairs of a field and a cell: that names it in a second column (`repeated`), in the
    column of another field (`contradictory`), with a unit that is not its own (`other_units`).
    """

    rows: tuple[int, ...]
    titles: Mapping[str, Cell]
    unknown: tuple[Cell, ...]
    repeated: tuple[tuple[str, Cell], ...]
    contradictory: tuple[tuple[str, Cell], ...]
    other_units: tuple[tuple[str, Cell], ...]

    @property
    def columns(self) -> Mapping[str, int]:
        """Return the column of each field."""
        return {field: cell.column for field, cell in self.titles.items()}

    @property
    def titled(self) -> frozenset[int]:
        """Return the columns that have a title of any kind."""
        others = (cell for _, cell in self.repeated + self.contradictory)
        return frozenset(cell.column for cell in (*self.titles.values(), *self.unknown, *others))

    def field_at(self, column: int) -> str:
        """Return the field of a column, or ''."""
        return next((field for field, cell in self.titles.items() if cell.column == column), "")


def find_header(sheet: Sheet, titles: ColumnTitles) -> Header | None:
    """Return the header of a sheet: the first row made of titles, and those right below it; None without one."""
    first = next((row for row in sheet.rows if row <= _LAST_HEADER_ROW and is_header(sheet.rows[row], titles)), None)
    if first is None:
        return None
    rows = [first]
    for row in (row for row in sheet.rows if row > first):
        if not is_header(sheet.rows[row], titles):
            break
        rows.append(row)
    return _read(sheet, rows, titles)


def is_header(cells: tuple[Cell, ...], titles: ColumnTitles) -> bool:
    """Tell whether at least two cells of a row, and half of them, are titles."""
    found = sum(titles.find(cell.value) is not None for cell in cells if isinstance(cell.value, str))
    return found >= 2 and 2 * found >= len(cells)


def _read(sheet: Sheet, rows: list[int], titles: ColumnTitles) -> Header:
    fields: dict[int, str] = {}
    named: dict[str, Cell] = {}
    unknown: dict[int, Cell] = {}
    repeated: dict[int, tuple[str, Cell]] = {}
    contradictory: dict[int, tuple[str, Cell]] = {}
    other_units: dict[int, tuple[str, Cell]] = {}
    for cell in (cell for row in rows for cell in sheet.rows[row]):
        found = titles.find(str(cell.value))
        if found is None:
            unknown.setdefault(cell.column, cell)
            continue
        name = found[0].name
        if found[1] is Fit.OTHER_UNIT:
            other_units.setdefault(cell.column, (name, cell))
        if fields.setdefault(cell.column, name) != name:
            contradictory.setdefault(cell.column, (name, cell))
        elif named.setdefault(name, cell).column != cell.column:
            repeated.setdefault(cell.column, (name, cell))
    return Header(
        rows=tuple(rows),
        titles=named,
        unknown=tuple(cell for column, cell in unknown.items() if column not in fields),
        repeated=tuple(repeated.values()),
        contradictory=tuple(contradictory.values()),
        other_units=tuple(other_units.values()),
    )
