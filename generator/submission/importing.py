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
from generator.privacy.findings import masked
from generator.submission.assembling import Assembly, Key, TableChanges, assemble, kept_children
from generator.submission.carried import Received, carried
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
from generator.submission.values import SheetTable
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
    files: Sequence[Received],
    *,
    publisher: str,
    reading: Reading,
    choices: Choices,
    today: date,
) -> Import:
    """Return what `files` make of the package `publisher` of `reading`; raise KeyError for an unknown one.

    Rows in are rows accepted and rows refused. A row is refused for an error of its own, of its sheet
    or of its file, and when it belongs to a row that is refused.
    """
    schemas = choices.schemas
    package = next(package for package in reading.packages if package.name == publisher)
    known = judge(reading, schemas=schemas, today=today)
    matched = [(file, *match_sheets(file.workbook, schemas=schemas)) for file in files]
    sheets = [(file.workbook.name, sheet) for file, found, _ in matched for sheet in found]
    noticed = [
        problem
        for file, tables, found in matched
        for problem in (*file.workbook.problems, *found, *carried(file, tables))
    ]
    if broken := tuple(broken_package(package, reading=reading, known=known)):
        origins = _origins(sheets, ())
        problems = (*broken, *withhold_personal_data(noticed, today=today))
        return Import(problems=problems, sheets=_counts(sheets, origins, refused=origins))
    noticed += [
        problem
        for book, sheet in sheets
        for problem in belongs_elsewhere(book, sheet, package=package, packages=reading.packages)
    ]
    strange = {(problem.path, problem.sheet) for problem in noticed if problem.code in ELSEWHERE}
    own = [(book, sheet) for book, sheet in sheets if (book, sheet.sheet) not in strange]
    rows = without_id(
        submitted_rows(own, choices=choices), package=package, packages=reading.packages, schemas=schemas, today=today
    )
    assembly = assemble(rows, package=package, schemas=schemas)
    packages = tuple(assembly.package if one is package else one for one in reading.packages)
    judged = judge(dataclasses.replace(reading, packages=packages), schemas=schemas, today=today)
    placed = place((*judged, *assembly.notes), known=known, assembly=assembly, packages=packages)
    # A formula that failed is noticed on reading and refused again as a value.
    seen = {(problem.path, problem.sheet, problem.cell, problem.code) for problem in noticed}
    placed = tuple(one for one in placed if (one.path, one.sheet, one.cell, one.code) not in seen)
    told = withhold_personal_data((*_without_personal_rows(noticed, placed), *placed), today=today)
    origins = _origins(sheets, told)
    refused = refused_rows(told, origins)
    orphans = tuple(below_refused(assembly.submitted.values(), problems=told, refused=refused, schemas=schemas))
    is_refused = any(problem.severity is Severity.ERROR for problem in told)
    tables = frozenset(sheet.table for _, sheet in own)
    return Import(
        problems=in_order(
            (*told, *orphans),
            sheets=[(file.workbook.name, sheet.name) for file in files for sheet in file.workbook.sheets],
        ),
        sheets=_counts(sheets, origins, refused | refused_rows(orphans, origins)),
        changes=() if is_refused else assembly.changes,
        kept={} if is_refused else kept_children(rows, tables=tables, package=package, schemas=schemas),
        files={} if is_refused else _files(package, assembly),
        withheld=frozenset(
            (problem.path, problem.line, problem.field)
            for problem in (*known, *judged)
            if problem.code in PERSONAL_DATA
        ),
    )


def _without_personal_rows(noticed: Sequence[Problem], placed: Sequence[Problem]) -> list[Problem]:
    """Mask what quotes several cells of a row: one of them may hold personal data that only its heading tells."""
    rows = {origin_of(problem) for problem in (*noticed, *placed) if problem.code in PERSONAL_DATA}
    return [
        dataclasses.replace(
            problem,
            value=masked(problem.value),
            params={name: masked(text) for name, text in problem.params.items()},
        )
        if origin_of(problem) in rows and problem.code not in PERSONAL_DATA
        else problem
        for problem in noticed
    ]


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
