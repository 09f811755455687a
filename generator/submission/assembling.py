"""Put the rows of a submission into a package: new rows in, known rows replaced, child rows as a set."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from generator.errors import Problem, Severity
from generator.packages import Package, Row, Table
from generator.schemas import TableSchema
from generator.submission.describing import describe
from generator.submission.submitted import SubmittedRow
from generator.validation import canonical_text

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that is not as it was: `before` is None for one that comes in, `after` for one that goes."""

    key: Key
    before: Row | None
    after: Row | None

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the columns of which the cells differ; () for a row that comes or goes."""
        if self.before is None or self.after is None:
            return ()
        return tuple(name for name, old in self.before.values.items() if self.after.values[name] != old)


@dataclass(frozen=True, kw_only=True)
class TableChanges:
    """What a submission does to one table: the rows that change, come or go, and how many are as they were."""

    table: str
    path: str
    rows: tuple[RowChange, ...]
    unchanged: int


@dataclass(frozen=True, kw_only=True)
class Assembly:
    """The package as it would be, and where each submitted row stands in it.

    A submitted row has a line of its own behind those of the stored file; a stored row keeps its line.
    """

    package: Package
    submitted: Mapping[tuple[str, int], SubmittedRow]
    changes: tuple[TableChanges, ...]

    @cached_property
    def notes(self) -> tuple[Problem, ...]:
        """Return what was done to the submitted cells or held against them, each at its path and line."""
        return tuple(
            dataclasses.replace(problem, path=path, line=line)
            for (path, line), row in self.submitted.items()
            for problem in row.problems
        )


def assemble(rows: Sequence[SubmittedRow], *, package: Package, schemas: Mapping[str, TableSchema]) -> Assembly:
    """Return `package` with `rows` in it; nothing is judged.

    A row whose key is stored replaces the stored one, which keeps the columns that the sheet lacks.
    The children of a parent are replaced as a set by what the submission says of them, if anything.
    """
    tables: dict[str, list[SubmittedRow]] = defaultdict(list)
    for row in rows:
        tables[row.table].append(row)
    merged = {name: _merge(found, package=package, schema=schemas[name]) for name, found in tables.items()}
    candidate = dataclasses.replace(
        package,
        descriptor=describe(
            package, counts={name: len(one.table.rows) for name, one in merged.items()}, schemas=schemas
        ),
        tables={**package.tables, **{name: one.table for name, one in merged.items()}},
    )
    return Assembly(
        package=candidate,
        submitted={(one.table.path, line): row for one in merged.values() for line, row in one.lines.items()},
        changes=tuple(one.changes for one in merged.values()),
    )


def key_of(values: Mapping[str, str], schema: TableSchema) -> Key:
    """Return the cells of the primary key, '' for a column that is not there."""
    return tuple(values.get(name, "") for name in schema.primary_key)


def targets(schema: TableSchema) -> Iterator[tuple[str, str]]:
    """Yield each column that names a row, with the table of that row."""
    for key in schema.document.get("foreignKeys", ()):
        yield key["fields"][0], key["reference"]["resource"] or schema.name
    for field in schema.fields:
        if field.references:
            yield field.name, field.references


def kept_children(
    rows: Sequence[SubmittedRow], *, tables: Set[str], package: Package, schemas: Mapping[str, TableSchema]
) -> Mapping[str, tuple[Key, ...]]:
    """Return by table the stored children of submitted parents of which a submitted sheet of `tables` says nothing."""
    kept: dict[str, tuple[Key, ...]] = {}
    for name in sorted(tables & package.tables.keys()):
        schema = schemas[name]
        parent = _parent_field(schema)
        named = {row.values.get(parent) for row in rows if row.table == name}
        above = {key_of(row.values, schemas[schema.parent])[0] for row in rows if row.table == schema.parent}
        stored = (row for row in package.tables[name].rows if row.values.get(parent) in above - named)
        if keys := tuple(key_of(row.values, schema) for row in stored):
            kept[name] = keys
    return kept


@dataclass(frozen=True, kw_only=True)
class _Merged:
    table: Table
    lines: Mapping[int, SubmittedRow]
    changes: TableChanges


def _merge(rows: Sequence[SubmittedRow], *, package: Package, schema: TableSchema) -> _Merged:
    stored = package.tables.get(schema.name)
    before = {key_of(row.values, schema): row for row in stored.rows} if stored else {}
    parent = _parent_field(schema)
    parents = {row.values.get(parent, "") for row in rows} if parent else set()
    rows = tuple(_numbered(rows, schema=schema, taken=() if parent else before))
    empty = {field.name: "" for field in schema.fields}
    first = max((row.line for row in before.values()), default=1) + 1
    lines = dict(enumerate(rows, start=first))
    after: dict[Key, list[Row]] = defaultdict(list)
    for line, row in lines.items():
        key = key_of(row.values, schema)
        known = before[key].values if key in before else empty
        after[key].append(Row(line, {name: row.values.get(name, known[name]) for name in empty}))
    gone = {key for key, row in before.items() if key not in after and row.values.get(parent) in parents}
    kept = [row for key, row in before.items() if key not in after and key not in gone]
    table = Table(
        name=schema.name,
        path=f"{package.name}/{schema.name}.csv",
        schema=schema,
        header=tuple(empty),
        rows=(*kept, *(row for found in after.values() for row in found)),
    )
    changed = [
        RowChange(key, before.get(key), row)
        for key, found in after.items()
        for row in found
        if key not in before or row.values != before[key].values
    ]
    changes = TableChanges(
        table=schema.name,
        path=table.path,
        rows=(*changed, *(RowChange(key, before[key], None) for key in before if key in gone)),
        unchanged=len(lines) - len(changed),
    )
    return _Merged(table=dataclasses.replace(table, text=canonical_text(table)), lines=lines, changes=changes)


def _parent_field(schema: TableSchema) -> str:
    return next((field for field, table in targets(schema) if table == schema.parent), "")


def _numbered(rows: Iterable[SubmittedRow], *, schema: TableSchema, taken: Iterable[Key]) -> Iterator[SubmittedRow]:
    """Give each row without a running number the least that is free below its parent."""
    *parent, last = schema.primary_key
    rows = tuple(rows)
    if last != "seq":
        yield from rows
        return
    used = {*taken, *(key_of(row.values, schema) for row in rows)}
    for row in rows:
        if row.values.get(last):
            yield row
            continue
        above = tuple(row.values.get(name, "") for name in parent)
        number = 1
        while (*above, str(number)) in used:
            number += 1
        used.add((*above, str(number)))
        note = Problem(code="numbered", severity=Severity.NOTE, field=last)
        yield dataclasses.replace(row, values={**row.values, last: str(number)}, problems=(*row.problems, note))
