"""Judge a data root: read every package, run every check, give back all problems."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from generator.errors import Problem
from generator.packages import Reading, read_packages
from generator.schemas import TableSchema, read_schemas
from generator.validation.canonical import canonical_text
from generator.validation.checks import CHECKS
from generator.validation.dataset import arrange
from generator.validation.privacy import withhold_personal_data

__all__ = ["canonical_text", "judge", "validate"]


def validate(root: Path, *, schemas_folder: Path, only: tuple[Path, ...] = (), today: date) -> tuple[Problem, ...]:
    """Return every problem of the packages in `root`, sorted by path, line, field and code.

    `only` keeps the problems of these folders and files (relative to `root`, or absolute); all
    packages are read in any case, because references and duplicates look across them.
    """
    schemas = read_schemas(schemas_folder)
    problems = judge(read_packages(root, schemas=schemas), schemas=schemas, today=today)
    if not only:
        return problems
    wanted = tuple(_relative(path, root=root) for path in only)
    return tuple(problem for problem in problems if any(_lies_in(problem.path, path) for path in wanted))


def judge(reading: Reading, *, schemas: Mapping[str, TableSchema], today: date) -> tuple[Problem, ...]:
    """Return every problem of packages already read, those of reading included, sorted."""
    dataset = arrange(reading, schemas=schemas, today=today)
    found = [*reading.problems, *(problem for check in CHECKS for problem in check(dataset))]
    # Two checks may see the same fault; the first one in the list says it.
    distinct = {_sort_key(problem): problem for problem in reversed(withhold_personal_data(found, today=today))}
    return tuple(distinct[key] for key in sorted(distinct))


def _sort_key(problem: Problem) -> tuple[str, int, str, str, str]:
    return (problem.path, problem.line or 0, problem.field, problem.code, problem.value)


def _relative(path: Path, *, root: Path) -> str:
    return (path.resolve().relative_to(root.resolve()) if path.is_absolute() else path).as_posix()


def _lies_in(shown: str, folder: str) -> bool:
    return folder in ("", ".") or shown == folder or shown.startswith(folder + "/")
