"""Small counts of persons: hidden, and not to be worked out from the totals."""

from __future__ import annotations

from functools import cache
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.statistics.suppression import TOTAL, Hidden, suppress

ROWS, COLUMNS = ("a", "b", "c"), ("company", "person")
SMALL, OTHER = Hidden.SMALL, Hidden.COMPLEMENT


def hide(*figures):
    cells = dict(zip(product(ROWS, COLUMNS), figures, strict=True))
    found = suppress(cells, rows=ROWS, columns=COLUMNS, is_sensitive=lambda column: column == "person")
    return [[found[row, column] for column in (*COLUMNS, TOTAL)] for row in (*ROWS, TOTAL)]


def test_a_table_without_small_counts_of_persons_is_shown_whole():
    assert hide(1, 3, 2, 4, 0, 0) == [[1, 3, 4], [2, 4, 6], [0, 0, 0], [3, 7, 10]]


def test_one_small_count_takes_the_cheapest_three_others_with_it():
    # Hiding only the 1 would leave 5 - 4; the row and the column each need a partner, and these a corner.
    assert hide(4, 1, 5, 5, 9, 9) == [[OTHER, SMALL, 5], [OTHER, OTHER, 10], [9, 9, 18], [18, 15, 33]]


def test_small_counts_protect_each_other():
    # 1 and 2 can change places as long as the companies beside them can.
    assert hide(4, 1, 5, 2, 9, 9) == [[OTHER, SMALL, 5], [OTHER, SMALL, 7], [9, 9, 18], [18, 12, 30]]


def test_a_nought_is_shown_and_protects_nothing():
    found = hide(4, 1, 5, 0, 9, 9)
    assert found[1][1] == 0
    assert found[2][1] is OTHER


def test_where_a_total_would_give_the_count_away_it_is_hidden_too():
    # The only party of its row: the total of one says it.
    found = hide(0, 1, 5, 5, 9, 9)
    assert found[0][1] is SMALL
    assert found[0][2] is OTHER


def test_where_below_three_itself_says_too_much_the_mark_says_nothing():
    # 1 + 1 = 2 persons: marked as below three, each could only be one.
    found = hide(9, 1, 9, 1, 9, 0)
    assert SMALL not in {cell for row in found for cell in row}
    assert found[0][1] is found[1][1] is OTHER


@cache
def every_table():
    """Return every table of cells from 0 to 6 with its totals: a column of figures for each cell."""
    figures = np.array(list(product(range(7), repeat=len(ROWS) * len(COLUMNS))))
    cells = {cell: figures[:, index] for index, cell in enumerate(product(ROWS, COLUMNS))}
    for row in ROWS:
        cells[row, TOTAL] = sum(cells[row, column] for column in COLUMNS)
    for column in (*COLUMNS, TOTAL):
        cells[TOTAL, column] = sum(cells[row, column] for row in ROWS)
    return cells


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 4), min_size=6, max_size=6))
def test_every_small_count_stays_open_to_who_knows_all_that_is_shown(figures):
    cells = dict(zip(product(ROWS, COLUMNS), figures, strict=True))
    found = suppress(cells, rows=ROWS, columns=COLUMNS, is_sensitive=lambda column: column == "person")
    says_small = SMALL in found.values()
    fits = np.ones(7 ** len(cells), dtype=bool)
    for cell, figure in every_table().items():
        is_small = (figure > 0) & (figure < 3)
        if isinstance(found[cell], int):
            fits &= figure == found[cell]
        elif found[cell] is SMALL:
            fits &= is_small
        elif says_small and cell[1] == "person":
            fits &= ~is_small
    for cell, figure in cells.items():
        if cell[1] == "person" and 0 < figure < 3:
            assert found[cell] in {SMALL, OTHER}
            assert len(set(every_table()[cell][fits])) > 1
