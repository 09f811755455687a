"""Read the data of one side: of a commit through a temporary folder, or of the working tree as it stands."""

from __future__ import annotations

import dataclasses
import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.difference.revisions import Repository, is_safe
from generator.errors import Problem
from generator.packages import DESCRIPTOR, MAX_FILE_BYTES, SCHEMA_FOLDER, Package, Reading, read_packages
from generator.schemas import TableSchema, read_schemas


class SchemaError(ValueError):
    """Raised when the table schemas of a side cannot be read."""


@dataclass(frozen=True, kw_only=True)
class Side:
    """One side of a difference: `name` as asked for, `commit` its id, both '' for the working tree.

    `others` are the files of packages that hold no records, each with a digest of its bytes.
    """

    name: str
    commit: str
    reading: Reading
    schemas: Mapping[str, TableSchema]
    others: Mapping[str, str]

    @property
    def packages(self) -> Mapping[str, Package]:
        """Return the packages by name."""
        return {package.name: package for package in self.reading.packages}


@contextmanager
def open_commit(
    repository: Repository, *, name: str, commit: str, data: str, schemas: Mapping[str, TableSchema]
) -> Iterator[Side]:
    """Give the data of `commit` below the folder `data` of the repository (``datasets``); raise SchemaError.

    A commit without table schemas of its own is read with `schemas`. Links and submodules are problems,
    never followed.
    """
    with TemporaryDirectory(prefix="difference-") as temporary:
        root = Path(temporary) / "data"
        root.mkdir()
        refused = _write(repository, commit, data=data, root=root)
        own = _schemas(root / SCHEMA_FOLDER)
        side = read_side(root, name=name, commit=commit, schemas=own or schemas)
        reading = dataclasses.replace(side.reading, problems=(*refused, *side.reading.problems))
        yield dataclasses.replace(side, reading=reading)


def read_side(root: Path, *, name: str, commit: str, schemas: Mapping[str, TableSchema]) -> Side:
    """Return the data that stand in the folder `root`."""
    reading = read_packages(root, schemas=schemas)
    declared = {table.path for package in reading.packages for table in package.tables.values()}
    return Side(
        name=name,
        commit=commit,
        reading=reading,
        schemas=schemas,
        others={path: digest for path, digest in _files(root) if path not in declared},
    )


def _schemas(folder: Path) -> Mapping[str, TableSchema]:
    try:
        return read_schemas(folder)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SchemaError(str(error)) from None


def _write(repository: Repository, commit: str, *, data: str, root: Path) -> tuple[Problem, ...]:
    """Write the regular files below `data`; return a problem for each other one."""
    inside = {
        entry.path.removeprefix(f"{data}/"): entry
        for entry in repository.tree(commit)
        if entry.path.startswith(f"{data}/")
    }
    wanted = {
        entry.path: root / shown
        for shown, entry in inside.items()
        if entry.is_regular and entry.size <= MAX_FILE_BYTES and is_safe(shown)
    }
    entries = [entry for entry in inside.values() if entry.path in wanted]
    for entry, content in repository.contents(entries):
        path = wanted[entry.path]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tuple(
        Problem(code="file-too-large", path=shown, value=str(entry.size), params={"limit": str(MAX_FILE_BYTES >> 20)})
        if entry.is_regular and is_safe(shown)
        else Problem(code="symbolic-link", path=shown)
        for shown, entry in inside.items()
        if entry.path not in wanted
    )


def _files(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the files of packages besides descriptors; a link stands for where it points to."""
    for folder, folders, names in os.walk(root):
        place = Path(folder).relative_to(root)
        folders.sort()
        if not place.parts:
            folders[:] = [name for name in folders if name[0] not in "._"]
            continue
        for name in sorted(names):
            path = Path(folder) / name
            if path.is_symlink():
                yield (place / name).as_posix(), f"link {path.readlink()}"
            elif name != DESCRIPTOR and path.is_file() and path.stat().st_size <= MAX_FILE_BYTES:
                yield (place / name).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()
