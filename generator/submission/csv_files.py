"""Read a table kept as plain text, whatever parts its cells."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from generator.errors import Problem, Severity
from generator.packages import MAX_FILE_BYTES
from generator.submission.text_encoding import decoded
from generator.submission.unreadable import UnreadableError, check_rows
from generator.submission.values import Cell, Sheet

_SEPARATORS = ",;\t"
_LOOKED_AT = 50
# What Excel writes above its cells to name the separator.
_SEPARATOR_LINE = re.compile(r"sep=([,;\t])\r?\n")


def read_csv(content: bytes, *, name: str, path: str) -> tuple[Sheet, tuple[Problem, ...]]:
    """Return the one sheet of a text file, called `name`, and notes on how it was read; raise UnreadableError."""
    if (found := decoded(content)) is None:
        raise UnreadableError("csv-encoding-unknown")
    text, encoding = found
    notes = []
    if encoding != "UTF-8":
        notes.append(Problem(code="csv-encoding", severity=Severity.NOTE, path=path, value=encoding))
    stated = _SEPARATOR_LINE.match(text)
    separator = stated.group(1) if stated else _separator(text)
    if separator != ",":
        code = "csv-semicolon" if separator == ";" else "csv-tab"
        notes.append(Problem(code=code, severity=Severity.NOTE, path=path))
    rows: dict[int, tuple[Cell, ...]] = {}
    for number, values in _records(text[stated.end() :] if stated else text, separator, sheet=name):
        cells = tuple(Cell(number, column, value) for column, value in enumerate(values, start=1) if value.strip())
        if cells:
            rows[number] = cells
            check_rows(len(rows), sheet=name)
    return Sheet(name=name, rows=rows), tuple(notes)


def _separator(text: str) -> str:
    """Return what parts the cells: what gives most lines the same number of cells, and many of them."""
    scores: Counter[str] = Counter()
    for separator in _SEPARATORS:
        counts: Counter[int] = Counter()
        try:
            for _, (_, values) in zip(range(_LOOKED_AT), _records(text, separator, sheet=""), strict=False):
                counts[len(values)] += 1
        except UnreadableError:
            # Broken quotes are reported when the whole text is read.
            pass
        scores[separator] = max((times * size for size, times in counts.items() if size > 1), default=0)
    return max(_SEPARATORS, key=lambda separator: scores[separator])


def _records(text: str, separator: str, *, sheet: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with its number, as an office's program would number the rows."""
    # The limit is the process's, not the reader's.
    csv.field_size_limit(MAX_FILE_BYTES)
    number = 0
    try:
        for number, values in enumerate(
            csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True), start=1
        ):
            yield number, values
    except csv.Error:
        cell = Cell(number + 1, 1, None).address
        raise UnreadableError("csv-quotes", sheet=sheet, cell=cell) from None
