"""Find the next free id of a publisher, in the pattern of those that it has given."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from generator.packages import Package
from generator.schemas import TableSchema

_YEAR = re.compile(r"(?:19|20)\d\d")
# When a row came about; the day on which somebody looked at its source says nothing about that.
_NOT_ITS_OWN = "retrieved_on"


def next_id(
    values: Mapping[str, str], *, package: Package, schema: TableSchema, taken: Collection[str], today: date
) -> str:
    """Return an id that is not in `taken`: ``zhejiang-2026-01``; '' for a table whose keys mean something.

    It continues the ids of the row that this one belongs to, its release or its standard; a row that
    belongs to none begins with the package's first prefix and the year of its first date.
    """
    if not schema.primary_key[0].endswith("_id"):
        return ""
    stem = next((values[name] for name in _owners(schema) if values.get(name)), "")
    if not stem:
        prefixes = package.descriptor["id_prefixes"] or [package.name]
        days = (values[name] for name in values if name.endswith("_on") and name != _NOT_ITS_OWN)
        year = next((found.group() for day in days if (found := _YEAR.match(day))), str(today.year))
        stem = f"{prefixes[0].rstrip('-')}-{year}"
    numbers = [one[len(stem) + 1 :] for one in taken if one.startswith(f"{stem}-")]
    numbers = [one for one in numbers if one.isdecimal()]
    width = max(map(len, numbers), default=2)
    return f"{stem}-{max(map(int, numbers), default=0) + 1:0{width}}"


def _owners(schema: TableSchema) -> Iterator[str]:
    for key in schema.document.get("foreignKeys", ()):
        field = schema.field(key["fields"][0])
        if field and not field.references:
            yield field.name
