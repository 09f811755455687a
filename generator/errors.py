"""Name what can go wrong: problems found in data, and the errors that stop a run."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error stops, a warning is shown, a note says what was done to a value."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Problem:
    """One finding in the data, without words: the catalogue of a language says it.

    `code` names the rule and is the key of its message in ``generator/locale/<lang>.toml``.
    `path` is relative to the data root, with ``/``; `line` is the physical line in that file,
    counted from 1 (the header is line 1); `field` is the column's name. A finding in a workbook
    has the workbook's name as `path` and names `sheet`, `cell` (``C12``; '' for the whole sheet)
    and the `table` whose column `field` is. `params` fill the message's placeholders.
    """

    code: str
    severity: Severity = Severity.ERROR
    path: str = ""
    line: int | None = None
    field: str = ""
    value: str = ""
    sheet: str = ""
    cell: str = ""
    table: str = ""
    params: Mapping[str, str] = dataclasses.field(default_factory=dict)


class GeneratorError(Exception):
    """Base of every error that the generator raises on purpose."""


class DataError(GeneratorError):
    """Raised when validation found errors; keeps all problems, so that they are mended at once."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep `problems`, warnings included."""
        self.problems = problems
        count = sum(1 for problem in problems if problem.severity is Severity.ERROR)
        super().__init__(f"{count} errors in the data")


class UsageError(GeneratorError):
    """Raised for a command or setting that cannot be understood."""
