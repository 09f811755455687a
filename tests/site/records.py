"""Read the CSV files of the repository with nothing but the csv module: what the site must show."""

from __future__ import annotations

import csv
import functools
from pathlib import Path

DATASETS = Path(__file__).parents[2] / "datasets"

# The folder of a kind of record page, the table that its records stand in, the column of their ids.
TABLES = {
    "cases": ("typical-cases", "case_id"),
    "releases": ("releases", "release_id"),
    "standards": ("penalty-standards", "standard_id"),
    "violations": ("violations", "violation_id"),
    "laws": ("laws", "law_id"),
    "agreements": ("agreements", "agreement_id"),
    "bodies": ("bodies", "body_id"),
    "zones": ("demonstration-zones", "zone_id"),
    "mechanisms": ("mechanisms", "mechanism_id"),
    "regions": ("jurisdictions", "jurisdiction_code"),
    "agencies": ("agencies", "agency_id"),
}


@functools.cache
def rows(table: str) -> tuple[dict[str, str], ...]:
    """Return the rows of `table` in all packages, each with its ``package``."""
    return tuple(
        {**row, "package": path.parent.name}
        for path in sorted(DATASETS.glob(f"[!_]*/{table}.csv"))
        for row in read(path)
    )


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def packages() -> list[str]:
    return sorted(path.parent.name for path in DATASETS.glob("[!_]*/datapackage.json"))


def record_ids(kind: str) -> list[str]:
    """Return the ids of all records of a kind, sorted."""
    if kind in ("publishers", "data"):
        return packages()
    table, key = TABLES[kind]
    return sorted(row[key] for row in rows(table))
