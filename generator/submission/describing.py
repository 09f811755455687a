"""Enter new tables into the descriptor of a package."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.packages import Package
from generator.schemas import TableSchema, stamped
from generator.submission.layout import kinds


def describe(package: Package, *, counts: Mapping[str, int], schemas: Mapping[str, TableSchema]) -> Mapping[str, Any]:
    """Return the descriptor of `package`, which is valid, with each table of `counts` (rows by table) that it lacks.

    A resource stands where the order of the work puts it. All resources are stamped anew, because a
    foreign key is written out only where its table is in the package too.
    """
    known = {item["name"]: item for item in package.descriptor["resources"]}
    new = counts.keys() - known.keys()
    if not new:
        return package.descriptor
    names = list(known)
    order = {name: rank for rank, name in enumerate(name for tables in kinds(schemas).values() for name in tables)}
    for name in sorted(new, key=order.__getitem__):
        before = [at for at, other in enumerate(names, start=1) if order[other] < order[name]]
        names.insert(max(before, default=0), name)
    bounds = {**{name: _bounds(counts[name]) for name in new}, **package.descriptor["row_bounds"]}
    tables = frozenset(names)
    return {
        **package.descriptor,
        "row_bounds": {name: bounds[name] for name in names},
        "resources": [
            {**known[name], "schema": stamped(schemas[name], tables=tables)}
            if name in known
            else resource(schemas[name], tables=tables)
            for name in names
        ],
    }


def resource(schema: TableSchema, *, tables: frozenset[str]) -> dict[str, Any]:
    """Return what a descriptor says of a table in a package that has just `tables`."""
    return {
        "name": schema.name,
        "path": f"{schema.name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "title": schema.title,
        "title_en": schema.title_en,
        "schema": stamped(schema, tables=tables),
    }


def _bounds(count: int) -> dict[str, int]:
    """Return how many rows are to be expected from now on: a tenth fewer at least, ten times as many at most."""
    return {"min": count * 9 // 10, "max": count * 10}
