"""Turn a cell as offices write it into the canonical text of its field, with every change said; guess nothing."""

from __future__ import annotations

import re
from datetime import date, time

from generator.schemas import Field
from generator.submission.normal_cells import refused, says_none, says_unknown, shown, taken, without_marks
from generator.submission.normal_citations import read_article, read_document_number
from generator.submission.normal_codes import read_boolean, read_code
from generator.submission.normal_dates import read_date
from generator.submission.normal_numbers import read_number
from generator.submission.normal_texts import may_be_none, read_id, read_text, read_url
from generator.submission.values import Cell, Choice, Normalised
from generator.validation.cells import is_id, is_text, is_url
from generator.validation.dates import DATE_SHAPE

# What a formula shows that failed, and what a column shows that is too narrow.
_FAILED = re.compile(r"#(?:REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|N/A|SPILL!|CALC!)|#{3,}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_MARK_WITHIN = re.compile(r"\?\w")
# Longer than any value but a text or an address; what reads the others may try many ways.
_LONGEST = 300


def normalise(field: Field, cell: Cell, *, choices: tuple[Choice, ...]) -> Normalised:
    """Return the canonical text of `cell` in `field`, with a note for every change, or the error that refuses it.

    `choices` are the values that the field may take, () where it is free. A label (``杭州市 330100``),
    是 and 否, and a cell that holds a date are the workbook's own forms and need no note.
    """
    read = shown(cell)
    text = read.strip()
    if not text:
        return Normalised(text="")
    found = _read(field, cell, text, choices)
    if text == read or not found.text:
        return found
    trimmed = taken(field, text, read=read, note="blanks-removed")
    return Normalised(text=found.text, problems=(*trimmed.problems, *found.problems))


def _read(field: Field, cell: Cell, text: str, choices: tuple[Choice, ...]) -> Normalised:
    """Read what `cell` shows, `text`, as the kind of value that its field holds."""
    is_date = field.pattern.startswith(DATE_SHAPE)
    if problem := _unfit(field, cell, text, is_date=is_date):
        return refused(field, problem, read=text, size=str(len(text)), limit=str(_LONGEST))
    # Answers and codes may be called 无.
    if field.type == "boolean":
        return read_boolean(field, text)
    if choices:
        return read_code(field, without_marks(text), choices)
    if says_none(text) or says_unknown(text):
        return _read_nothing(field, text)
    if is_date:
        return read_date(field, cell, text)
    return _read_number_or_string(field, cell, text)


def _read_number_or_string(field: Field, cell: Cell, text: str) -> Normalised:
    if field.type in ("integer", "number"):
        return read_number(field, cell, text)
    if field.name == "article" or field.name.endswith("_article"):
        return read_article(field, text)
    if is_url(field):
        return read_url(field, text)
    if _is_document_number(field):
        return read_document_number(field, text)
    if _is_running(field):
        return read_text(field, text)
    return read_id(field, text)


def _read_nothing(field: Field, text: str) -> Normalised:
    if says_none(text) and may_be_none(field):
        return refused(field, "none-or-unknown", read=text)
    return taken(field, "", read=text, note="taken-as-empty")


def _is_document_number(field: Field) -> bool:
    return field.name.endswith("_no")


def _is_running(field: Field) -> bool:
    return is_text(field) and not is_id(field) and not _is_document_number(field)


def _unfit(field: Field, cell: Cell, text: str, *, is_date: bool) -> str:
    """Return the code of what makes a cell hold something else than was typed, or too much; '' for nothing."""
    value = cell.value
    tests = (
        ("cell-is-date", isinstance(value, time) or (isinstance(value, date) and not is_date)),
        ("cell-too-large", len(text) > _LONGEST and not (_is_running(field) or is_url(field))),
        ("characters-lost", not is_url(field) and not field.name.endswith("_en") and _is_lost(text)),
        ("cell-error", _FAILED.fullmatch(text)),
    )
    return next((code for code, found in tests if found), "")


def _is_lost(text: str) -> bool:
    """Tell whether Chinese was saved in an encoding without it: 杭州市 comes as ???, 2024年5月 as 2024?5?."""
    is_riddled = text.count("?") > 1 and _MARK_WITHIN.search(text) and not _HAN.search(text)
    return not text.strip("?？") or "??" in text or bool(is_riddled)
