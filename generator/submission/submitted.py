"""Give the rows of sheets as the canonical text of their cells."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.errors import Problem, Severity
from generator.packages import MAX_CELL_CHARACTERS
from generator.schemas import TableSchema
from generator.submission.choices import Choices
from generator.submission.normalising import normalise
from generator.submission.values import Cell, Choice, Normalised, SheetRow, SheetTable

_NAMES = ("name", "title", "short")


@dataclass(frozen=True, kw_only=True)
class SubmittedRow:
    """One row of a sheet with the canonical text of each column that the sheet has.

    Where a cell was refused the text is what the office wrote, so that other checks see a filled
    cell; `problems` tells what was done to cells and what stands against them. Their `field` is set,
    their place is not.
    """

    book: str
    sheet: str
    table: str
    row: int
    columns: Mapping[str, int]
    values: Mapping[str, str]
    problems: tuple[Problem, ...] = ()

    @property
    def origin(self) -> tuple[str, str, int]:
        """Return the file, the sheet and the number of the row."""
        return (self.book, self.sheet, self.row)

    def address(self, field: str) -> str:
        """Return where the cell of `field` stands; the row's first cell when the sheet has no such column."""
        return Cell(self.row, self.columns.get(field) or min(self.columns.values()), None).address


def submitted_rows(sheets: Sequence[tuple[str, SheetTable]], *, choices: Choices) -> tuple[SubmittedRow, ...]:
    """Return the rows of `sheets`, each given with the name of its file, in order.

    A cell may refer to a row of another sheet as to one that is stored.
    """
    for _, sheet in sheets:
        if sheet.table in choices.rows:
            choices = choices.including(sheet.table, _own_choices(sheet, choices.schemas[sheet.table]))
    return tuple(
        _submitted(book, sheet, row, choices=choices, schema=choices.schemas[sheet.table])
        for book, sheet in sheets
        for row in sheet.rows
    )


def _own_choices(sheet: SheetTable, schema: TableSchema) -> Iterator[Choice]:
    for row in sheet.rows:
        code = _text(row, schema.primary_key[0], schema)
        if code:
            zh, en = (
                next((name for stem in _NAMES if (name := _text(row, f"{stem}_{lang}", schema))), "")
                for lang in ("zh", "en")
            )
            yield Choice(code, name_zh=zh, name_en=en)


def _text(row: SheetRow, name: str, schema: TableSchema) -> str:
    field, cell = schema.field(name), row.cells.get(name)
    return normalise(field, cell, choices=()).text if field and cell else ""


def _submitted(book: str, sheet: SheetTable, row: SheetRow, *, choices: Choices, schema: TableSchema) -> SubmittedRow:
    values: dict[str, str] = {}
    problems: list[Problem] = []
    for name in sheet.columns:
        field, cell = schema.field(name), row.cells.get(name)
        if field is None or cell is None:
            values[name] = ""
            continue
        done = _limited(normalise(field, cell, choices=choices.of(sheet.table, name)))
        is_refused = any(problem.severity is Severity.ERROR for problem in done.problems)
        values[name] = _as_written(cell) if is_refused else done.text
        problems += [dataclasses.replace(problem, field=name) for problem in done.problems]
    return SubmittedRow(
        book=book,
        sheet=sheet.sheet,
        table=sheet.table,
        row=row.row,
        columns=sheet.columns,
        values=values,
        problems=tuple(problems),
    )


def _limited(done: Normalised) -> Normalised:
    """Refuse a text that could be written but never read again."""
    if len(done.text) <= MAX_CELL_CHARACTERS:
        return done
    params = {"size": str(len(done.text)), "limit": str(MAX_CELL_CHARACTERS)}
    return Normalised(text="", problems=(*done.problems, Problem(code="cell-too-large", params=params)))


def _as_written(cell: Cell) -> str:
    return str(cell.value)[:MAX_CELL_CHARACTERS]
