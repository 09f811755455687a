"""Name the columns of a sheet as spreadsheet programs do: A to Z, AA and on."""

from __future__ import annotations

from functools import reduce


def column_letters(column: int) -> str:
    """Return the letters over a column counted from 1: 28 → ``AB``; '' for 0."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the number, counted from 1, of the column under `letters` (A to Z): ``AB`` → 28; 0 for ''."""
    return reduce(lambda number, letter: number * 26 + ord(letter) - ord("A") + 1, letters, 0)
