"""Hide small counts of natural persons in a table so that its totals do not give them away.

A count of one or two is hidden, and as many others as it takes so that both figures stay possible.
The table and its totals are one grid in which, totals taken negative, every row and column sums to
nought. A closed way through hidden cells along which figures can rise and fall by one in turn then
leaves every sum as it is: for each hidden count such a way is kept open, the cheapest there is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from heapq import heappop, heappush

LEAST = 3
TOTAL = "total"
Cell = tuple[str, str]
# What hiding costs besides the count itself: a total says more than a cell, the grand total most.
_TOTAL_COST = 10_000
_GRAND_COST = 10_000_000


class Hidden(StrEnum):
    """Why a count is not shown: it is below three, or it would give such a one away."""

    SMALL = "small"
    COMPLEMENT = "complement"


def suppress(
    cells: Mapping[Cell, int],
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    is_sensitive: Callable[[str], bool],
) -> Mapping[Cell, int | Hidden]:
    """Return `cells` with their totals (key ``total``), small counts in sensitive columns hidden.

    Where ``small`` itself would give a count away (it says one or two), every hidden count is
    marked ``complement``, which says nothing.
    """
    grid = _with_totals(cells, rows=rows, columns=columns)
    small = [cell for cell in grid if is_sensitive(cell[1]) and 0 < grid[cell] < LEAST]
    for is_bounded in (True, False):
        hidden = set(small)
        search = _Search(grid, small=frozenset(small), is_sensitive=is_sensitive, is_bounded=is_bounded)
        ways = [search.protect(cell, hidden) for cell in small]
        if all(ways):
            break
    return {
        cell: (Hidden.SMALL if is_bounded and cell in small else Hidden.COMPLEMENT) if cell in hidden else count
        for cell, count in grid.items()
    }


def _with_totals(cells: Mapping[Cell, int], *, rows: Sequence[str], columns: Sequence[str]) -> dict[Cell, int]:
    grid = {(row, column): cells[row, column] for row in rows for column in columns}
    for row in rows:
        grid[row, TOTAL] = sum(cells[row, column] for column in columns)
    for column in (*columns, TOTAL):
        grid[TOTAL, column] = sum(grid[row, column] for row in rows)
    return grid


class _Search:
    """Find ways through one grid."""

    def __init__(
        self, grid: Mapping[Cell, int], *, small: frozenset[Cell], is_sensitive: Callable[[str], bool], is_bounded: bool
    ) -> None:
        self._grid = grid
        self._small = small
        self._is_sensitive = is_sensitive
        self._is_bounded = is_bounded
        self._lines: dict[tuple[int, str], list[Cell]] = {}
        for cell in grid:
            for axis in (0, 1):
                self._lines.setdefault((axis, cell[axis]), []).append(cell)

    def protect(self, cell: Cell, hidden: set[Cell]) -> bool:
        """Hide what keeps `cell` open, and tell whether that was possible."""
        for step in (1, -1):
            if self._may_change(cell, step):
                way = self._way(cell, step=step * _sign(cell), hidden=hidden)
                if way is not None:
                    hidden.update(way)
                    return True
        return False

    def _way(self, cell: Cell, *, step: int, hidden: set[Cell]) -> list[Cell] | None:
        """Return the cheapest way from the column of `cell` back to its row, cells along a column moving against it."""
        goal = (0, cell[0])
        queue: list[tuple[int, tuple[int, str], list[Cell]]] = [(0, (1, cell[1]), [])]
        done: set[tuple[int, str]] = set()
        while queue:
            cost, line, way = heappop(queue)
            if line == goal:
                return way
            if line in done:
                continue
            done.add(line)
            axis = line[0]
            change = -step if axis == 1 else step
            for other in self._lines[line]:
                if other != cell and self._may_change(other, change * _sign(other)):
                    price = 0 if other in hidden else self._price(other)
                    heappush(queue, (cost + price, (1 - axis, other[1 - axis]), [*way, other]))
        return None

    def _may_change(self, cell: Cell, change: int) -> bool:
        """Tell whether a reader who sees what is published would believe the count changed by one."""
        count = self._grid[cell]
        if not self._is_bounded:
            return count + change >= 0
        if cell in self._small:
            return 0 < count + change < LEAST
        if self._is_sensitive(cell[1]):
            return count >= LEAST and count + change >= LEAST
        return count + change >= 0

    def _price(self, cell: Cell) -> int:
        totals = cell.count(TOTAL)
        return self._grid[cell] + 1 + (0, _TOTAL_COST, _GRAND_COST)[totals]


def _sign(cell: Cell) -> int:
    return -1 if cell.count(TOTAL) == 1 else 1
