"""Hold a difference as values, raw as the files have it; putting it into words comes later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.errors import Problem


class Change(StrEnum):
    """What happened to a record, a package or a file.

    A renamed record has another id and the same content, a renumbered one another number below
    the same parent, a moved one another package.
    """

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class StoredRow:
    """One row and the package that it stands in."""

    package: str
    values: Mapping[str, str]

    def key(self, fields: tuple[str, ...]) -> tuple[str, ...]:
        """Return the cells of `fields`; '' for a column that the row lacks."""
        return tuple(self.values.get(name, "") for name in fields)


@dataclass(frozen=True, kw_only=True, slots=True)
class RowChange:
    """What happened to one row: `old` is None of an added one, `new` of a removed one.

    `fields` are the columns that differ, those of the primary key left out.
    """

    change: Change
    table: str
    old: StoredRow | None
    new: StoredRow | None
    fields: tuple[str, ...] = ()

    @property
    def row(self) -> StoredRow:
        """Return the row as it stands now, or stood before it was removed."""
        row = self.new or self.old
        if row is None:
            raise ValueError("a change of no row")
        return row

    def cells(self, field: str) -> tuple[str, str]:
        """Return the cell of `field` before and now."""
        return (
            self.old.values.get(field, "") if self.old else "",
            self.new.values.get(field, "") if self.new else "",
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordChange:
    """What happened to a record and to the rows of its child tables.

    Without `own` only the children changed. `named_by` counts the records, by table, that name the
    record: what hangs on it when it is reference data.
    """

    table: str
    key: tuple[str, ...]
    package: str
    values: Mapping[str, str]
    own: RowChange | None
    children: tuple[RowChange, ...]
    named_by: Mapping[str, int]

    @property
    def change(self) -> Change:
        """Return what happened to the record as a whole."""
        return self.own.change if self.own else Change.CHANGED


@dataclass(frozen=True, kw_only=True, slots=True)
class PropertyChange:
    """One property of a descriptor or a table schema: its path in the document, both values as JSON or text."""

    path: tuple[str, ...]
    old: str
    new: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FileChange:
    """A file of a package that holds no records."""

    change: Change
    path: str


@dataclass(frozen=True, kw_only=True)
class PackageChange:
    """What happened in one package; `title_zh` and `title_en` are as it calls itself now."""

    name: str
    title_zh: str
    title_en: str
    change: Change
    properties: tuple[PropertyChange, ...]
    records: tuple[RecordChange, ...]
    files: tuple[FileChange, ...]


@dataclass(frozen=True, kw_only=True)
class SchemaChange:
    """What happened to the description of one table."""

    table: str
    change: Change
    properties: tuple[PropertyChange, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Unread:
    """A file that could not be read on one side (`is_head`), so that its records are not compared."""

    path: str
    is_head: bool
    problem: Problem


@dataclass(frozen=True, kw_only=True)
class Difference:
    """Everything that differs between the data of two sides, in order of package, table and key."""

    packages: tuple[PackageChange, ...]
    schemas: tuple[SchemaChange, ...]
    unread: tuple[Unread, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether both sides hold the same data."""
        return not (self.packages or self.schemas or self.unread)

    @property
    def has_english(self) -> bool:
        """Tell whether a text in English changed, which Chinese pages may not show."""
        fields = (
            field
            for record in self.records
            for change in (record.own, *record.children)
            if change is not None
            for field in change.fields
        )
        parts = (part for package in self.packages for change in package.properties for part in change.path)
        return any(name == "en" or name.endswith("_en") for name in (*fields, *parts))

    @property
    def records(self) -> tuple[RecordChange, ...]:
        """Return the changes of records in all packages."""
        return tuple(record for package in self.packages for record in package.records)
