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
    if problem := _unfit(cell, text, is_date=is_date):
        return refused(field, problem, read=text)
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
    if field.name.endswith("_no"):
        return read_document_number(field, text)
    if is_text(field) and not is_id(field):
        return read_text(field, text)
    return read_id(field, text)


def _read_nothing(field: Field, text: str) -> Normalised:
    if says_none(text) and may_be_none(field):
        return refused(field, "none-or-unknown", read=text)
    return taken(field, "", read=text, note="taken-as-empty")


def _unfit(cell: Cell, text: str, *, is_date: bool) -> str:
    """Return the code of what makes a cell hold something else than was typed; '' for nothing."""
    value = cell.value
    if isinstance(value, time) or (isinstance(value, date) and not is_date):
        return "cell-is-date"
    return "cell-error" if _FAILED.fullmatch(text) else ""
