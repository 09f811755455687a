"""Put the problems of a package back on the sheet and cell from which its rows came."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Iterable, Mapping, Sequence

from generator.columns import column_number
from generator.errors import Problem, Severity
from generator.packages import Package
from generator.submission.assembling import Assembly
from generator.submission.submitted import SubmittedRow
from generator.validation.privacy import PERSONAL_DATA

# Problems of two rows that are as true of the one as of the other.
_MUTUAL = frozenset({"duplicate-id", "duplicate-id-across", "same-decision-number", "same-title", "facts-alike"})

# Refused for no more than the row that it belongs to.
CONSEQUENCE = "parent-refused"


def place(
    problems: Iterable[Problem], *, known: Iterable[Problem], assembly: Assembly, packages: Iterable[Package]
) -> tuple[Problem, ...]:
    """Return the problems that a submission has or causes, on their sheets and cells.

    `problems` are those of all `packages` with the submission in them, `known` those without it. A
    problem of two rows is told of the submitted one, which alone its office can mend. What merely
    follows from a cell that was refused is left out, but never personal data.
    """
    before = {_identity(problem) for problem in known}
    said = {_identity(problem) for problem in assembly.notes}
    refused = {_place(problem) for problem in assembly.notes if problem.severity is Severity.ERROR}
    keys = {
        f"{table.path}:{row.line}": row.values[table.schema.primary_key[0]]
        for package in packages
        for table in package.tables.values()
        for row in table.rows
    }
    found: dict[Hashable, Problem] = {}
    for problem in problems:
        row = assembly.submitted.get((problem.path, problem.line or 0))
        if row is None and _identity(problem) in before:
            continue
        if _place(problem) in refused and _identity(problem) not in said and problem.code not in PERSONAL_DATA:
            continue
        if row and problem.code == "required" and problem.field not in row.columns:
            # Said once of the header, where the column is missing.
            continue
        other = _row_at(problem.params.get("other_path", ""), assembly)
        if row is None and other is not None and problem.code in _MUTUAL:
            at = f"{problem.path}:{problem.line}"
            turned = {**problem.params, "other_path": at, "other": keys[at]}
            placed = _placed(dataclasses.replace(problem, params=turned), other, assembly=assembly)
        else:
            placed = _placed(problem, row, assembly=assembly)
        found.setdefault(_identity(placed), placed)
    return tuple(found.values())


def on_cell(problem: Problem, row: SubmittedRow) -> Problem:
    """Return `problem` on the cell of its field; on the first one of the row where it has no such cell."""
    address = row.address(problem.field)
    return dataclasses.replace(problem, path=row.book, line=None, sheet=row.sheet, cell=address, table=row.table)


def seen_from(row: SubmittedRow, *, book: str, cell: str = "") -> str:
    """Return a cell, the row's first when none is named, as spreadsheets do: ``典型案例!A5``.

    Its file is named too where that is not `book`.
    """
    return f"{f'[{row.book}]' if row.book != book else ''}{row.sheet}!{cell or row.address('')}"


def in_order(problems: Iterable[Problem], *, sheets: Sequence[tuple[str, str]]) -> tuple[Problem, ...]:
    """Return errors, then warnings, then notes, each in the order of `sheets` (file and name), down and across.

    What is refused only because of another row comes behind the other errors.
    """
    ranks = {severity: rank for rank, severity in enumerate((Severity.ERROR, Severity.WARNING, Severity.NOTE))}
    places = {place: rank for rank, place in enumerate(sheets)}

    def rank(problem: Problem) -> tuple[int, bool, int, int, int, str, str]:
        letters = problem.cell.rstrip("0123456789")
        row, column = int(problem.cell[len(letters) :] or 0), column_number(letters)
        sheet = places.get((problem.path, problem.sheet), len(places))
        return (ranks[problem.severity], problem.code == CONSEQUENCE, sheet, row, column, problem.path, problem.code)

    return tuple(sorted(problems, key=rank))


def _placed(problem: Problem, row: SubmittedRow | None, *, assembly: Assembly) -> Problem:
    problem = dataclasses.replace(problem, params=_readable(problem.params, row, assembly))
    if row is not None:
        return on_cell(problem, row)
    # What is wrong with a table as a whole is shown on the sheet that its rows came from.
    first = next((one for (path, _), one in assembly.submitted.items() if path == problem.path), None)
    if first is None or problem.line is not None:
        return problem
    return dataclasses.replace(problem, path=first.book, sheet=first.sheet, table=first.table)


def _readable(params: Mapping[str, str], row: SubmittedRow | None, assembly: Assembly) -> Mapping[str, str]:
    """Return `params` with a line of our files as the cell from which it came, the same in both languages."""
    shown: dict[str, str] = {}
    for name, text in params.items():
        if name.endswith("_path") and (other := _row_at(text, assembly)):
            shown[f"{name}_zh"] = shown[f"{name}_en"] = seen_from(other, book=row.book if row else "")
        else:
            shown[name] = text
    return shown


def _row_at(place: str, assembly: Assembly) -> SubmittedRow | None:
    path, _, line = place.rpartition(":")
    return assembly.submitted.get((path, int(line) if line.isdecimal() else 0))


def _place(problem: Problem) -> tuple[str, int | None, str]:
    return (problem.path, problem.line, problem.field)


def _identity(problem: Problem) -> Hashable:
    return (_place(problem), problem.sheet, problem.cell, problem.code, problem.value, *sorted(problem.params.items()))
