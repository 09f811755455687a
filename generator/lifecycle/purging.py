"""Take what is no longer public out of the packages, before anything is made from them.

A row goes with the record that it hangs on: children always, other rows where the reference is
required; an optional reference is blanked. A release of a single case goes with its case, whose
name it bears.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator.lifecycle.ended import CASES, KEYS, Ended, ended_on
from generator.lifecycle.tables import rows_of
from generator.packages import Package, Row, Table
from generator.schemas import TableSchema

_Key = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Public:
    """The packages without what is no longer public, and what that was."""

    packages: tuple[Package, ...]
    ended: tuple[Ended, ...]


def public_on(packages: tuple[Package, ...], *, today: date) -> Public:
    """Return what of validated `packages` is public on `today`; packages that lose nothing stay as they are."""
    ended = ended_on(packages, today=today)
    if not ended:
        return Public(packages=packages, ended=())
    gone = {(one.table, one.record_id): one for one in ended}
    gone |= {(one.table, one.record_id): one for one in _single_releases(packages, gone)}
    purge = _Purge(packages=packages, gone=gone)
    while purge.spread():
        pass
    records = tuple(one for key, one in sorted(purge.gone.items()) if key[0] in KEYS)
    return Public(packages=tuple(purge.rest()), ended=records)


def _single_releases(packages: tuple[Package, ...], ended: Mapping[_Key, Ended]) -> Iterator[Ended]:
    """Yield the releases of a single case that leave with it."""
    public: set[str] = set()
    cases = {one.release_id: one for one in ended.values() if one.table == CASES}
    for _, row in rows_of(packages, CASES):
        if one := ended.get((CASES, row["case_id"])):
            cases[row["release_id"]] = one
        else:
            public.add(row["release_id"])
    for _, row in rows_of(packages, "releases"):
        key = row["release_id"]
        if row["kind"] == "single" and key in cases and key not in public and ("releases", key) not in ended:
            yield _like(cases[key], "releases", key)


def _like(one: Ended, table: str, record_id: str) -> Ended:
    """Return the ending of a record that leaves with another."""
    return Ended(
        table=table,
        record_id=record_id,
        package=one.package,
        ended_on=one.ended_on,
        reason=one.reason,
        law_id=one.law_id,
        article=one.article,
    )


@dataclass(kw_only=True)
class _Purge:
    """The rows that go, found step by step: `gone` holds every key that no row may name any more."""

    packages: tuple[Package, ...]
    gone: dict[_Key, Ended]

    def spread(self) -> bool:
        """Add the keys of the rows that leave with those gone; tell whether there were any."""
        found: dict[_Key, Ended] = {}
        for package in self.packages:
            for table in package.tables.values():
                if len(table.schema.primary_key) == 1:
                    for row in table.rows:
                        key = (table.name, row.values[table.schema.primary_key[0]])
                        if key not in self.gone and (cause := self._cause(table.schema, row)):
                            found[key] = _like(cause, *key)
        self.gone |= found
        return bool(found)

    def rest(self) -> Iterator[Package]:
        """Yield the packages without the rows that are gone."""
        for package in self.packages:
            tables = {name: self._table(table) for name, table in package.tables.items()}
            is_same = all(tables[name] is table for name, table in package.tables.items())
            yield package if is_same else replace(package, tables=tables)

    def _table(self, table: Table) -> Table:
        rows = tuple(self._blanked(table.schema, row) for row in table.rows if not self._is_gone(table.schema, row))
        if len(rows) == len(table.rows) and all(map(lambda one, other: one is other, rows, table.rows)):
            return table
        return replace(table, rows=rows, text=_text(table.header, rows))

    def _is_gone(self, schema: TableSchema, row: Row) -> bool:
        # What is said of an ended record stays; every other row bears what the record said.
        if schema.name in {"ended-records", "ended-places"}:
            return False
        own = schema.name, row.values[schema.primary_key[0]]
        return (len(schema.primary_key) == 1 and own in self.gone) or self._cause(schema, row) is not None

    def _cause(self, schema: TableSchema, row: Row) -> Ended | None:
        """Return the ending of the record that `row` cannot stand without."""
        if schema.name == "corrections":
            return self.gone.get((row.values["record_table"], row.values["record_id"]))
        targets = _targets(schema).items()
        causes = (self.gone.get((target, row.values[name])) for name, (target, is_needed) in targets if is_needed)
        return next((cause for cause in causes if cause), None)

    def _blanked(self, schema: TableSchema, row: Row) -> Row:
        blank = {
            name: ""
            for name, (target, is_needed) in _targets(schema).items()
            if not is_needed and (target, row.values[name]) in self.gone
        }
        return Row(row.line, {**row.values, **blank}) if blank else row


def _targets(schema: TableSchema) -> dict[str, tuple[str, bool]]:
    """Return, by field, the table whose key it holds and whether a row needs it."""
    tables = {key["fields"][0]: key["reference"]["resource"] for key in schema.document.get("foreignKeys", [])}
    tables |= {one.name: one.references for one in schema.fields if one.references}
    needed = {one.name for one in schema.fields if one.is_required}
    return {name: (table, name in needed) for name, table in tables.items() if table}


def _text(header: tuple[str, ...], rows: tuple[Row, ...]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([row.values[name] for name in header] for row in rows)
    return out.getvalue()
