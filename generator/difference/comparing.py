"""Compare the data of two sides: packages, records with their children, descriptors, table schemas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.difference.documents import compare_descriptors, compare_schemas
from generator.difference.matching import match
from generator.difference.references import Naming, Rows, parents_first, pointed_at, rows_by_table
from generator.difference.sides import Side
from generator.difference.values import (
    Change,
    Difference,
    FileChange,
    PackageChange,
    RecordChange,
    RowChange,
    Unread,
)
from generator.errors import Problem, Severity
from generator.packages import DESCRIPTOR, Package
from generator.schemas import TableSchema


def compare(base: Side, head: Side) -> Difference:
    """Return what differs; what one side could not read is named and left out on both."""
    unread = (*_unread(base, is_head=False), *_unread(head, is_head=True))
    left_out = {one.path for one in unread}
    schemas = {**base.schemas, **head.schemas}
    old, new = (_rows(side, left_out) for side in (base, head))
    rows = _match_all(schemas, base=base, head=head, old=old, new=new)
    records = _records(rows, schemas, naming=(Naming(old, schemas), Naming(new, schemas)), old=old, new=new)
    # Where there were no data before, every table would be new.
    changed = tuple(compare_schemas(base.schemas, head.schemas)) if base.packages else ()
    stamped = frozenset(schema.table for schema in changed)
    return Difference(packages=tuple(_packages(base, head, records, left_out, stamped)), schemas=changed, unread=unread)


def _unread(side: Side, *, is_head: bool) -> Iterator[Unread]:
    """Yield the descriptors and tables that were not read, or not whole."""
    reasons: dict[str, Problem] = {}
    for problem in side.reading.problems:
        if problem.severity is Severity.ERROR:
            reasons.setdefault(problem.path, problem)
    for path, problem in sorted(reasons.items()):
        name, _, file = path.partition("/")
        # A link in the place of a package's folder hides the package, too.
        if name not in side.packages and (file == DESCRIPTOR or not file):
            yield Unread(path=path, is_head=is_head, problem=problem)
    for package in side.packages.values():
        descriptor = f"{package.name}/{DESCRIPTOR}"
        for name in dict.fromkeys(str(resource["name"]) for resource in package.descriptor["resources"]):
            table = package.tables.get(name)
            if table is not None and table.is_whole:
                continue
            path = f"{package.name}/{name}.csv"
            problem = reasons.get(path) or reasons.get(descriptor) or Problem(code="table-missing", path=path)
            yield Unread(path=path, is_head=is_head, problem=problem)


def _rows(side: Side, left_out: set[str]) -> Rows:
    return rows_by_table(
        (package.name, table.name, (row.values for row in table.rows))
        for package in side.packages.values()
        if not _is_hidden(package.name, left_out)
        for table in package.tables.values()
        if table.path not in left_out
    )


def _is_hidden(package: str, left_out: set[str]) -> bool:
    return package in left_out or f"{package}/{DESCRIPTOR}" in left_out


def _match_all(
    schemas: Mapping[str, TableSchema], *, base: Side, head: Side, old: Rows, new: Rows
) -> Mapping[str, tuple[RowChange, ...]]:
    renames: dict[str, dict[str, str]] = {}
    found: dict[str, tuple[RowChange, ...]] = {}
    for name in parents_first(schemas):
        schema = schemas[name]
        columns = dict.fromkeys(
            field.name for side in (base, head) if name in side.schemas for field in side.schemas[name].fields
        )
        parent = schemas.get(schema.parent)
        found[name] = match(
            schema,
            old.get(name, ()),
            new.get(name, ()),
            columns=tuple(columns),
            parent_key=parent.primary_key if parent else (),
            renames=renames,
        )
        if len(schema.primary_key) == 1:
            renames[name] = {
                change.old.values[schema.primary_key[0]]: change.new.values[schema.primary_key[0]]
                for change in found[name]
                if change.change is Change.RENAMED and change.old and change.new
            }
    return found


def _records(
    rows: Mapping[str, tuple[RowChange, ...]],
    schemas: Mapping[str, TableSchema],
    *,
    naming: tuple[Naming, Naming],
    old: Rows,
    new: Rows,
) -> Mapping[str, tuple[RecordChange, ...]]:
    """Return the changes by package, those of child tables below their record."""
    found: defaultdict[str, list[RecordChange]] = defaultdict(list)
    referenced = set(pointed_at(schemas))
    for name, schema in schemas.items():
        if schema.parent in schemas:
            continue
        own: defaultdict[tuple[str, ...], list[RowChange | None]] = defaultdict(list)
        children: defaultdict[tuple[str, ...], list[RowChange]] = defaultdict(list)
        for row_change in rows[name]:
            own[row_change.row.key(schema.primary_key)].append(row_change)
        for child, child_schema in schemas.items():
            if child_schema.parent == name:
                for row_change in rows[child]:
                    children[row_change.row.key(schema.primary_key)].append(row_change)
        standing = {row.key(schema.primary_key): row for side in (old, new) for row in side.get(name, ())}
        for key in sorted({*own, *children}):
            # Where an id stands twice there may be two changes; the children are told with the first.
            below = children.get(key, [])
            for change in own.get(key) or [None]:
                followed = _without_followers(change, below)
                if change is None and not followed:
                    continue
                row = change.row if change else standing.get(key, followed[0].row)
                found[row.package].append(
                    RecordChange(
                        table=name,
                        key=key,
                        package=row.package,
                        values=row.values,
                        own=change,
                        children=followed,
                        named_by=_named_by(change, key, naming, is_referenced=name in referenced),
                    )
                )
                below = []
    return {package: tuple(records) for package, records in found.items()}


def _without_followers(parent: RowChange | None, children: list[RowChange]) -> tuple[RowChange, ...]:
    """Return the changes of children but for those that only went with their parent to another package."""
    if parent is None or parent.old is None or parent.new is None or parent.old.package == parent.new.package:
        return tuple(children)
    return tuple(child for child in children if child.change is not Change.MOVED or child.fields)


def _named_by(
    change: RowChange | None, key: tuple[str, ...], naming: tuple[Naming, Naming], *, is_referenced: bool
) -> Mapping[str, int]:
    """Return who names a record that is reference data, or whose id went; those of before where it was removed."""
    if change is None or change.change is Change.ADDED:
        return {}
    if not is_referenced and change.change not in {Change.REMOVED, Change.RENAMED}:
        return {}
    return naming[0 if change.change is Change.REMOVED else 1].count(change.table, key[0])


def _packages(
    base: Side,
    head: Side,
    records: Mapping[str, tuple[RecordChange, ...]],
    left_out: set[str],
    stamped: frozenset[str],
) -> Iterator[PackageChange]:
    files = _files(base, head, left_out)
    for name in sorted({*base.packages, *head.packages}):
        if _is_hidden(name, left_out):
            continue
        old, new = base.packages.get(name), head.packages.get(name)
        properties = compare_descriptors(old, new, stamped=stamped)
        if old is not None and new is not None and not (properties or records.get(name) or files.get(name)):
            continue
        change = Change.ADDED if old is None else Change.REMOVED if new is None else Change.CHANGED
        yield PackageChange(
            name=name,
            title_zh=_title(new or old, "title"),
            title_en=_title(new or old, "title_en"),
            change=change,
            properties=properties,
            records=records.get(name, ()),
            files=files.get(name, ()),
        )


def _title(package: Package | None, key: str) -> str:
    return str(package.descriptor.get(key, "")) if package else ""


def _files(base: Side, head: Side, left_out: set[str]) -> Mapping[str, tuple[FileChange, ...]]:
    tables = {
        f"{package.name}/{resource['path']}"
        for side in (base, head)
        for package in side.packages.values()
        for resource in package.descriptor["resources"]
    }
    found: defaultdict[str, list[FileChange]] = defaultdict(list)
    for path in sorted({*base.others, *head.others} - tables - left_out):
        if base.others.get(path) != head.others.get(path):
            change = (
                Change.CHANGED if path in base.others and path in head.others
                else Change.ADDED if path in head.others
                else Change.REMOVED
            )  # fmt: skip
            found[path.partition("/")[0]].append(FileChange(change=change, path=path))
    return {package: tuple(changes) for package, changes in found.items()}
