"""Read data packages from disk as text; judge only whether they can be read at all."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import Problem
from generator.schemas import TableSchema

SCHEMA_FOLDER = "_schema"
DESCRIPTOR = "datapackage.json"
MAX_FILE_BYTES = 100 * 1024 * 1024
MAX_CELL_CHARACTERS = 20_000
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Row:
    """One record as text: `line` is the physical line where it starts (the header is line 1)."""

    line: int
    values: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Table:
    """One CSV file: `path` relative to the data root, its header and rows in file order.

    `text` is the file as decoded; `is_whole` is false when a row or a part of a cell was left out.
    """

    name: str
    path: str
    schema: TableSchema
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    text: str = ""
    is_whole: bool = True


@dataclass(frozen=True, kw_only=True)
class Package:
    """One publisher's folder: its descriptor and the tables that could be read."""

    name: str
    folder: Path
    descriptor: Mapping[str, Any]
    tables: Mapping[str, Table]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What reading a data root gave: packages sorted by name, and why anything is missing.

    `incomplete` names the tables of which some file or row could not be read in some package:
    a reference into them cannot be judged.
    """

    packages: tuple[Package, ...]
    problems: tuple[Problem, ...]
    incomplete: frozenset[str] = frozenset()


def read_packages(root: Path, *, schemas: Mapping[str, TableSchema]) -> Reading:
    """Read every folder of `root` that holds a package; never raise for what a contributor wrote."""
    packages: list[Package] = []
    problems: list[Problem] = []
    incomplete: set[str] = set()
    for path in sorted(path for path in root.iterdir() if path.name[0] not in "._"):
        if path.is_symlink():
            problems.append(Problem(code="symbolic-link", path=path.name))
        elif path.is_dir():
            package = _read_package(path, root=root, schemas=schemas, problems=problems)
            if package is None:
                incomplete.update(schemas)
                continue
            packages.append(package)
            incomplete.update(_incomplete_tables(package))
        elif path.name != "README.md":
            problems.append(Problem(code="stray-file", path=path.name))
    return Reading(packages=tuple(packages), problems=tuple(problems), incomplete=frozenset(incomplete))


def _incomplete_tables(package: Package) -> Iterator[str]:
    declared = {str(resource["name"]) for resource in package.descriptor["resources"]}
    yield from declared - package.tables.keys()
    yield from (table.name for table in package.tables.values() if not table.is_whole)


def _read_package(
    folder: Path, *, root: Path, schemas: Mapping[str, TableSchema], problems: list[Problem]
) -> Package | None:
    shown = f"{folder.name}/{DESCRIPTOR}"
    descriptor = _read_descriptor(folder / DESCRIPTOR, shown=shown, problems=problems)
    if descriptor is None:
        return None
    tables: dict[str, Table] = {}
    files: set[str] = set()
    for resource in descriptor["resources"]:
        name, file = resource["name"], resource["path"]
        if file in files:
            problems.append(Problem(code="table-twice", path=shown, field="resources", value=name))
            continue
        files.add(file)
        if (path := _table_path(folder, name=name, file=file, schemas=schemas, shown=shown, problems=problems)) is None:
            continue
        table_shown = f"{folder.name}/{file}"
        text = _read_text(path, shown=table_shown, problems=problems)
        if text is not None and (
            table := _parse_table(text, shown=table_shown, schema=schemas[name], problems=problems)
        ):
            tables[name] = table
    problems.extend(_stray_files(folder, root=root, files=files))
    return Package(name=folder.name, folder=folder, descriptor=descriptor, tables=tables)


def _read_descriptor(path: Path, *, shown: str, problems: list[Problem]) -> dict[str, Any] | None:
    if not path.exists() and not path.is_symlink():
        problems.append(Problem(code="descriptor-missing", path=shown))
        return None
    text = _read_text(path, shown=shown, problems=problems)
    if text is None:
        return None
    try:
        descriptor = json.loads(text)
    except json.JSONDecodeError as error:
        found = error.doc[error.pos : error.pos + 20].partition("\n")[0]
        problems.append(Problem(code="descriptor-not-json", path=shown, line=error.lineno, value=found))
        return None
    except RecursionError:
        problems.append(Problem(code="descriptor-not-json", path=shown, line=1, value=text[:20]))
        return None
    if not isinstance(descriptor, dict) or not _names_resources(descriptor.get("resources")):
        problems.append(Problem(code="descriptor-incomplete", path=shown, field="resources"))
        return None
    return descriptor


def _names_resources(resources: object) -> bool:
    return (
        isinstance(resources, list)
        and len(resources) > 0
        and all(
            isinstance(resource, dict)
            and isinstance(resource.get("name"), str)
            and isinstance(resource.get("path"), str)
            for resource in resources
        )
    )


def _table_path(
    folder: Path, *, name: str, file: str, schemas: Mapping[str, TableSchema], shown: str, problems: list[Problem]
) -> Path | None:
    if name not in schemas:
        problems.append(Problem(code="table-unknown", path=shown, field="name", value=name))
        return None
    if file != f"{name}.csv":
        problems.append(
            Problem(code="path-outside-package", path=shown, field="path", value=file, params={"table": name})
        )
        return None
    path = folder / file
    if not path.exists() and not path.is_symlink():
        problems.append(Problem(code="table-missing", path=f"{folder.name}/{file}"))
        return None
    return path


def _read_text(path: Path, *, shown: str, problems: list[Problem]) -> str | None:
    if path.is_symlink():
        problems.append(Problem(code="symbolic-link", path=shown))
        return None
    # A pipe or a device would block or never end, so only regular files are opened.
    if not path.is_file():
        problems.append(Problem(code="not-a-file", path=shown))
        return None
    size = path.stat().st_size
    if size == 0:
        problems.append(Problem(code="file-empty", path=shown))
        return None
    if size > MAX_FILE_BYTES:
        limit = str(MAX_FILE_BYTES // 1024 // 1024)
        problems.append(Problem(code="file-too-large", path=shown, value=str(size), params={"limit": limit}))
        return None
    content = path.read_bytes()
    if content.startswith(BYTE_ORDER_MARK):
        problems.append(Problem(code="byte-order-mark", path=shown, line=1))
        content = content.removeprefix(BYTE_ORDER_MARK)
    if b"\r" in content:
        line = content[: content.index(b"\r")].count(b"\n") + 1
        problems.append(Problem(code="line-ending", path=shown, line=line))
        content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        problems.append(_encoding_problem(content, at=error.start, shown=shown))
        return None


def _encoding_problem(content: bytes, *, at: int, shown: str) -> Problem:
    line = content[:at].count(b"\n") + 1
    found = " ".join(f"{byte:02X}" for byte in content[at : at + 8])
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return Problem(code="encoding", path=shown, line=line, value=found)
    return Problem(code="encoding-gb18030", path=shown, line=line, value=found)


def _parse_table(text: str, *, shown: str, schema: TableSchema, problems: list[Problem]) -> Table | None:
    # The limit is the process's, not the reader's; our own limit on cells is checked below.
    csv.field_size_limit(MAX_FILE_BYTES)
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: tuple[str, ...] = ()
    rows: list[Row] = []
    is_whole = True
    start = 1
    try:
        for cells in lines:
            if start == 1:
                header = tuple(cells)
                if problem := _header_problem(header, shown=shown, schema=schema):
                    problems.append(problem)
                    return None
            elif len(cells) != len(header):
                is_whole = False
                params = {"expected": str(len(header))}
                problems.append(
                    Problem(code="cell-count", path=shown, line=start, value=str(len(cells)), params=params)
                )
            else:
                oversized = _oversized(header, cells, shown=shown, line=start)
                is_whole = is_whole and not oversized
                problems.extend(oversized)
                rows.append(
                    Row(start, {name: cell[:MAX_CELL_CHARACTERS] for name, cell in zip(header, cells, strict=True)})
                )
            start = lines.line_num + 1
    except csv.Error:
        found = text.split("\n", start)[start - 1][:40]
        problems.append(Problem(code="csv-broken", path=shown, line=start, value=found))
        return None
    return Table(
        name=schema.name, path=shown, schema=schema, header=header, rows=tuple(rows), text=text, is_whole=is_whole
    )


def _header_problem(header: tuple[str, ...], *, shown: str, schema: TableSchema) -> Problem | None:
    expected = tuple(field.name for field in schema.fields)
    if header == expected:
        return None
    missing = [column for column in expected if column not in header]
    extra = [column for column in header if column not in expected]
    code, value = (
        ("column-missing", missing)
        if missing
        else ("column-unknown", extra)
        if extra
        else ("column-order", list(header))
    )
    params = {"also_unknown": "、".join(extra), "expected": ",".join(expected)}
    return Problem(code=code, path=shown, line=1, value=", ".join(value), params=params)


def _oversized(header: Sequence[str], cells: Sequence[str], *, shown: str, line: int) -> tuple[Problem, ...]:
    return tuple(
        Problem(
            code="cell-too-large",
            path=shown,
            line=line,
            field=name,
            value=cell[:20] + "…",
            params={"size": str(len(cell)), "limit": str(MAX_CELL_CHARACTERS)},
        )
        for name, cell in zip(header, cells, strict=True)
        if len(cell) > MAX_CELL_CHARACTERS
    )


def _stray_files(folder: Path, *, root: Path, files: set[str]) -> Iterator[Problem]:
    known = {*files, DESCRIPTOR, "README.md"}
    for path in sorted(folder.rglob("*")):
        is_known = path.name in known and path.parent == folder
        shown = path.relative_to(root).as_posix()
        if path.is_symlink():
            # A declared table that is a link was reported when it was read.
            if not is_known:
                yield Problem(code="symbolic-link", path=shown)
        elif not is_known:
            yield Problem(code="stray-file", path=shown)
