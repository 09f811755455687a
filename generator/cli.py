"""Check, stamp and format data packages, and ask what a violation faces, from the command line."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from generator import messages, penalty_command
from generator.errors import GeneratorError, Problem, Severity, UsageError
from generator.i18n import Catalogue, read_catalogue
from generator.packages import DESCRIPTOR, SCHEMA_FOLDER, Reading, read_packages
from generator.schemas import TableSchema, read_schemas, stamped
from generator.validation import canonical_text, validate

CLEAN, ERRORS, MISUSED = 0, 1, 2

# What `format` mends by writing the file anew; every other problem of reading keeps it from doing so.
_MENDED = frozenset({"byte-order-mark", "line-ending"})


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 clean or warnings only, 1 errors, 2 misuse."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal of another encoding must not stop a message about a Chinese file.
            stream.reconfigure(errors="backslashreplace")
    t = read_catalogue(messages.LOCALE_FOLDER, _language(given, os.environ))
    try:
        if given[:1] == ["penalty"] and not {"--help", "-h"} & set(given):
            return _penalty(given[1:], t)
        options = _parse(given, t)
        if options.is_help:
            print(t("cli.help").strip())
            return CLEAN
        return _COMMANDS[options.command](_project(options, t), options, t)
    except UsageError as error:
        print(error, t("cli.see_help"), sep="\n", file=sys.stderr)
        return MISUSED
    except BrokenPipeError:
        # The reader of our output has gone, as `head` does; nothing is left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ERRORS
    except OSError as error:
        print(t("cli.file_refused", path=error.filename, reason=error.strerror), file=sys.stderr)
        return MISUSED


@dataclass(frozen=True, kw_only=True)
class _Options:
    """What was asked for."""

    command: str
    paths: tuple[Path, ...]
    format: str
    is_check: bool
    is_help: bool


@dataclass(frozen=True, kw_only=True)
class _Project:
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


# --- what the reader typed


class _UnparsedError(GeneratorError):
    """Raised where argparse would print English and leave."""


class _Parser(argparse.ArgumentParser):
    """A parser that leaves the words to our catalogue."""

    def error(self, message: str) -> NoReturn:
        """Raise _UnparsedError."""
        raise _UnparsedError(message)


def _language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language of the messages: as asked for, else English where LANG says so, else Chinese."""
    parser = _Parser(add_help=False, allow_abbrev=False)
    parser.add_argument("--lang", default="")
    try:
        asked = parser.parse_known_args(list(arguments))[0].lang
    except _UnparsedError:
        asked = ""
    if asked in messages.LANGUAGES:
        return str(asked)
    return "en" if environment.get("LANG", "").startswith("en") else "zh"


def _parse(arguments: Sequence[str], t: Catalogue) -> _Options:
    parser = _Parser(add_help=False, allow_abbrev=False)
    parser.add_argument("--help", "-h", dest="is_help", action="store_true")
    parser.add_argument("--lang", type=_choice("--lang", messages.LANGUAGES, t))
    parser.add_argument("--format", type=_choice("--format", messages.FORMATS, t))
    parser.add_argument("--check", dest="is_check", action="store_true")
    parser.add_argument("words", nargs="*")
    try:
        found = parser.parse_intermixed_args(list(arguments))
    except _UnparsedError:
        raise UsageError(t("cli.bad_arguments", arguments=messages.visible(" ".join(arguments)))) from None
    command, *paths = found.words or [""]
    if not found.is_help:
        _refuse_unfit(command, found, t)
    return _Options(
        command=command,
        paths=tuple(Path(path) for path in paths),
        format=found.format or "text",
        is_check=found.is_check,
        is_help=found.is_help,
    )


def _refuse_unfit(command: str, found: argparse.Namespace, t: Catalogue) -> None:
    """Raise UsageError for a command that does not exist or an option that is another command's."""
    if not command:
        raise UsageError(t("cli.no_command"))
    if command not in _COMMANDS:
        raise UsageError(t("cli.unknown_command", value=messages.visible(command)))
    unfit = [
        *(["--format"] if found.format and command != "validate" else []),
        *(["--check"] if found.is_check and command != "stamp" else []),
        *(found.words[1:] if command == "stamp" else []),
    ]
    if unfit:
        raise UsageError(t("cli.bad_arguments", arguments=messages.visible(" ".join(unfit))))


def _choice(option: str, choices: Sequence[str], t: Catalogue) -> Callable[[str], str]:
    def choose(value: str) -> str:
        if value not in choices:
            shown = messages.visible(value)
            raise UsageError(t("cli.unknown_value", option=option, value=shown, choices=" ".join(choices)))
        return value

    return choose


def _project(options: _Options, t: Catalogue) -> _Project:
    """Find the data root above the paths given, or in this folder; raise UsageError."""
    # Made absolute without following links: a link in a package is a finding, not a way.
    paths = tuple(Path(os.path.abspath(path)) for path in options.paths)  # noqa: PTH100
    for given, path in zip(options.paths, paths, strict=True):
        if not path.exists() and not path.is_symlink():
            raise UsageError(t("cli.path_missing", path=messages.visible(str(given))))
    start = paths[0] if paths else Path.cwd() / "datasets"
    root = next((folder for folder in (start, *start.parents) if (folder / SCHEMA_FOLDER).is_dir()), None)
    if root is None:
        raise UsageError(t("cli.root_missing"))
    for given, path in zip(options.paths, paths, strict=True):
        if not path.is_relative_to(root):
            raise UsageError(t("cli.path_outside", path=messages.visible(str(given)), root=root.name))
    only = tuple(path.relative_to(root) for path in paths if path != root)
    return _Project(
        root=root,
        name=Path(os.path.relpath(root)).as_posix(),
        schemas=_schemas(root / SCHEMA_FOLDER, t),
        only=() if root in paths else only,
    )


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


# --- the commands


def _validate(project: _Project, options: _Options, t: Catalogue) -> int:
    """Print every problem to stdout, a summary to stderr."""
    problems = validate(
        project.root, schemas_folder=project.root / SCHEMA_FOLDER, only=project.only, today=datetime.now(UTC).date()
    )
    project.report(problems, format=options.format, lang=t.lang)
    print(messages.summary(problems, lang=t.lang), file=sys.stderr)
    return ERRORS if any(problem.severity is Severity.ERROR for problem in problems) else CLEAN


def _stamp(project: _Project, options: _Options, t: Catalogue) -> int:
    """Write the table schemas into every descriptor; with ``--check`` only say which differ."""
    reading = read_packages(project.root, schemas=project.schemas)
    refused = [problem for problem in project.problems(reading) if Path(problem.path).name == DESCRIPTOR]
    changed = 0
    for package in reading.packages:
        resources = package.descriptor["resources"]
        tables = frozenset(str(resource["name"]) for resource in resources)
        wanted = [
            {**resource, "schema": stamped(project.schemas[resource["name"]], tables=tables)}
            if resource["name"] in project.schemas
            else resource
            for resource in resources
        ]
        if wanted == resources:
            continue
        changed += 1
        path = package.folder / DESCRIPTOR
        if not options.is_check:
            document = {**package.descriptor, "resources": wanted}
            path.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
        shown = f"{project.name}/{package.name}/{DESCRIPTOR}"
        print(t("cli.drifted" if options.is_check else "cli.stamped", path=shown))
    project.report(refused, format="text", lang=t.lang)
    print(t("cli.stamp_summary", total=len(reading.packages), changed=changed), file=sys.stderr)
    return ERRORS if refused or (changed and options.is_check) else CLEAN


def _format(project: _Project, options: _Options, t: Catalogue) -> int:
    """Write the tables asked for in canonical form; a table that was not read whole stays as it is."""
    reading = read_packages(project.root, schemas=project.schemas)
    refused = [problem for problem in project.problems(reading) if problem.code not in _MENDED]
    tables = [table for package in reading.packages for table in package.tables.values()]
    tables = [table for table in tables if project.is_wanted(table.path)]
    changed = 0
    for table in tables:
        path = project.root / table.path
        content = canonical_text(table).encode("utf-8")
        if table.is_whole and path.read_bytes() != content:
            changed += 1
            path.write_bytes(content)
            print(t("cli.formatted", path=f"{project.name}/{table.path}"))
    project.report(refused, format="text", lang=t.lang)
    print(t("cli.format_summary", total=len(tables), changed=changed), file=sys.stderr)
    return ERRORS if refused else CLEAN


def _penalty(arguments: Sequence[str], t: Catalogue) -> int:
    """Print what a violation faces; its options are its own."""
    asked = _Options(command="penalty", paths=(), format="text", is_check=False, is_help=False)
    project = _project(asked, t)
    print(penalty_command.reply(arguments, datasets=project.root, schemas=project.schemas, t=t), end="")
    return CLEAN


_Command = Callable[[_Project, _Options, Catalogue], int]
_COMMANDS: Mapping[str, _Command] = {"validate": _validate, "stamp": _stamp, "format": _format}
