"""Hold what every record shares: where its row stands, and where its facts were read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """Base of every record: the package and physical line it came from.

    Text that is unknown is the empty string; an unknown number or flag is None; a date is
    ISO 8601 with the precision that the source gives (``2023``, ``2023-04`` or ``2023-04-26``).
    """

    package: str
    line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SourcedRow(Row):
    """Base of a record that names where it was read."""

    source_url: str
    source_title: str
    source_publisher: str
    source_kind: str
    retrieved_on: str
    not_seen_zh: str
    note_zh: str
