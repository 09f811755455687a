"""Give the broken packages: what is broken, and the one problem that must come of it."""

from __future__ import annotations

from dataclasses import dataclass

from tests.validation.corpus import Edit


@dataclass(frozen=True)
class Finding:
    """The parts of a problem that a contributor sees."""

    code: str
    path: str
    line: int | None = None
    field: str = ""
    value: str = ""
    is_warning: bool = False


@dataclass(frozen=True)
class Case:
    """One broken package: `edit` breaks the right root, `says` is a part of the Chinese message."""

    name: str
    edit: Edit
    finding: Finding
    says: str
    others: tuple[Finding, ...] = ()
