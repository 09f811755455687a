"""Refuse what cannot go into a package: sheets that belong elsewhere, rows without an id, rows below refused ones."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import date

from generator.errors import Problem, Severity
from generator.packages import DESCRIPTOR, Package, Reading
from generator.schemas import TableSchema
from generator.submission.assembling import targets
from generator.submission.next_ids import next_id
from generator.submission.placing import CONSEQUENCE, on_cell, seen_from
from generator.submission.submitted import SubmittedRow
from generator.submission.values import SheetTable

Origin = tuple[str, str, int]

# A stored file with one of these would not come out of an import as it went in.
_UNSAFE = frozenset({"duplicate-id"})
ELSEWHERE = frozenset({"table-of-register", "table-not-of-register"})
_NUMBER = re.compile(r"\d+")


def broken_package(package: Package, *, reading: Reading, known: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the errors of the stored package because of which nothing can be put into it."""
    unread = {(problem.path, problem.code) for problem in reading.problems}
    for problem in known:
        is_unread = (problem.path, problem.code) in unread or problem.path == f"{package.name}/{DESCRIPTOR}"
        is_unsafe = is_unread or problem.code in _UNSAFE
        if is_unsafe and problem.severity is Severity.ERROR and problem.path.startswith(f"{package.name}/"):
            yield problem


def belongs_elsewhere(
    book: str, sheet: SheetTable, *, package: Package, packages: Iterable[Package]
) -> Iterator[Problem]:
    """Yield why the records of `sheet` cannot go into `package`.

    A register claims no prefix: it alone holds its tables, and it holds no others.
    """
    owners = {
        str(resource["name"]): one.name
        for one in packages
        if not one.descriptor.get("id_prefixes")
        for resource in one.descriptor["resources"]
    }
    owner = owners.get(sheet.table, "")
    if owner == package.name or (not owner and package.descriptor["id_prefixes"]):
        return
    yield Problem(
        code="table-of-register" if owner else "table-not-of-register",
        path=book,
        sheet=sheet.sheet,
        table=sheet.table,
        params={"sheet_table": sheet.table, "owner": owner, "publisher": package.name},
    )


def without_id(
    rows: Iterable[SubmittedRow],
    *,
    package: Package,
    packages: Iterable[Package],
    schemas: Mapping[str, TableSchema],
    today: date,
) -> tuple[SubmittedRow, ...]:
    """Return `rows`, those without an id with a problem that names the next free one."""
    rows = tuple(rows)
    taken: dict[str, set[str]] = defaultdict(set)
    for one in packages:
        for table in one.tables.values():
            taken[table.name].update(row.values[table.schema.primary_key[0]] for row in table.rows)
    for row in rows:
        taken[row.table].add(row.values.get(schemas[row.table].primary_key[0], ""))
    return tuple(
        _with_id(row, package=package, schema=schemas[row.table], taken=taken[row.table], today=today) for row in rows
    )


def _with_id(row: SubmittedRow, *, package: Package, schema: TableSchema, taken: set[str], today: date) -> SubmittedRow:
    key = schema.primary_key[0]
    if row.values.get(key) or len(schema.primary_key) > 1:
        return row
    suggestion = next_id(row.values, package=package, schema=schema, taken=taken, today=today)
    taken.add(suggestion)
    problem = Problem(code="id-missing", field=key, params={"suggestion": suggestion})
    return dataclasses.replace(row, problems=(*row.problems, problem))


def origin_of(problem: Problem) -> Origin:
    """Return the row of a problem; its number is 0 for one of a whole sheet or file."""
    number = _NUMBER.search(problem.cell)
    return (problem.path, problem.sheet, int(number.group()) if number else 0)


def refused_rows(problems: Iterable[Problem], origins: Set[Origin]) -> frozenset[Origin]:
    """Return which of `origins` an error stands against: one of the row, of its sheet (as its header), of its file."""
    refused: set[Origin] = set()
    for problem in problems:
        if problem.severity is Severity.ERROR:
            row = origin_of(problem)
            scope = row[:2] if problem.sheet else row[:1]
            refused.update({row} if row in origins else (one for one in origins if one[: len(scope)] == scope))
    return frozenset(refused)


def below_refused(
    rows: Iterable[SubmittedRow],
    *,
    problems: Iterable[Problem],
    refused: Set[Origin],
    schemas: Mapping[str, TableSchema],
) -> Iterator[Problem]:
    """Yield why a row is refused that is in order itself but names one of `refused`, directly or by another row.

    The problem names the first cell that one of `problems` refuses in that other row.
    """
    rows = tuple(rows)
    cells = dict.fromkeys(refused, "")
    for problem in problems:
        if problem.severity is Severity.ERROR:
            cells[origin_of(problem)] = cells.get(origin_of(problem), "") or problem.cell
    named = {(row.table, row.values.get(schemas[row.table].primary_key[0], "")): row for row in reversed(rows)}
    is_news = True
    while is_news:
        is_news = False
        for row in rows:
            if row.origin in cells:
                continue
            for field, table in targets(schemas[row.table]):
                other = named.get((table, row.values.get(field, "")))
                if other and other.origin in cells and len(schemas[table].primary_key) == 1:
                    place = seen_from(other, book=row.book, cell=cells[other.origin])
                    params = {"other_path_zh": place, "other_path_en": place, "target_table": table}
                    problem = on_cell(
                        Problem(code=CONSEQUENCE, field=field, value=row.values[field], params=params), row
                    )
                    cells[row.origin] = problem.cell
                    is_news = True
                    yield problem
                    break
