"""Read CODEOWNERS and say who must approve a change of a path, as GitHub does: the last matching line counts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

# Where GitHub looks, in this order; the first file found counts.
PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")
_TOKEN = re.compile(r"(?:\\.|[^\s\\])+")
_OWNER = re.compile(r"@[\w][\w.-]*(?:/[\w.-]+)?|[^\s@]+@[^\s@]+\.[^\s@]+")


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line that names owners: a pattern, and who owns what it matches; nobody where `owners` is empty."""

    number: int
    pattern: str
    owners: tuple[str, ...]

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        return re.compile(_translated(self.pattern))

    def matches(self, path: str) -> bool:
        """Tell whether the pattern matches a path below the repository's root."""
        return self._expression.fullmatch(path) is not None


@dataclass(frozen=True)
class CodeOwners:
    """A file CODEOWNERS; `skipped` are the numbers of the lines that GitHub cannot read."""

    lines: tuple[Line, ...]
    skipped: tuple[int, ...] = ()

    def owners(self, path: str) -> tuple[str, ...]:
        """Return who owns `path`: accounts (``@name``), teams (``@organisation/team``), e-mail addresses."""
        return next((line.owners for line in reversed(self.lines) if line.matches(path)), ())


def read_codeowners(text: str) -> CodeOwners:
    """Return the lines of `text` that count.

    A pattern is written as in .gitignore, without ``!``, ``[ ]`` and without a way to begin with ``#``;
    ``\\ `` stands for a blank. A line with an owner that can be none is passed over.
    """
    lines: list[Line] = []
    skipped: list[int] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        if not raw.strip() or raw.lstrip().startswith("#"):
            continue
        pattern, *rest = _TOKEN.findall(raw)
        comment = next((index for index, token in enumerate(rest) if token.startswith("#")), len(rest))
        owners = rest[:comment]
        is_known = not (pattern.startswith("!") or "[" in pattern or pattern.startswith("\\#") or "***" in pattern)
        if is_known and all(_OWNER.fullmatch(owner) for owner in owners):
            lines.append(Line(number=number, pattern=pattern, owners=tuple(owners)))
        else:
            skipped.append(number)
    return CodeOwners(tuple(lines), tuple(skipped))


def is_named(author: str, owners: Iterable[str]) -> bool:
    """Tell whether an account is an owner by its own name; capitals do not count."""
    return any(owner.casefold() == f"@{author.removeprefix('@')}".casefold() for owner in owners)


def is_team(owner: str) -> bool:
    """Tell whether an owner is a team."""
    return owner.startswith("@") and "/" in owner


def _translated(pattern: str) -> str:
    """Return the pattern as a regular expression for whole paths."""
    if pattern == "/":
        return r"(?!)"
    parts = pattern.split("/")
    if parts[0] == "":
        parts = parts[1:]
    elif len(parts) == 1 or (len(parts) == 2 and parts[1] == ""):
        # A name without a folder stands for itself at every depth.
        parts = parts if parts[0] == "**" else ["**", *parts]
    if len(parts) > 1 and parts[-1] == "":
        parts[-1] = "**"
    found = ""
    needs_slash = False
    for index, part in enumerate(parts):
        is_last = index == len(parts) - 1
        if part == "**":
            if index == 0:
                found += ".+" if is_last else "(?:.+/)?"
            elif is_last:
                found += "/.*"
            else:
                found, needs_slash = found + "(?:/.+)?", True
            continue
        found += "/" if needs_slash else ""
        # A lone star is a file of that folder and nothing deeper; any other name may be a folder.
        found += "[^/]+" if part == "*" else _part(part) + ("(?:/.*)?" if is_last else "")
        needs_slash = True
    return found


def _part(part: str) -> str:
    def piece(match: re.Match[str]) -> str:
        token = match.group()
        if token.startswith("\\"):
            return re.escape(token[1:])
        return {"*": "[^/]*", "?": "[^/]"}.get(token) or re.escape(token)

    return re.sub(r"\\.|.", piece, part)
