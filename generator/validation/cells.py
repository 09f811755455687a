"""Tell apart cells that hold running text, addresses of the web, and numbers or codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.schemas import Field
from generator.validation.dataset import Record

_URL = re.compile(r"https?://[^\s\u3000-\u303f\uff00-\uffef\u4e00-\u9fff“”]+", re.IGNORECASE)


def is_url(field: Field) -> bool:
    """Return whether the column holds web addresses."""
    return field.name == "url" or field.name.endswith("_url")


def is_text(field: Field) -> bool:
    """Return whether people write freely into the column."""
    return field.type == "string" and not (is_url(field) or field.enum or field.pattern or field.references)


def is_id(field: Field) -> bool:
    """Return whether the column holds a name that we give to a row."""
    return field.type == "string" and field.name.endswith("_id")


def text_cells(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the filled cells of running text and of ids with their column, web addresses blanked out."""
    for field in record.table.schema.fields:
        value = record.row.values[field.name]
        if value and (is_text(field) or is_id(field)):
            yield field.name, _URL.sub(" ", value) if "://" in value else value
