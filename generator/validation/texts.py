"""Check the characters of cells: nothing invisible, broken, or that a spreadsheet would run."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.errors import Problem
from generator.schemas import Field
from generator.validation.cells import is_text
from generator.validation.dataset import Dataset, Record
from generator.validation.numbers import PLAIN

_FORBIDDEN = (
    ("control-character", re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")),
    ("bidi-character", re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")),
    ("zero-width-character", re.compile(r"[\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff\ufff9-\ufffb]")),
    ("replacement-character", re.compile("\ufffd")),
    ("private-use-character", re.compile(r"[\ue000-\uf8ff\U000f0000-\U0010ffff]")),
    # UTF-8 read as Latin-1 or Windows-1252, as GBK, and GBK's substitutes written twice.
    ("mojibake", re.compile(r"[Ã-ï][\u0080-¿][\u0080-¿]?|â€|锟斤|烫烫|屯屯屯|鈥|銆|锛|鐨勫|涓€|鍟嗘|浜嗙")),
)  # fmt: skip
_HALF_WIDTH = re.compile(r"(?<=[\u4e00-\u9fff])[,;:?!()](?=[\u4e00-\u9fff])")
_FULL_WIDTH_OF = dict(zip(",;:?!()", "，；：？！（）", strict=True))
_FORMULA = re.compile(r"[=+\-@＝＋－＠\t\r]")
_SIGNED = re.compile(r"[+-]?\d[\d,.]*%?")


def check_characters(dataset: Dataset) -> Iterator[Problem]:
    """Yield cells with characters that nobody can see, that came in broken, or that are not in NFC."""
    for record in dataset:
        for field, value in record.row.values.items():
            # What is plain ASCII without controls can hold none of them.
            if not value or (value.isascii() and value.isprintable()):
                continue
            for code, pattern in _FORBIDDEN:
                if match := pattern.search(value):
                    shown = " ".join(f"U+{ord(character):04X}" for character in match.group())
                    yield record.error(code, field, character=shown, position=str(match.start() + 1))
            if not unicodedata.is_normalized("NFC", value):
                yield record.error("not-nfc", field)


def check_blanks(dataset: Dataset) -> Iterator[Problem]:
    """Yield cells with blanks at an end."""
    for record in dataset:
        for field, value in record.row.values.items():
            if value != value.strip() and value.strip():
                yield record.error("surrounding-blanks", field)


def check_formulas(dataset: Dataset) -> Iterator[Problem]:
    """Yield cells that a spreadsheet would run as a formula (OWASP, CSV injection)."""
    for record in dataset:
        for field, value in record.row.values.items():
            if value and _FORMULA.match(value) and not _SIGNED.fullmatch(value):
                yield record.error("formula", field, opening=value[0])


def check_punctuation(dataset: Dataset) -> Iterator[Problem]:
    """Yield half-width punctuation between Chinese characters (GB/T 15834)."""
    for record in dataset:
        for field in record.table.schema.fields:
            if is_text(field) and (match := _HALF_WIDTH.search(record[field.name])):
                found = match.group()
                yield record.warning("half-width", field.name, found=found, expected=_FULL_WIDTH_OF[found])


def check_number_forms(dataset: Dataset) -> Iterator[Problem]:
    """Yield numbers that are not plain decimals: exponents, leading zeros, INF, NaN."""
    for table, schema in dataset.schemas.items():
        fields = [field for field in schema.fields if field.type in ("number", "integer")]
        for record in dataset.records[table]:
            for field in fields:
                if record[field.name] and not PLAIN.fullmatch(record[field.name]):
                    yield _number_form(record, field)


def _number_form(record: Record, field: Field) -> Problem:
    return record.error("number-form", field.name)
