"""Write a copy of a workbook, a CSV table or a text in which personal data are masked."""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.packaging.core import DocumentProperties
from openpyxl.packaging.custom import CustomPropertyList
from openpyxl.worksheet.worksheet import Worksheet

from generator.errors import Problem
from generator.privacy.archives import UnseenError, opened
from generator.privacy.files import file_findings
from generator.privacy.headings import Headings
from generator.privacy.masking import Masker
from generator.privacy.plain_files import LONGEST_CELL, read_text

SUFFIXES = (".xlsx", ".csv", ".txt", ".md")
_BANDS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_HINTS = ("prompt", "promptTitle", "error", "errorTitle")


@dataclass(frozen=True, kw_only=True)
class Redaction:
    """What was taken out, by kind, without the text itself; what people must look at; what is still found."""

    counts: Mapping[str, int]
    review: tuple[str, ...]
    left: tuple[Problem, ...]


def write_masked(source: Path, target: Path, *, today: date) -> Redaction:
    """Write a masked copy of `source` to `target`; raise UnseenError for a file that cannot be read."""
    suffix = source.suffix.lower()
    review = ["unnamed-persons"]
    if suffix == ".xlsx":
        masker, content = _workbook(source, today=today)
        review += ["parts-dropped", "pictures"]
    elif suffix == ".csv":
        masker, content = _table(read_text(source.read_bytes()), today=today)
    else:
        masker, content = _text(read_text(source.read_bytes()), today=today)
    if masker.has_masks:
        review.append("earlier-masks")
    if masker.counts["minor"]:
        review.append("minors")
    target.write_bytes(content)
    return Redaction(
        counts=dict(sorted(masker.counts.items())),
        review=tuple(review),
        left=file_findings(target.name, content, today=today),
    )


def _text(text: str, *, today: date) -> tuple[Masker, bytes]:
    lines = text.splitlines(keepends=True)
    masker = Masker([("", line) for line in lines], today=today)
    return masker, "".join(masker.mask(line) for line in lines).encode()


def _table(text: str, *, today: date) -> tuple[Masker, bytes]:
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    csv.field_size_limit(LONGEST_CELL)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise UnseenError("unseen-broken") from None
    labels = list(_labels(rows))
    pairs = [pair for row, words in zip(rows, labels, strict=True) for pair in zip(words, row, strict=True)]
    masker = Masker(pairs, today=today)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    for row, words in zip(rows, labels, strict=True):
        writer.writerow([masker.mask(cell, label=label) for cell, label in zip(row, words, strict=True)])
    # Office programs take a file without the mark for GB 18030.
    return masker, out.getvalue().encode("utf-8-sig")


def _labels(rows: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    headings = Headings()
    for row in rows:
        filled = [place for place, cell in enumerate(row) if cell]
        found = headings.of_row([(str(place), row[place]) for place in filled])
        words = [""] * len(row)
        for place, label in zip(filled, found, strict=True):
            words[place] = label
        yield words


def _workbook(source: Path, *, today: date) -> tuple[Masker, bytes]:
    with opened(source.read_bytes()):
        pass  # Refuses what would unpack without end.
    try:
        with warnings.catch_warnings():
            # It tells of parts that it cannot keep; the copy goes without them, and the review says so.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(source, keep_links=False)
    except Exception:
        # What a stranger's file can set off in a parser is no closed list.
        raise UnseenError("unseen-broken") from None
    cells = {sheet.title: _cells(sheet) for sheet in book.worksheets}
    texts = [(label, _shown(cell)) for found in cells.values() for cell, label in found]
    texts += [("", cell.comment.text) for found in cells.values() for cell, _ in found if cell.comment]
    masker = Masker(texts, today=today)
    for sheet in book.worksheets:
        for cell, label in cells[sheet.title]:
            _mask_cell(cell, label, masker)
        _mask_settings(sheet, masker)
    for name in [name for name, one in book.defined_names.items() if masker.mask(one.value or "") != one.value]:
        del book.defined_names[name]
    book.properties = DocumentProperties(creator="")
    book.custom_doc_props = CustomPropertyList()  # type: ignore[attr-defined]
    out = io.BytesIO()
    book.save(out)
    return masker, out.getvalue()


def _cells(sheet: Worksheet) -> list[tuple[Cell, str]]:
    """Return the cells that hold something, each with its heading."""
    headings, found = Headings(), []
    for row in sheet.iter_rows():
        filled = [cell for cell in row if isinstance(cell, Cell) and (cell.value is not None or cell.comment)]
        labels = headings.of_row([(cell.column_letter, _shown(cell)) for cell in filled])
        found += list(zip(filled, labels, strict=True))
    return found


def _shown(cell: Cell) -> str:
    return "" if cell.value is None else str(cell.value)


def _mask_cell(cell: Cell, label: str, masker: Masker) -> None:
    shown = _shown(cell)
    text = masker.mask(shown, label=label)
    if text != shown:
        cell.value = text
        cell.data_type = "s"
    if cell.comment:
        cell.comment = Comment(masker.mask(cell.comment.text), "")
    target = cell.hyperlink.target or "" if cell.hyperlink else ""
    if masker.mask(target) != target:
        cell.hyperlink = None


def _mask_settings(sheet: Worksheet, masker: Masker) -> None:
    sheet.title = masker.mask(sheet.title)
    for band in _BANDS:
        for part in ("left", "center", "right"):
            piece = getattr(getattr(sheet, band), part)
            if piece.text:
                piece.text = masker.mask(piece.text)
    for validation in sheet.data_validations.dataValidation:
        for hint in _HINTS:
            if text := getattr(validation, hint):
                setattr(validation, hint, masker.mask(text))
