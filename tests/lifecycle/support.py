"""Give made-up packages of a few rows: nothing here is a real case."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.packages import Package, Row, Table
from generator.schemas import read_schemas

SCHEMAS = read_schemas(Path(__file__).parents[2] / "datasets" / "_schema")


def package(name: str, tables: Mapping[str, list[dict[str, str]]], **descriptor: str) -> Package:
    """Return a package with `tables`; a column not given is empty."""
    return Package(
        name=name,
        folder=Path(name),
        descriptor={"last_checked": "2026-11-01", "update_frequency": "irregular", **descriptor},
        tables={table: _table(name, table, rows) for table, rows in tables.items()},
    )


def _table(name: str, table: str, rows: list[dict[str, str]]) -> Table:
    header = tuple(field.name for field in SCHEMAS[table].fields)
    return Table(
        name=table,
        path=f"{name}/{table}.csv",
        schema=SCHEMAS[table],
        header=header,
        rows=tuple(Row(line, {**dict.fromkeys(header, ""), **row}) for line, row in enumerate(rows, start=2)),
    )


def classes(*rows: tuple[str, str, str, str]) -> list[dict[str, str]]:
    """Return rows of ``credit-classes``: law, severity, least and most months."""
    names = ("law_id", "severity", "min_publicity_months", "max_publicity_months")
    return [{"text_status": "final", **dict(zip(names, row, strict=True))} for row in rows]
