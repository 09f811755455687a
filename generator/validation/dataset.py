"""Lay the tables of all packages side by side, so that a check can look across them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.errors import Problem, Severity
from generator.packages import Package, Reading, Row, Table
from generator.schemas import TableSchema


@dataclass(frozen=True, slots=True)
class Record:
    """One row with the place where it stands."""

    package: str
    table: Table
    row: Row

    def __getitem__(self, field: str) -> str:
        """Return the cell of `field`; raise KeyError for a column that the table lacks."""
        return self.row.values[field]

    @property
    def place(self) -> str:
        """Return ``path:line``, as an editor opens it."""
        return f"{self.table.path}:{self.row.line}"

    @property
    def key(self) -> tuple[str, ...]:
        """Return the cells of the primary key."""
        return tuple(self.row.values[name] for name in self.table.schema.primary_key)

    def error(self, code: str, field: str, **params: str) -> Problem:
        """Return an error about the cell of `field`."""
        return self._problem(code, Severity.ERROR, field, params)

    def warning(self, code: str, field: str, **params: str) -> Problem:
        """Return a warning about the cell of `field`."""
        return self._problem(code, Severity.WARNING, field, params)

    def _problem(self, code: str, severity: Severity, field: str, params: Mapping[str, str]) -> Problem:
        return Problem(
            code=code,
            severity=severity,
            path=self.table.path,
            line=self.row.line,
            field=field,
            value=self.row.values.get(field, ""),
            params=params,
        )


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """All packages, and the records of each table over all of them in order of package and line.

    `incomplete` names the tables that could not be read in full; references into them are not judged.
    """

    packages: tuple[Package, ...]
    schemas: Mapping[str, TableSchema]
    today: date
    incomplete: frozenset[str]
    records: Mapping[str, tuple[Record, ...]]
    index: Mapping[str, Mapping[str, Record]]

    def get(self, table: str, key: str) -> Record | None:
        """Return the record of `table` whose single-column primary key is `key`."""
        return self.index.get(table, {}).get(key)

    def __iter__(self) -> Iterator[Record]:
        """Yield every record of every table."""
        for records in self.records.values():
            yield from records


def arrange(reading: Reading, *, schemas: Mapping[str, TableSchema], today: date) -> Dataset:
    """Return the packages of `reading` with their records by table and by key."""
    records: dict[str, tuple[Record, ...]] = {
        name: tuple(
            Record(package.name, package.tables[name], row)
            for package in reading.packages
            if name in package.tables
            for row in package.tables[name].rows
        )
        for name in schemas
    }
    index = {
        name: {record.key[0]: record for record in reversed(records[name])}
        for name, schema in schemas.items()
        if len(schema.primary_key) == 1
    }
    return Dataset(
        packages=reading.packages,
        schemas=schemas,
        today=today,
        incomplete=reading.incomplete,
        records=records,
        index=index,
    )


def grouped(records: Iterable[Record], *fields: str) -> Mapping[tuple[str, ...], tuple[Record, ...]]:
    """Return `records` by their cells in `fields`, groups and members in order of appearance."""
    groups: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    for record in records:
        groups[tuple(record[field] for field in fields)].append(record)
    return {key: tuple(members) for key, members in groups.items()}
