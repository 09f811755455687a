"""Pair the rows of two sides of one table: by id, by content under another id, by number below a parent."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass

from generator.difference.references import targets
from generator.difference.values import Change, RowChange, StoredRow
from generator.schemas import TableSchema

# Two records that share less than this many filled cells besides their ids may do so by chance.
_TELLING_CELLS = 2

Renames = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class _Matching:
    """How rows of one table are told apart; `renames` are the new ids of renamed records by table and old id."""

    schema: TableSchema
    columns: tuple[str, ...]
    parent_key: tuple[str, ...]
    pointing: Mapping[str, str]
    renames: Renames

    def key(self, row: StoredRow) -> tuple[str, ...]:
        return row.key(self.schema.primary_key)

    def content(self, row: StoredRow) -> tuple[str, ...]:
        own = set(self.schema.primary_key) - set(self.parent_key)
        return tuple(row.values.get(name, "") for name in self.columns if name not in own)

    def followed(self, row: StoredRow) -> StoredRow:
        """Return an old row as it would stand had its pointers followed the renames, those of its parent only."""
        return self._translated(row, [name for name in self.pointing if name in self.parent_key])

    def wholly_followed(self, row: StoredRow) -> StoredRow:
        return self._translated(row, list(self.pointing))

    @property
    def is_numbered(self) -> bool:
        """Tell whether a row's own part of the key is only its number below the parent."""
        own = set(self.schema.primary_key) - set(self.parent_key)
        kinds = {field.type for field in self.schema.fields if field.name in own}
        return bool(self.parent_key) and kinds == {"integer"}

    def _translated(self, row: StoredRow, names: list[str]) -> StoredRow:
        new = {
            name: self.renames[self.pointing[name]][row.values[name]]
            for name in names
            if row.values.get(name, "") in self.renames.get(self.pointing[name], {})
        }
        return StoredRow(row.package, {**row.values, **new}) if new else row


def match(
    schema: TableSchema,
    old: Iterable[StoredRow],
    new: Iterable[StoredRow],
    *,
    columns: tuple[str, ...],
    parent_key: tuple[str, ...],
    renames: Renames,
) -> tuple[RowChange, ...]:
    """Return the changes of one table in order of the key; `columns` are those of both sides.

    `parent_key` are the columns that say whose child a row is, () in a table of its own.
    """
    rules = _Matching(schema, columns, parent_key, targets(schema), renames)
    left = {index: rules.followed(row) for index, row in enumerate(old)}
    right = dict(enumerate(new))
    pairs: list[tuple[StoredRow, StoredRow]] = []

    def pair(key_of_old: Callable[[StoredRow], Hashable], key_of_new: Callable[[StoredRow], Hashable]) -> None:
        waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
        for index, row in left.items():
            if (key := key_of_old(row)) is not None:
                waiting[key].append(index)
        for index, row in tuple(right.items()):
            if found := waiting.get(key_of_new(row)):
                pairs.append((left.pop(found.pop(0)), right.pop(index)))

    def whole(row: StoredRow) -> Hashable:
        return (row.package, rules.key(row), rules.content(row))

    pair(whole, whole)
    if rules.is_numbered:
        # A row taken out of the middle must not make those behind it look changed.
        pair(rules.content, rules.content)
    pair(lambda row: (row.package, rules.key(row)), lambda row: (row.package, rules.key(row)))
    pair(rules.key, rules.key)
    if not parent_key:

        def telling(row: StoredRow) -> Hashable:
            content = rules.content(row)
            return content if sum(map(bool, content)) >= _TELLING_CELLS else None

        pair(lambda row: telling(rules.wholly_followed(row)), lambda row: telling(row) or ())
    changes = [change for a, b in pairs if (change := _pair_change(rules, a, b))]
    changes += [RowChange(change=Change.REMOVED, table=schema.name, old=row, new=None) for row in left.values()]
    changes += [RowChange(change=Change.ADDED, table=schema.name, old=None, new=row) for row in right.values()]
    return tuple(
        sorted(
            changes, key=lambda change: (_order(change.row.key(schema.primary_key)), change.change != Change.REMOVED)
        )
    )


def _pair_change(rules: _Matching, old: StoredRow, new: StoredRow) -> RowChange | None:
    keys = set(rules.schema.primary_key)
    # A pointer that only follows a record to its new id is no change of its own.
    before = rules.wholly_followed(old).values
    fields = tuple(
        name for name in rules.columns if name not in keys and before.get(name, "") != new.values.get(name, "")
    )
    if rules.key(old) != rules.key(new):
        change = Change.RENUMBERED if rules.parent_key else Change.RENAMED
    elif old.package != new.package:
        change = Change.MOVED
    elif fields:
        change = Change.CHANGED
    else:
        return None
    return RowChange(change=change, table=rules.schema.name, old=old, new=new, fields=fields)


def _order(key: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """Return a key to sort by, in which numbers count as numbers."""
    return tuple((int(part), "") if re.fullmatch("[0-9]{1,9}", part) else (-1, part) for part in key)
