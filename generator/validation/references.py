"""Follow every reference from a row to the row that it names, in whatever package that lives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.errors import Problem
from generator.validation.dataset import Dataset, Record
from generator.validation.suggestions import nearest

_NAME_FIELDS = ("short_zh", "name_zh", "title_zh")
_CODES = {"laws": "law-version-unknown"}


def check_references(dataset: Dataset) -> Iterator[Problem]:
    """Yield a problem for every cell that names a row which no package holds."""
    names: dict[str, dict[str, str]] = {}
    for table, schema in dataset.schemas.items():
        for field in schema.fields:
            target = field.references
            if not target or target in dataset.incomplete:
                continue
            for record in dataset.records[table]:
                if record[field.name] and dataset.get(target, record[field.name]) is None:
                    if target not in names:
                        names[target] = _names(dataset, target)
                    yield _unknown(record, field.name, target=target, names=names[target])


def check_local_keys(dataset: Dataset) -> Iterator[Problem]:
    """Yield a problem for every row whose parent is not in its own package, as stock tools demand."""
    keys: dict[tuple[str, str], set[str]] = defaultdict(set)
    for table, schema in dataset.schemas.items():
        if len(schema.primary_key) == 1:
            for record in dataset.records[table]:
                keys[record.package, table].add(record.key[0])
    tables = {package.name: frozenset(package.tables) for package in dataset.packages}
    for table, schema in dataset.schemas.items():
        for key in schema.document.get("foreignKeys", []):
            target, field = key["reference"]["resource"] or table, key["fields"][0]
            if target in dataset.incomplete:
                continue
            is_reference = bool((found := schema.field(field)) and found.references)
            for record in dataset.records[table]:
                value = record[field]
                if not value or value in keys[record.package, target]:
                    continue
                if is_reference and dataset.get(target, value) is None:
                    # Reported by check_references.
                    continue
                if target in tables[record.package] or not is_reference:
                    other = dataset.get(target, value)
                    yield _not_here(record, field, target=target, other=other, dataset=dataset)


def _names(dataset: Dataset, target: str) -> dict[str, str]:
    """Return each key of `target`, and each name that only one row bears, with the key."""
    found: dict[str, str] = {}
    for record in dataset.records[target]:
        key = record.key[0]
        found[key] = key
        for field in _NAME_FIELDS:
            if record.row.values.get(field):
                found.setdefault(record[field], key)
    return found


def _unknown(record: Record, field: str, *, target: str, names: dict[str, str]) -> Problem:
    value = record[field]
    meant = names.get(value) or names.get(nearest(value, names), "")
    name = next((word for word, key in names.items() if key == meant and word != key), "")
    code = _CODES.get(target, "reference-unknown")
    return record.error(code, field, target_table=target, suggestion=f"{meant} {name}".strip())


def _not_here(record: Record, field: str, *, target: str, other: Record | None, dataset: Dataset) -> Problem:
    if other is not None:
        return record.error("reference-elsewhere", field, target_table=target, other_path=other.place)
    here = [row.key[0] for row in dataset.records[target] if row.package == record.package]
    return record.error("parent-missing", field, target_table=target, suggestion=nearest(record[field], here))
