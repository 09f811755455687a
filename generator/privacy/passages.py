"""Hold what a reader of files hands to the gate: passages of text with their place, and what could not be seen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.errors import Problem
from generator.privacy.findings import Finding, masked, problem_of
from generator.privacy.names import is_person
from generator.privacy.texts import personal_data

# Web addresses carry long numbers of pages; what a person wrote into one is looked at by people.
_URL = re.compile(r"https?://[^\s\u3000-\u303f\uff00-\uffef\u4e00-\u9fff“”\"'<>]+", re.IGNORECASE)


class Content(StrEnum):
    """What a passage holds."""

    TEXT = "text"
    AUTHOR = "author"
    LOCATION = "location"


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """One text of a file and its place there: a line, a cell of a sheet, or a part of the file.

    `label` is the heading over or before a cell and says what its text is. `part` is the key of
    the part's name in the catalogues (``frame.part.<part>``).
    """

    text: str
    content: Content = Content.TEXT
    label: str = ""
    line: int | None = None
    sheet: str = ""
    cell: str = ""
    part: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Unseen:
    """A file, or a part of one, that the gate cannot look into; `code` is that of the problem."""

    code: str
    part: str = ""
    sheet: str = ""


Seen = Passage | Unseen


def problems_in(seen: Iterable[Seen], *, path: str, today: date) -> tuple[Problem, ...]:
    """Return a problem for each piece of personal data in the passages, each once, and for what is unseen."""
    found: dict[tuple[object, ...], Problem] = {}
    for item in seen:
        for one in _problems(item, path=path, today=today):
            key = (one.code, one.line, one.sheet, one.cell, one.value, one.params.get("part"))
            found.setdefault(key, one)
    return tuple(found.values())


def _problems(item: Seen, *, path: str, today: date) -> Iterator[Problem]:
    sheet = masked(item.sheet) if personal_data(item.sheet, today=today) else item.sheet
    if isinstance(item, Unseen):
        params = {"part": item.part} if item.part else {}
        yield Problem(code=item.code, path=path, sheet=sheet, params=params)
        return
    for finding in _findings(item, today=today):
        yield problem_of(finding, path=path, line=item.line, sheet=sheet, cell=item.cell, part=item.part)


def _findings(passage: Passage, *, today: date) -> Iterator[Finding]:
    text = passage.text
    if passage.content is Content.LOCATION:
        yield Finding("picture-location", 0, 0, "")
        return
    if passage.content is Content.AUTHOR and is_person(text):
        yield Finding("document-author", 0, len(text), text)
        return
    plain = _URL.sub(lambda match: " " * len(match.group()), text) if "://" in text else text
    found = personal_data(plain, today=today)
    yield from found
    if passage.label and not found:
        # The heading says what the cell holds: 联系人 over a name, 卡号 over digits.
        before = f"{passage.label}:"
        yield from (finding for finding in personal_data(before + plain, today=today) if finding.end > len(before))
