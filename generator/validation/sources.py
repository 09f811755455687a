"""Check that every row says where it was read, or why it cannot."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Problem
from generator.validation.dataset import Dataset

# Columns in which a row may say why it has no address.
_EXPLANATIONS = ("note_zh", "reason_zh", "where_seen_zh")


def check_sources(dataset: Dataset) -> Iterator[Problem]:
    """Yield rows without source address and without a word about it; child rows share their parent's."""
    for table, schema in dataset.schemas.items():
        if schema.parent or schema.field("source_url") is None:
            continue
        for record in dataset.records[table]:
            values = record.row.values
            is_own = values.get("is_own_knowledge") == "true"
            if not values["source_url"] and not is_own and not any(values.get(field) for field in _EXPLANATIONS):
                yield record.error("source-missing", "source_url")
