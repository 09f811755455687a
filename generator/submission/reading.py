"""Read the file that an office sends: what its cells hold, and what is wrong with it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from generator.errors import Problem, Severity
from generator.packages import MAX_FILE_BYTES
from generator.submission.csv_files import read_csv
from generator.submission.file_kinds import KINDS_BY_ENDING, FileKind, has_macros, is_bomb, is_encrypted, kind_of
from generator.submission.noticing import RawSheet, as_sheet
from generator.submission.ods_cells import read_ods
from generator.submission.unreadable import UnreadableError
from generator.submission.values import Sheet, Workbook
from generator.submission.xls_cells import read_xls
from generator.submission.xlsx_cells import read_xlsx

# What is said of a file whose content belies its name.
_FOUND_INSTEAD = {
    **dict.fromkeys((FileKind.XLSX, FileKind.XLS, FileKind.ODS), "content-is-workbook"),
    FileKind.XLSB: "content-is-xlsb",
    FileKind.TEXT: "content-is-text",
    **dict.fromkeys((FileKind.HTML, FileKind.MHTML, FileKind.XML), "content-is-web-page"),
    **dict.fromkeys((FileKind.DOCUMENT, FileKind.SLIDES, FileKind.PDF), "content-is-document"),
    FileKind.ARCHIVE: "content-is-archive",
    FileKind.PICTURE: "content-is-picture",
    FileKind.OTHER: "content-unknown",
}


def read_workbook(path: Path) -> Workbook:
    """Read a workbook (xlsx, xlsm, xls, ods) or a text file (csv, tsv, txt); never raise for its content.

    A file that cannot be read has no sheets and a problem that says why. Raise OSError only when the
    disk refuses.
    """
    name = path.name
    try:
        sheets, problems = _read(path)
    except UnreadableError as error:
        problem = Problem(
            code=error.code, path=name, value=error.value, sheet=error.sheet, cell=error.cell, params=error.params
        )
        return Workbook(name=name, sheets=(), problems=(problem,))
    return Workbook(name=name, sheets=sheets, problems=problems)


def _read(path: Path) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    if not path.is_file():
        raise UnreadableError("not-a-file")
    named = KINDS_BY_ENDING.get(path.suffix.lower())
    if named is None:
        raise UnreadableError(
            "workbook-ending", value=path.suffix or path.name, params={"endings": " ".join(KINDS_BY_ENDING)}
        )
    if (size := path.stat().st_size) > MAX_FILE_BYTES:
        limit = str(MAX_FILE_BYTES // 1024 // 1024)
        raise UnreadableError("workbook-too-large", value=str(size // 1024 // 1024), params={"limit": limit})
    content = path.read_bytes()
    if not content.strip():
        raise UnreadableError("workbook-empty")
    try:
        _check_kind(content, named, ending=path.suffix)
        sheets, notes = _sheets(content, named, path)
    except UnreadableError:
        raise
    except Exception:
        # What a stranger's file can set off in a parser is no closed list; whatever it was, it cannot be read.
        raise UnreadableError("workbook-damaged") from None
    if not any(sheet.rows for sheet in sheets):
        raise UnreadableError("workbook-empty")
    return sheets, (*notes, *_macros(content, path.name))


def _check_kind(content: bytes, named: FileKind, *, ending: str) -> None:
    if content.startswith(b"PK") and is_bomb(content):
        raise UnreadableError("workbook-bomb")
    if is_encrypted(content):
        raise UnreadableError("workbook-encrypted")
    if (found := kind_of(content)) is not named:
        raise UnreadableError(_FOUND_INSTEAD[found], value=ending, params={"found": f".{found}"})


def _sheets(content: bytes, kind: FileKind, path: Path) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    if kind is FileKind.TEXT:
        sheet, notes = read_csv(content, name=path.stem, path=path.name)
        return (sheet,), notes
    return tuple(as_sheet(raw, path=path.name) for raw in _raw_sheets(content, kind)), ()


def _raw_sheets(content: bytes, kind: FileKind) -> Iterator[RawSheet]:
    if kind is FileKind.XLS:
        yield from read_xls(content)
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        yield from read_ods(archive) if kind is FileKind.ODS else read_xlsx(archive)


def _macros(content: bytes, name: str) -> Iterator[Problem]:
    if has_macros(content):
        yield Problem(code="workbook-macros", severity=Severity.WARNING, path=name)
