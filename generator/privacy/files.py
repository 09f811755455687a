"""Look through one file of any kind for personal data, or say why it cannot be looked into."""

from __future__ import annotations

import dataclasses
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath

from generator.errors import Problem, Severity
from generator.privacy.archives import UnseenError, entry, opened
from generator.privacy.findings import masked, problem_of
from generator.privacy.office import office_passages
from generator.privacy.open_document import open_document_passages
from generator.privacy.passages import Passage, Seen, Unseen, problems_in
from generator.privacy.pictures import PICTURES, picture_passages
from generator.privacy.plain_files import csv_passages, read_text, text_passages
from generator.privacy.texts import personal_data

_ZIP, _PDF, _OLD_OFFICE = b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def workbook_findings(path: Path, *, today: date) -> tuple[Problem, ...]:
    """Return the personal data in a workbook (XLSX, XLSM, ODS, XLS) or CSV file that an office sent.

    The author that its program noted is a warning here: the workbook itself is not published.
    """
    return tuple(
        dataclasses.replace(problem, severity=Severity.WARNING) if problem.code == "document-author" else problem
        for problem in file_findings(path.name, path.read_bytes(), today=today)
    )


def file_findings(path: str, content: bytes, *, today: date) -> tuple[Problem, ...]:
    """Return the personal data in a file's name and content; `path` (with ``/``) is shown with it."""
    shown = shown_path(path, today=today)
    names = [
        problem_of(finding, path=shown, part="file-name")
        for part in PurePosixPath(path).parts
        for finding in personal_data(PurePosixPath(part).stem, today=today)
    ]
    return (*names, *problems_in(_seen(path, content), path=shown, today=today))


def shown_path(path: str, *, today: date) -> str:
    """Return `path` with the names masked that hold personal data."""
    parts = PurePosixPath(path).parts
    stems = {PurePosixPath(part).stem for part in parts}
    hidden = {stem: masked(stem) for stem in stems if personal_data(stem, today=today)}
    for stem, mask in hidden.items():
        path = path.replace(stem, mask)
    return path


def _seen(path: str, content: bytes) -> Iterator[Seen]:
    try:
        yield from _content(PurePosixPath(path).suffix.lower(), content)
    except UnseenError as error:
        yield Unseen(code=error.code)


def _content(suffix: str, content: bytes) -> Iterator[Seen]:
    if content.startswith(_ZIP):
        yield from _archive(content)
    elif content.startswith(_PDF):
        raise UnseenError("unseen-pdf")
    elif content.startswith(_OLD_OFFICE):
        raise UnseenError("unseen-old-office")
    elif suffix in PICTURES:
        yield from picture_passages(content)
    elif suffix == ".csv":
        yield from csv_passages(read_text(content))
    else:
        yield from text_passages(read_text(content))


def _archive(content: bytes) -> Iterator[Seen]:
    with opened(content) as archive:
        names = archive.namelist()
        if "[Content_Types].xml" in names:
            yield from office_passages(archive)
        elif "content.xml" in names and "mimetype" in names:
            yield from open_document_passages(archive)
        else:
            yield from _packed_files(archive)


def _packed_files(archive: zipfile.ZipFile) -> Iterator[Seen]:
    for name in archive.namelist():
        if name.endswith("/"):
            continue
        yield Passage(text=name, part="file-name")
        inner = entry(archive, name)
        if inner.startswith((_ZIP, _OLD_OFFICE)):
            yield Unseen(code="unseen-embedded", part="packed")
            continue
        for item in _seen(name, inner):
            yield dataclasses.replace(item, part=item.part or "packed")
