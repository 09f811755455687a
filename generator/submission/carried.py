"""Weigh the personal data that an office's file carries beside the cells that are taken from it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.errors import Problem, Severity
from generator.privacy.findings import masked
from generator.submission.values import SheetTable, Workbook

_AUTHOR = "document-author"
# What could not be looked into says so itself.
_UNSEEN = "unseen-"


@dataclass(frozen=True, kw_only=True)
class Received:
    """A file as it was read, and the personal data that its whole content was found to hold."""

    workbook: Workbook
    findings: tuple[Problem, ...] = ()


def carried(received: Received, tables: Sequence[SheetTable]) -> Iterator[Problem]:
    """Yield what was found outside the records of `tables`, which are judged as the rows that they become.

    In a sheet of records it is an error, as a column or a line that is not taken is easily overlooked
    there. Elsewhere (comments, properties, pictures, other sheets) it is a warning: it is not taken.
    """
    name = received.workbook.name
    taken = {(table.sheet, cell.address) for table in tables for row in table.rows for cell in row.cells.values()}
    lines = {row.row for table in tables for row in table.rows}
    shown = {masked(table.sheet): table.sheet for table in tables} | {table.sheet: table.sheet for table in tables}
    is_elsewhere = False
    for problem in received.findings if received.workbook.sheets else ():
        sheet = shown.get(problem.sheet, problem.sheet)
        is_text = "part" not in problem.params
        if is_text and ((sheet, problem.cell) in taken or problem.line in lines):
            continue
        if is_text and (sheet in shown or problem.line) and tables:
            # A text file has one sheet and no addresses, only lines.
            cell = problem.cell or (f"A{problem.line}" if problem.line else "")
            yield dataclasses.replace(problem, path=name, sheet=sheet or tables[0].sheet, cell=cell, line=None)
            continue
        is_elsewhere |= problem.code != _AUTHOR and not problem.code.startswith(_UNSEEN)
        yield dataclasses.replace(problem, path=name, severity=Severity.WARNING)
    if is_elsewhere:
        yield Problem(code="carried-along", severity=Severity.WARNING, path=name)
