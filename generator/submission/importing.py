"""Work out what the workbooks of an office would make of its package, and all that stands against it."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from generator.errors import Problem, Severity
from generator.packages import DESCRIPTOR, Package, Reading
from generator.submission.assembling import Assembly, Key, TableChanges, assemble, kept_children
from generator.submission.choices import Choices
from generator.submission.matching import match_sheets
from generator.submission.placing import in_order, place
from generator.submission.refusing import (
    ELSEWHERE,
    Origin,
    belongs_elsewhere,
    below_refused,
    broken_package,
    origin_of,
    refused_rows,
    without_id,
)
from generator.submission.submitted import submitted_rows
from generator.submission.values import SheetTable, Workbook
from generator.validation import judge
from generator.validation.privacy import PERSONAL_DATA, withhold_personal_data


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetCount:
    """How many records a sheet holds, and how many of them are refused."""

    book: str
    sheet: str
    table: str
    rows: int
    refused: int

    @property
    def accepted(self) -> int:
        """Return how many records are in order."""
        return self.rows - self.refused


@dataclass(frozen=True, kw_only=True)
class Import:
    """What a submission comes to.

    `files` are those that it changes, below the data root; there are none while an error stands.
    `withheld` are the cells (path, line, field) whose text must not be quoted. `kept` are the stored
    child rows by table of which the submission holds the parent, and a sheet that says nothing of them.
    """

    problems: tuple[Problem, ...]
    sheets: tuple[SheetCount, ...]
    changes: tuple[TableChanges, ...] = ()
    kept: Mapping[str, tuple[Key, ...]] = dataclasses.field(default_factory=dict)
    files: Mapping[str, bytes] = dataclasses.field(default_factory=dict)
    withheld: frozenset[tuple[str, int | None, str]] = frozenset()

    @property
    def is_refused(self) -> bool:
        """Tell whether anything stands against it."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def import_workbooks(
    workbooks: Sequence[Workbook],
    *,
    publisher: str,
    reading: Reading,
    choices: Choices,
    today: date,
) -> Import:
    """Return what `workbooks` make of the package `publisher` of `reading`; raise KeyError for an unknown one.

    Rows in are rows accepted and rows refused. A row is refused for an error of its own, of its sheet
    or of its file, and when it belongs to a row that is refused.
    """
    package = next(package for package in reading.packages if package.name == publisher)
    schemas = choices.schemas
    known = judge(reading, schemas=schemas, today=today)
    matched = [(workbook, *match_sheets(workbook, schemas=schemas)) for workbook in workbooks]
    sheets = [(workbook.name, sheet) for workbook, found, _ in matched for sheet in found]
    noticed = [problem for workbook, _, found in matched for problem in (*workbook.problems, *found)]
    broken = tuple(broken_package(package, reading=reading, known=known))
    if broken:
        origins = _origins(sheets, noticed)
        return Import(problems=(*broken, *noticed), sheets=_counts(sheets, origins, refused=origins))
    for book, sheet in sheets:
        noticed += belongs_elsewhere(book, sheet, package=package, packages=reading.packages)
    wrong = {(problem.path, problem.sheet) for problem in noticed if problem.code in ELSEWHERE}
    sheets_here = [(book, sheet) for book, sheet in sheets if (book, sheet.sheet) not in wrong]
    rows = submitted_rows(sheets_here, choices=choices)
    rows = without_id(rows, package=package, packages=reading.packages, schemas=schemas, today=today)
    assembly = assemble(rows, package=package, schemas=schemas)
    candidate = dataclasses.replace(
        reading, packages=tuple(assembly.package if one is package else one for one in reading.packages)
    )
    judged = judge(candidate, schemas=schemas, today=today)
    placed = place((*judged, *assembly.notes), known=known, assembly=assembly, packages=candidate.packages)
    # A formula that failed is noticed on reading and refused again as a value.
    seen = {(problem.path, problem.sheet, problem.cell, problem.code) for problem in noticed}
    placed = tuple(one for one in placed if (one.path, one.sheet, one.cell, one.code) not in seen)
    placed = tuple(withhold_personal_data((*noticed, *placed), today=today))
    origins = _origins(sheets, placed)
    refused = refused_rows(placed, origins)
    orphans = tuple(below_refused(assembly.submitted.values(), refused=refused, schemas=schemas))
    problems = in_order(
        (*placed, *orphans), sheets=[(workbook.name, sheet.name) for workbook in workbooks for sheet in workbook.sheets]
    )
    refused |= refused_rows(orphans, origins)
    is_refused = any(problem.severity is Severity.ERROR for problem in problems)
    return Import(
        problems=problems,
        sheets=_counts(sheets, origins, refused),
        changes=() if is_refused else assembly.changes,
        kept={}
        if is_refused
        else kept_children(rows, tables={sheet.table for _, sheet in sheets}, package=package, schemas=schemas),
        files={} if is_refused else _files(package, assembly),
        withheld=frozenset(
            (problem.path, problem.line, problem.field)
            for problem in (*known, *judged)
            if problem.code in PERSONAL_DATA
        ),
    )


def _origins(sheets: Sequence[tuple[str, SheetTable]], problems: Iterable[Problem]) -> frozenset[Origin]:
    """Return the rows of `sheets`, with those that were refused as no records (totals, remarks)."""
    first = {(book, sheet.sheet): sheet.rows[0].row for book, sheet in sheets if sheet.rows}
    rows = {(book, sheet.sheet, row.row) for book, sheet in sheets for row in sheet.rows}
    errors = [origin_of(problem) for problem in problems if problem.severity is Severity.ERROR]
    return frozenset(rows | {origin for origin in errors if origin[2] > first.get(origin[:2], origin[2])})


def _counts(
    sheets: Sequence[tuple[str, SheetTable]], origins: Set[Origin], refused: Set[Origin]
) -> tuple[SheetCount, ...]:
    rows, lost = (Counter(origin[:2] for origin in found) for found in (origins, refused))
    return tuple(
        SheetCount(
            book=book,
            sheet=sheet.sheet,
            table=sheet.table,
            rows=rows[book, sheet.sheet],
            refused=lost[book, sheet.sheet],
        )
        for book, sheet in sheets
    )


def _files(package: Package, assembly: Assembly) -> Mapping[str, bytes]:
    """Return the files of the package that differ from the stored ones, the descriptor last."""
    stored = {table.path: table.text for table in package.tables.values()}
    files = {
        table.path: table.text.encode("utf-8")
        for table in assembly.package.tables.values()
        if table.text != stored.get(table.path)
    }
    if assembly.package.descriptor != package.descriptor:
        text = json.dumps(assembly.package.descriptor, ensure_ascii=False, indent=2) + "\n"
        files[f"{package.name}/{DESCRIPTOR}"] = text.encode("utf-8")
    return files
