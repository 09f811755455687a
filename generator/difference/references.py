"""Say which column of a table points to which other table, and how many records name one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.difference.values import StoredRow
from generator.schemas import TableSchema

Rows = Mapping[str, tuple[StoredRow, ...]]


def targets(schema: TableSchema) -> Mapping[str, str]:
    """Return the table that each pointing column of `schema` points to, in its own package or in any."""
    found = {field.name: field.references for field in schema.fields if field.references}
    for key in schema.document.get("foreignKeys", []):
        if len(key["fields"]) == 1:
            found.setdefault(key["fields"][0], key["reference"]["resource"] or schema.name)
    return found


def parents_first(schemas: Mapping[str, TableSchema]) -> tuple[str, ...]:
    """Return the names of all tables, each after the tables that it points to, as far as they form no ring."""
    ordered: dict[str, None] = {}

    def place(name: str, above: frozenset[str]) -> None:
        if name in ordered or name in above or name not in schemas:
            return
        for target in sorted({*targets(schemas[name]).values(), schemas[name].parent} - {""}):
            place(target, above | {name})
        ordered[name] = None

    for name in sorted(schemas):
        place(name, frozenset())
    return tuple(ordered)


class Naming:
    """Counts who names a record; the rows are looked through once, on the first question."""

    def __init__(self, rows: Rows, schemas: Mapping[str, TableSchema]) -> None:
        """Take the rows of one side by table."""
        self._rows = rows
        self._schemas = schemas
        self._index: dict[str, dict[str, set[tuple[str, tuple[str, ...]]]]] = {}

    def count(self, table: str, identifier: str) -> Mapping[str, int]:
        """Return how many records of each table name the record `identifier`; a child counts as its parent."""
        if not self._index:
            self._index = self._collected()
        counts: defaultdict[str, int] = defaultdict(int)
        for other, _ in self._index.get(table, {}).get(identifier, ()):
            counts[other] += 1
        return dict(sorted(counts.items()))

    def _collected(self) -> dict[str, dict[str, set[tuple[str, tuple[str, ...]]]]]:
        index: dict[str, dict[str, set[tuple[str, tuple[str, ...]]]]] = defaultdict(lambda: defaultdict(set))
        for name, schema in self._schemas.items():
            parent = self._schemas.get(schema.parent)
            holder, key = (parent.name, parent.primary_key) if parent else (name, schema.primary_key)
            for field, target in targets(schema).items():
                if target == schema.parent:
                    continue
                for row in self._rows.get(name, ()):
                    if value := row.values.get(field, ""):
                        index[target][value].add((holder, row.key(key)))
        return index


def rows_by_table(tables: Iterable[tuple[str, str, Iterable[Mapping[str, str]]]]) -> Rows:
    """Return rows by table from (package, table, rows)."""
    found: defaultdict[str, list[StoredRow]] = defaultdict(list)
    for package, table, rows in tables:
        found[table].extend(StoredRow(package, values) for values in rows)
    return {table: tuple(rows) for table, rows in found.items()}


def pointed_at(schemas: Mapping[str, TableSchema]) -> Iterator[str]:
    """Yield the tables that other packages point to: reference data, wherever it stands."""
    yield from sorted({field.references for schema in schemas.values() for field in schema.fields} - {""})
