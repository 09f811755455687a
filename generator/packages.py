"""Read data packages from disk as text; judge only whether they can be read at all."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import Problem
from generator.schemas import TableSchema

SCHEMA_FOLDER = "_schema"
MAX_FILE_BYTES = 100 * 1024 * 1024
MAX_CELL_CHARACTERS = 20_000


@dataclass(frozen=True, slots=True)
class Row:
    """One record as text: `line` is the physical line where it starts (the header is line 1)."""

    line: int
    values: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Table:
    """One CSV file: `path` relative to the data root, its header and rows in file order."""

    name: str
    path: str
    schema: TableSchema
    header: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class Package:
    """One publisher's folder: its descriptor and the tables that could be read."""

    name: str
    folder: Path
    descriptor: Mapping[str, Any]
    tables: Mapping[str, Table]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What reading a data root gave: packages sorted by name, and why anything is missing."""

    packages: tuple[Package, ...]
    problems: tuple[Problem, ...]


def read_packages(root: Path, *, schemas: Mapping[str, TableSchema]) -> Reading:
    """Read every folder of `root` that holds a package; never raise for what a contributor wrote."""
    packages: list[Package] = []
    problems: list[Problem] = []
    for folder in sorted(path for path in root.iterdir() if path.name[0] not in "._"):
        if folder.is_symlink():
            problems.append(Problem(code="symbolic-link", path=folder.name))
        elif folder.is_dir():
            package = _read_package(folder, root=root, schemas=schemas, problems=problems)
            if package is not None:
                packages.append(package)
    return Reading(packages=tuple(packages), problems=tuple(problems))


def _read_package(
    folder: Path, *, root: Path, schemas: Mapping[str, TableSchema], problems: list[Problem]
) -> Package | None:
    path = folder / "datapackage.json"
    shown = path.relative_to(root).as_posix()
    if not path.exists() or path.is_symlink():
        problems.append(Problem(code="symbolic-link" if path.is_symlink() else "descriptor-missing", path=shown))
        return None
    text = _read_text(path, shown=shown, problems=problems)
    if text is None:
        return None
    try:
        descriptor = json.loads(text)
        resources = [(resource["name"], resource["path"]) for resource in descriptor["resources"]]
    except json.JSONDecodeError as error:
        problems.append(Problem(code="descriptor-not-json", path=shown, line=error.lineno, value=error.msg))
        return None
    except (KeyError, TypeError):
        problems.append(Problem(code="descriptor-incomplete", path=shown, field="resources"))
        return None
    tables: dict[str, Table] = {}
    for name, file in resources:
        table = _read_table(name, str(file), folder=folder, root=root, schemas=schemas, problems=problems)
        if table is not None:
            tables[name] = table
    problems.extend(_stray_files(folder, root=root, files={file for _, file in resources}))
    return Package(name=folder.name, folder=folder, descriptor=descriptor, tables=tables)


def _read_table(
    name: str, file: str, *, folder: Path, root: Path, schemas: Mapping[str, TableSchema], problems: list[Problem]
) -> Table | None:
    descriptor = (folder / "datapackage.json").relative_to(root).as_posix()
    if name not in schemas:
        problems.append(Problem(code="table-unknown", path=descriptor, field="name", value=name))
        return None
    if file != f"{name}.csv":
        problems.append(
            Problem(code="path-outside-package", path=descriptor, field="path", value=file, params={"table": name})
        )
        return None
    path = folder / file
    shown = path.relative_to(root).as_posix()
    if path.is_symlink():
        problems.append(Problem(code="symbolic-link", path=shown))
        return None
    if not path.is_file():
        problems.append(Problem(code="table-missing", path=shown))
        return None
    text = _read_text(path, shown=shown, problems=problems)
    if text is None:
        return None
    return _parse_table(text, name=name, shown=shown, schema=schemas[name], problems=problems)


def _read_text(path: Path, *, shown: str, problems: list[Problem]) -> str | None:
    size = path.stat().st_size
    if size == 0:
        problems.append(Problem(code="file-empty", path=shown))
        return None
    if size > MAX_FILE_BYTES:
        problems.append(Problem(code="file-too-large", path=shown, value=str(size)))
        return None
    content = path.read_bytes()
    if content.startswith(b"\xef\xbb\xbf"):
        problems.append(Problem(code="byte-order-mark", path=shown, line=1))
        content = content[3:]
    if b"\r" in content:
        line = content[: content.index(b"\r")].count(b"\n") + 1
        problems.append(Problem(code="line-ending", path=shown, line=line))
        content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        guess = _decodes_as(content, "gb18030")
        problems.append(
            Problem(
                code="encoding-gb18030" if guess else "encoding",
                path=shown,
                line=line,
                value=repr(error.object[error.start : error.start + 8])[2:-1],
            )
        )
        return None


def _decodes_as(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _parse_table(text: str, *, name: str, shown: str, schema: TableSchema, problems: list[Problem]) -> Table | None:
    csv.field_size_limit(MAX_FILE_BYTES)
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: tuple[str, ...] = ()
    rows: list[Row] = []
    start = 1
    try:
        for cells in lines:
            if start == 1:
                header = tuple(cells)
                if problem := _header_problem(header, shown=shown, schema=schema):
                    problems.append(problem)
                    return None
            elif len(cells) != len(header):
                problems.append(
                    Problem(
                        code="cell-count",
                        path=shown,
                        line=start,
                        value=str(len(cells)),
                        params={"expected": str(len(header))},
                    )
                )
            else:
                values = dict(zip(header, cells, strict=True))
                problems.extend(_oversized(values, shown=shown, line=start))
                rows.append(Row(start, values))
            start = lines.line_num + 1
    except csv.Error as error:
        problems.append(Problem(code="csv-broken", path=shown, line=start, value=str(error)))
        return None
    return Table(name=name, path=shown, schema=schema, header=header, rows=tuple(rows))


def _header_problem(header: tuple[str, ...], *, shown: str, schema: TableSchema) -> Problem | None:
    expected = tuple(field.name for field in schema.fields)
    if header == expected:
        return None
    missing = [column for column in expected if column not in header]
    extra = [column for column in header if column not in expected]
    params = {"missing": ", ".join(missing), "extra": ", ".join(extra), "expected": ",".join(expected)}
    code = "column-missing" if missing else "column-unknown" if extra else "column-order"
    return Problem(code=code, path=shown, line=1, value=",".join(header), params=params)


def _oversized(values: Mapping[str, str], *, shown: str, line: int) -> Iterator[Problem]:
    for field, value in values.items():
        if len(value) > MAX_CELL_CHARACTERS:
            yield Problem(
                code="cell-too-large",
                path=shown,
                line=line,
                field=field,
                value=value[:20] + "…",
                params={"size": str(len(value)), "limit": str(MAX_CELL_CHARACTERS)},
            )


def _stray_files(folder: Path, *, root: Path, files: set[str]) -> Iterator[Problem]:
    for path in sorted(folder.rglob("*")):
        if path.name not in {*files, "datapackage.json", "README.md"} or path.parent != folder:
            code = "symbolic-link" if path.is_symlink() else "stray-file"
            yield Problem(code=code, path=path.relative_to(root).as_posix())
