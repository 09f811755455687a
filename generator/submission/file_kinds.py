"""Tell what a file is from its content, whatever its name says."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum

from generator.privacy.archives import MOST_BYTES, MOST_ENTRIES
from generator.submission.text_encoding import decoded

OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_MACRO_PARTS = ("xl/vbaProject.bin", "Basic/script-lc.xml")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_HTML = re.compile(rb"<\s*(!doctype\s+html|html|head|body|table|meta|style|div)\b", re.IGNORECASE)


class FileKind(StrEnum):
    """What a file can turn out to be."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    TEXT = "text"
    XLSB = "xlsb"
    HTML = "html"
    XML = "xml"
    MHTML = "mhtml"
    DOCUMENT = "document"
    SLIDES = "slides"
    PDF = "pdf"
    ARCHIVE = "archive"
    PICTURE = "picture"
    OTHER = "other"


# By the ending of the name, lower case.
KINDS_BY_ENDING = {
    ".xlsx": FileKind.XLSX,
    ".xlsm": FileKind.XLSX,
    ".xls": FileKind.XLS,
    ".ods": FileKind.ODS,
    ".csv": FileKind.TEXT,
    ".tsv": FileKind.TEXT,
    ".txt": FileKind.TEXT,
}

_SIGNATURES = (
    (b"%PDF", FileKind.PDF),
    (b"{\\rtf", FileKind.DOCUMENT),
    (b"Rar!", FileKind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", FileKind.ARCHIVE),
    (b"\x1f\x8b", FileKind.ARCHIVE),
    (b"\x89PNG", FileKind.PICTURE),
    (b"\xff\xd8\xff", FileKind.PICTURE),
    (b"GIF8", FileKind.PICTURE),
    (b"BM", FileKind.PICTURE),
    (b"MIME-Version:", FileKind.MHTML),
)
_OLE_STREAMS = (
    ("Workbook", FileKind.XLS),
    ("Book", FileKind.XLS),
    ("WordDocument", FileKind.DOCUMENT),
    ("PowerPoint Document", FileKind.SLIDES),
)


def kind_of(content: bytes) -> FileKind:
    """Return what `content` is; a zip archive must have passed `is_bomb`."""
    if content.startswith(b"PK"):
        return _zipped_kind(content)
    if content.startswith(OLE_SIGNATURE):
        return next((kind for stream, kind in _OLE_STREAMS if _has_stream(content, stream)), FileKind.OTHER)
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    opening = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").replace(b"\x00", b"")
    if opening.startswith(b"<"):
        return FileKind.HTML if _HTML.search(opening) else FileKind.XML
    return FileKind.OTHER if _CONTROL.search(content) and decoded(content) is None else FileKind.TEXT


def is_bomb(content: bytes) -> bool:
    """Tell whether a zip archive would unpack to more than 200 MB or 2,000 parts; raise BadZipFile."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
    return len(parts) > MOST_ENTRIES or sum(part.file_size for part in parts) > MOST_BYTES


def is_encrypted(content: bytes) -> bool:
    """Tell whether the file opens only with a password, as far as this shows without reading its cells."""
    if content.startswith(OLE_SIGNATURE):
        return _has_stream(content, "EncryptedPackage")
    if not content.startswith(b"PK"):
        return False
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        manifest = "META-INF/manifest.xml"
        return any(part.flag_bits & 1 for part in archive.infolist()) or (
            manifest in archive.namelist() and b"encryption-data" in archive.read(manifest)
        )


def has_macros(content: bytes) -> bool:
    """Tell whether the file carries a program."""
    if content.startswith(OLE_SIGNATURE):
        return _has_stream(content, "_VBA_PROJECT")
    if not content.startswith(b"PK"):
        return False
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
    return any(name in _MACRO_PARTS or name.startswith("xl/macrosheets/") for name in names)


def _zipped_kind(content: bytes) -> FileKind:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = frozenset(archive.namelist())
        mimetype = archive.read("mimetype") if "mimetype" in names else b""
    if b"opendocument.spreadsheet" in mimetype:
        return FileKind.ODS
    if b"opendocument.text" in mimetype or any(name.startswith("word/") for name in names):
        return FileKind.DOCUMENT
    if b"opendocument.presentation" in mimetype or any(name.startswith("ppt/") for name in names):
        return FileKind.SLIDES
    if "xl/workbook.bin" in names:
        return FileKind.XLSB
    if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
        return FileKind.XLSX
    return FileKind.ARCHIVE


def _has_stream(content: bytes, name: str) -> bool:
    # A directory entry holds the name in UTF-16, followed by a zero.
    return name.encode("utf-16-le") + b"\x00\x00" in content
