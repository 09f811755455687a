"""Say what was found as problems that show no more of it than its beginning."""

from __future__ import annotations

from dataclasses import dataclass

from generator.errors import Problem

# The kinds of personal data that a text may hold, each the code of its problem.
KINDS = frozenset(
    {
        "bank-account",
        "bank-card",
        "email",
        "health",
        "home-address",
        "identity-card",
        "messenger-id",
        "minor",
        "mobile-number",
        "passport",
        "permit",
        "person-named",
        "property-certificate",
        "telephone",
        "vehicle-plate",
    }
)
_LONGEST_SHOWN = 18


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of personal data: its `kind` (the problem's code) and its place in the text looked through."""

    kind: str
    start: int
    end: int
    text: str


def masked(found: str) -> str:
    """Return `found` with all but its first characters hidden: two of them, one of a short word."""
    shown = 2 if len(found) > 3 else 1
    return (found[:shown] + "*" * (len(found) - shown))[:_LONGEST_SHOWN]


def problem_of(
    finding: Finding,
    *,
    path: str,
    line: int | None = None,
    field: str = "",
    sheet: str = "",
    cell: str = "",
    part: str = "",
) -> Problem:
    """Return the problem that a finding is; `part` is the part of a file that it stands in."""
    return Problem(
        code=finding.kind,
        path=path,
        line=line,
        field=field,
        sheet=sheet,
        cell=cell,
        value=masked(finding.text),
        params={"part": part} if part else {},
    )
