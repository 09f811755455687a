"""Hold what commands share: exit codes, a parser that speaks our languages, and the project they work on."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

from generator import messages
from generator.config import CHINA_TIME
from generator.errors import GeneratorError, Problem, Severity, UsageError
from generator.i18n import Catalogue
from generator.packages import SCHEMA_FOLDER, Reading
from generator.schemas import TableSchema, read_schemas

CLEAN, ERRORS, MISUSED = 0, 1, 2


class UnparsedError(GeneratorError):
    """Raised where argparse would print English and leave."""


class Parser(argparse.ArgumentParser):
    """A parser that leaves the words to our catalogue."""

    def __init__(self) -> None:
        """Take options in full only and leave ``--help`` to the command line."""
        super().__init__(add_help=False, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        """Raise UnparsedError."""
        raise UnparsedError(message)

    def read(self, arguments: Sequence[str], t: Catalogue) -> argparse.Namespace:
        """Return the options in `arguments`; raise UsageError in the catalogue's language."""
        try:
            return self.parse_intermixed_args(list(arguments))
        except UnparsedError:
            raise UsageError(t("cli.bad_arguments", arguments=messages.visible(" ".join(arguments)))) from None


def choice(option: str, choices: Sequence[str], t: Catalogue) -> Callable[[str], str]:
    """Return a reader of `option` that raises UsageError for a value that is not one of `choices`."""

    def choose(value: str) -> str:
        if value not in choices:
            shown = messages.visible(value)
            raise UsageError(t("cli.unknown_value", option=option, value=shown, choices=" ".join(choices)))
        return value

    return choose


@dataclass(frozen=True, kw_only=True)
class Project:
    """The data root in question, its name as seen from here, its schemas, and the paths to look at below it."""

    root: Path
    name: str
    schemas: Mapping[str, TableSchema]
    only: tuple[Path, ...]

    def is_wanted(self, shown: str) -> bool:
        """Tell whether a path below the root is, or lies in, one of the paths to look at."""
        path = Path(shown)
        return not self.only or any(path == one or one in path.parents for one in self.only)

    def problems(self, reading: Reading) -> tuple[Problem, ...]:
        """Return the errors of a reading that concern the paths to look at."""
        return tuple(
            problem
            for problem in reading.problems
            if problem.severity is Severity.ERROR and self.is_wanted(problem.path)
        )

    def report(self, problems: Sequence[Problem], *, format: str, lang: str) -> None:
        """Print `problems`."""
        text = messages.render(problems, lang=lang, format=format, schemas=self.schemas, root_name=self.name)
        print(text, end="")


def find_project(given: Sequence[str], t: Catalogue) -> Project:
    """Find the data root above the paths given, or in this folder; raise UsageError."""
    # Made absolute without following links: a link in a package is a finding, not a way.
    paths = tuple(Path(os.path.abspath(path)) for path in given)  # noqa: PTH100
    for shown, path in zip(given, paths, strict=True):
        if not path.exists() and not path.is_symlink():
            raise UsageError(t("cli.path_missing", path=messages.visible(shown)))
    start = paths[0] if paths else Path.cwd() / "datasets"
    root = next((folder for folder in (start, *start.parents) if (folder / SCHEMA_FOLDER).is_dir()), None)
    if root is None:
        raise UsageError(t("cli.root_missing"))
    for shown, path in zip(given, paths, strict=True):
        if not path.is_relative_to(root):
            raise UsageError(t("cli.path_outside", path=messages.visible(shown), root=root.name))
    only = tuple(path.relative_to(root) for path in paths if path != root)
    return Project(
        root=root,
        name=Path(os.path.relpath(root)).as_posix(),
        schemas=_schemas(root / SCHEMA_FOLDER, t),
        only=() if root in paths else only,
    )


def today() -> date:
    """Return the day in China: the one place where commands read the clock."""
    return datetime.now(CHINA_TIME).date()


def _schemas(folder: Path, t: Catalogue) -> Mapping[str, TableSchema]:
    try:
        return read_schemas(folder)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        broken = next((path for path in sorted(folder.glob("*.json")) if not _is_json(path)), folder)
        shown = Path(os.path.relpath(broken)).as_posix()
        raise UsageError(t("cli.schema_broken", path=shown, reason=messages.visible(str(error)))) from None


def _is_json(path: Path) -> bool:
    try:
        json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return False
    return True
