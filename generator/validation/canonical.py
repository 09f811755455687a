"""Write a table in its one canonical form, and check that its file has it."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterator

from generator.errors import Problem
from generator.packages import Row, Table
from generator.schemas import TableSchema
from generator.validation.dataset import Dataset


def canonical_text(table: Table) -> str:
    """Return `table` as its file must read: sorted by primary key, LF, quotes only where needed."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.header)
    for row in _sorted(table):
        writer.writerow([row.values[name] for name in table.header])
    return out.getvalue()


def check_form(dataset: Dataset) -> Iterator[Problem]:
    """Yield each file whose bytes differ from its canonical form, at the first line that differs."""
    for package in dataset.packages:
        for table in package.tables.values():
            if table.is_whole and table.text != (canonical := canonical_text(table)):
                yield _difference(table, canonical)


def _difference(table: Table, canonical: str) -> Problem:
    for row, expected in zip(table.rows, _sorted(table), strict=True):
        if row is not expected:
            key = "、".join(expected.values[name] for name in table.schema.primary_key)
            return Problem(code="rows-unsorted", path=table.path, line=row.line, params={"expected": key})
    found, wanted = table.text.splitlines(keepends=True), canonical.splitlines(keepends=True)
    pairs = enumerate(itertools.zip_longest(found, wanted), start=1)
    line = next(number for number, (one, other) in pairs if one != other)
    return Problem(code="not-canonical", path=table.path, line=line)


def _sorted(table: Table) -> list[Row]:
    return sorted(
        table.rows, key=lambda row: tuple(_sort_key(row, name, table.schema) for name in table.schema.primary_key)
    )


def _sort_key(row: Row, name: str, schema: TableSchema) -> tuple[int, str]:
    value = row.values[name]
    field = schema.field(name)
    is_number = field is not None and field.type == "integer" and value.isascii() and value.isdecimal()
    return (int(value), value) if is_number else (0, value)
