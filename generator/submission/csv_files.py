"""Read a table kept as plain text: find its encoding and what parts its cells."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from generator.errors import Problem, Severity
from generator.packages import BYTE_ORDER_MARK, MAX_FILE_BYTES
from generator.submission.unreadable import UnreadableError, check_rows
from generator.submission.values import Cell, Sheet

_SEPARATORS = ",;\t"
_LOOKED_AT = 50
# Share of common characters (GB 2312 level 1, punctuation) that Chinese text has and a wrong decoding lacks.
_PLAUSIBLE = 0.85
# What Excel writes above its cells to name the separator.
_SEPARATOR_LINE = re.compile(r"sep=([,;\t])\r?\n")


def read_csv(content: bytes, *, name: str, path: str) -> tuple[Sheet, tuple[Problem, ...]]:
    """Return the one sheet of a text file, called `name`, and notes on how it was read; raise UnreadableError."""
    text, encoding = _decoded(content)
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


def _decoded(content: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding; raise UnreadableError where that would be a guess."""
    for mark, codec, name in (
        (BYTE_ORDER_MARK, "utf-8-sig", "UTF-8 BOM"),
        (b"\xff\xfe", "utf-16", "UTF-16"),
        (b"\xfe\xff", "utf-16", "UTF-16"),
        (b"", "utf-8", "UTF-8"),
        (b"", "utf-16-le", "UTF-16"),
        (b"", "utf-16-be", "UTF-16"),
        (b"", "gb18030", "GB 18030 (GBK)"),
    ):
        if not content.startswith(mark):
            continue
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and (mark or codec == "utf-8" or _is_plausible(text)):
            return text, name
    raise UnreadableError("csv-encoding-unknown")


def _is_plausible(text: str) -> bool:
    foreign = [character for character in text if character > "\x7f"]
    return bool(foreign) and sum(map(_is_common, foreign)) >= _PLAUSIBLE * len(foreign)


def _is_common(character: str) -> bool:
    first = character.encode("gb2312", errors="replace")[0]
    return 0xA1 <= first <= 0xA9 or 0xB0 <= first <= 0xD7


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
