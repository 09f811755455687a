"""Make a sheet of what a file holds: spread merged cells over their rows and notice what an officer should know."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from openpyxl.utils.cell import range_boundaries

from generator.errors import Problem, Severity
from generator.submission.values import Cell, Sheet

# Office programs keep 15 digits of a number and put zeros for the rest.
_MAX_KEPT = 10**15


@dataclass(frozen=True, order=True, slots=True)
class Area:
    """A rectangle of cells, its edges included; rows and columns count from 1."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def at(cls, address: str) -> Area:
        """Return the area at an address as `Area.address` gives it; raise ValueError."""
        left, top, right, bottom = range_boundaries(address)
        if not (left and top and right and bottom):
            raise ValueError(address)
        return cls(top, left, bottom, right)

    @property
    def address(self) -> str:
        """Return the area as the office's program shows it: ``B6:B8``, or ``C12`` for a single cell."""
        first, last = Cell(self.top, self.left, None).address, Cell(self.bottom, self.right, None).address
        return first if first == last else f"{first}:{last}"


@dataclass(frozen=True, kw_only=True, slots=True)
class RawSheet:
    """A sheet as its file holds it.

    `formulas` and `errors` are addresses (row, column): of cells computed by a formula, and of those
    whose text is an error such as ``#N/A``.
    """

    name: str
    rows: Mapping[int, tuple[Cell, ...]]
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[Area, ...] = ()
    formulas: frozenset[tuple[int, int]] = frozenset()
    errors: frozenset[tuple[int, int]] = frozenset()


def as_sheet(raw: RawSheet, *, path: str) -> Sheet:
    """Return the sheet of the workbook called `path`, with what was noticed in its cells."""
    rows = {row: {cell.column: cell for cell in cells} for row, cells in raw.rows.items()}
    problems = [
        Problem(
            code=code,
            severity=severity,
            path=path,
            sheet=raw.name,
            cell=area.address.partition(":")[0],
            value=value,
            params={"range": area.address},
        )
        for code, severity, area, value in [*_merged(raw, rows), *_computed(raw, rows), *_numbers(rows)]
    ]
    return Sheet(
        name=raw.name,
        rows={row: tuple(cells[column] for column in sorted(cells)) for row, cells in rows.items()},
        is_hidden=raw.is_hidden,
        hidden_rows=raw.hidden_rows,
        problems=tuple(problems),
    )


_Noticed = Iterator[tuple[str, Severity, Area, str]]


def _merged(raw: RawSheet, rows: dict[int, dict[int, Cell]]) -> _Noticed:
    """Give each filled row under a merged cell its value; rows that hold nothing else stay blank."""
    numbers = sorted(rows)
    for area in sorted(raw.merged):
        cell = rows.get(area.top, {}).get(area.left)
        if cell is None:
            continue
        if area.right > area.left:
            yield "merged-columns", Severity.ERROR, area, str(cell.value)
        if area.bottom > area.top:
            for row in numbers[bisect_right(numbers, area.top) : bisect_right(numbers, area.bottom)]:
                rows[row][area.left] = Cell(row, area.left, cell.value, cell.number_format)
            yield "merged-rows", Severity.NOTE, area, str(cell.value)


def _computed(raw: RawSheet, rows: Mapping[int, Mapping[int, Cell]]) -> _Noticed:
    for row, column in sorted(raw.errors):
        yield "cell-error", Severity.ERROR, Area(row, column, row, column), str(rows[row][column].value)
    valued = {(row, column) for row, column in raw.formulas if column in rows.get(row, {})}
    for row, column in sorted(raw.formulas - valued):
        yield "formula-unvalued", Severity.ERROR, Area(row, column, row, column), ""
    for area in _runs(valued - raw.errors):
        yield "formula-taken", Severity.NOTE, area, str(rows[area.top][area.left].value)


def _numbers(rows: Mapping[int, Mapping[int, Cell]]) -> _Noticed:
    for row, cells in rows.items():
        for column, cell in cells.items():
            if isinstance(cell.value, int | float) and abs(cell.value) >= _MAX_KEPT:
                yield "digits-lost", Severity.ERROR, Area(row, column, row, column), f"{cell.value:.0f}"


def _runs(addresses: Iterable[tuple[int, int]]) -> Iterator[Area]:
    """Yield unbroken runs of cells down a column."""
    in_order = sorted((column, row) for row, column in addresses)
    for _, run in itertools.groupby(enumerate(in_order), key=lambda item: (item[1][0], item[1][1] - item[0])):
        cells = [address for _, address in run]
        yield Area(cells[0][1], cells[0][0], cells[-1][1], cells[-1][0])
