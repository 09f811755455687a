"""Columns are called as spreadsheet programs call them."""

from __future__ import annotations

import pytest
from openpyxl.utils import get_column_letter

from generator.columns import column_letters, column_number


@pytest.mark.parametrize("column", [1, 2, 26, 27, 52, 53, 702, 703, 16384])
def test_letters_are_those_of_a_spreadsheet_and_lead_back(column: int):
    assert (column_letters(column), column_number(column_letters(column))) == (get_column_letter(column), column)


def test_no_column_has_no_letters():
    assert (column_letters(0), column_number("")) == ("", 0)
