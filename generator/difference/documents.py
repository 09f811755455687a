"""Compare two JSON documents property by property: descriptors of packages and table schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from generator.difference.values import Change, PropertyChange, SchemaChange
from generator.packages import Package
from generator.schemas import TableSchema

_ABSENT = ""
# Nothing that we know of a descriptor or a schema lies deeper; a stranger's nesting may have no end.
_DEEPEST = 6
# What comes and goes as a whole: the tables of a package, the fields of a table.
_NAMED = frozenset({"resources", "fields"})


def compare_descriptors(
    old: Package | None, new: Package | None, *, stamped: frozenset[str]
) -> tuple[PropertyChange, ...]:
    """Return what differs between two descriptors; nothing where a package came or went.

    Inline table schemas are copies: those of the tables in `stamped`, whose own schema changed, are passed over.
    """
    if old is None or new is None:
        return ()
    return tuple(_compare(_descriptor(old.descriptor, stamped), _descriptor(new.descriptor, stamped), ()))


def compare_schemas(old: Mapping[str, TableSchema], new: Mapping[str, TableSchema]) -> Iterator[SchemaChange]:
    """Yield what differs between the table schemas of two sides, by table; a field is known by its name."""
    for table in sorted({*old, *new}):
        if table not in old or table not in new:
            change = Change.ADDED if table in new else Change.REMOVED
            yield SchemaChange(table=table, change=change, properties=())
            continue
        before, after = _schemas(old[table].document, new[table].document)
        properties = tuple(_compare(before, after, ()))
        if properties:
            yield SchemaChange(table=table, change=Change.CHANGED, properties=properties)


def _descriptor(document: Mapping[str, Any], stamped: frozenset[str]) -> Mapping[str, Any]:
    resources = {}
    for resource in document["resources"]:
        name = str(resource["name"])
        resources[name] = {key: value for key, value in resource.items() if key not in {"name", "schema"}}
        if name not in stamped:
            resources[name]["schema"] = json.dumps(resource.get("schema"), sort_keys=True)
    return {**document, "resources": resources}


def _schemas(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield both documents with their fields by name; their order is told where both have the same fields."""
    names = [[str(field["name"]) for field in document["fields"]] for document in (old, new)]
    for document, order in zip((old, new), names, strict=True):
        fields = {str(field["name"]): field for field in document["fields"]}
        is_other_order = names[0] != names[1] and sorted(names[0]) == sorted(names[1])
        yield {**document, "fields": fields, **({"order": order} if is_other_order else {})}


def _compare(old: object, new: object, path: tuple[str, ...]) -> Iterator[PropertyChange]:
    if old == new and type(old) is type(new):
        return
    is_named = len(path) == 2 and path[0] in _NAMED
    left, right = (_members(side, is_named=is_named) for side in (old, new))
    if left is not None and right is not None and len(path) < _DEEPEST:
        for key in dict.fromkeys((*left, *right)):
            yield from _compare(left.get(key, _ABSENT), right.get(key, _ABSENT), (*path, str(key)))
    elif isinstance(old, list) and isinstance(new, list) and _holds_objects([*old, *new]):
        for index in range(max(len(old), len(new))):
            before, after = (side[index] if index < len(side) else _ABSENT for side in (old, new))
            yield from _compare(before, after, (*path, str(index + 1)))
    else:
        yield PropertyChange(path=path, old=_text(old), new=_text(new))


def _members(value: object, *, is_named: bool) -> dict[str, object] | None:
    """Return what an object holds, nothing of an absent one; None for what is no object or stands as a whole."""
    if isinstance(value, dict):
        return value
    return {} if value == _ABSENT and not is_named else None


def _holds_objects(items: list[object]) -> bool:
    return any(isinstance(item, dict) for item in items)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and isinstance(value.get("title"), str):
        return str(value["title"])
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
