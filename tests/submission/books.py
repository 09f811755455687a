"""Make workbooks as reading gives them, from rows of text by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.submission.values import Cell, CellValue, Sheet, Workbook
from tests.validation.corpus import SCHEMAS

Row = Mapping[str, CellValue]

FIRST_ROW = 2


def book(sheets: Mapping[str, Sequence[Row]], *, name: str = "报送.xlsx") -> Workbook:
    """Return a workbook with a sheet for each table; the columns are the fields of its rows, in row 1."""
    return Workbook(name=name, sheets=tuple(_sheet(table, rows) for table, rows in sheets.items()))


def _sheet(table: str, rows: Sequence[Row]) -> Sheet:
    fields = [field.name for field in SCHEMAS[table].fields if any(field.name in row for row in rows)]
    header = tuple(Cell(1, column, name) for column, name in enumerate(fields, start=1))
    records = {
        number: cells
        for number, row in enumerate(rows, start=FIRST_ROW)
        if (cells := tuple(Cell(number, at, row[name]) for at, name in enumerate(fields, start=1) if row.get(name)))
    }
    return Sheet(name=SCHEMAS[table].title, rows={1: header, **records})
