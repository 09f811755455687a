"""Read the texts of plain files: lines, cells of CSV, and pictures written into a line."""

from __future__ import annotations

import base64
import binascii
import csv
import io
import re
from collections.abc import Iterator

from generator.privacy.archives import UnseenError
from generator.privacy.headings import Headings
from generator.privacy.passages import Passage, Seen, Unseen
from generator.privacy.pictures import picture_passages

_DATA_URI = re.compile(r"data:(?P<kind>[\w.+-]+/[\w.+-]+);base64,(?P<data>[A-Za-z0-9+/=%]+)")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
LONGEST_CELL = 1 << 24


def read_text(content: bytes) -> str:
    """Return the text of a file (UTF-8, UTF-16 with its mark, GB 18030); raise UnseenError when it is none."""
    encodings = [next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "utf-8"), "gb18030"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            return text
    raise UnseenError("unseen-binary")


def text_passages(text: str) -> Iterator[Seen]:
    """Yield the lines of a text, pictures written into them apart."""
    for number, line in enumerate(text.splitlines(), start=1):
        if "base64," in line:
            for match in _DATA_URI.finditer(line):
                yield from _picture(match, number)
        if line.strip():
            yield Passage(text=_DATA_URI.sub(" ", line), line=number)


def csv_passages(text: str) -> Iterator[Seen]:
    """Yield the cells of a CSV file under their headings."""
    csv.field_size_limit(LONGEST_CELL)
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    headings, line = Headings(), 1
    try:
        for row in reader:
            filled = [(str(place), cell) for place, cell in enumerate(row) if cell]
            for (_, cell), label in zip(filled, headings.of_row(filled), strict=True):
                yield Passage(text=cell, label=label, line=line)
            line = reader.line_num + 1
    except csv.Error:
        yield from text_passages(text)


def _picture(match: re.Match[str], number: int) -> Iterator[Seen]:
    if not match["kind"].startswith("image/") or match["kind"] == "image/svg+xml":
        return
    try:
        content = base64.b64decode(match["data"].replace("%3D", "="), validate=True)
        for passage in picture_passages(content, part="pictures"):
            yield Passage(text=passage.text, content=passage.content, line=number, part="pictures")
    except (binascii.Error, UnseenError):
        yield Unseen(code="unseen-embedded", part="pictures")
