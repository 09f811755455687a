"""Say what a cell shows, and give its reading the forms that all kinds of values share: note, warning, refusal."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal

from generator.errors import Problem, Severity
from generator.schemas import Field
from generator.submission.values import Cell, Normalised
from generator.validation.numbers import plain

# A spreadsheet keeps 15 significant digits of a number; what follows comes of counting in twos.
DIGITS_KEPT = 15

_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_BRACKETED = re.compile(r"\[[^\]]*\]")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LETTERS = {code: half for code, half in _FULL_WIDTH.items() if chr(half).isalnum()}
_BLANKS = dict.fromkeys((*range(0x2000, 0x200B), 0x09, 0x0A, 0x0D, 0xA0, 0x202F, 0x205F, 0x3000), " ")
_INVISIBLE = dict.fromkeys((0xAD, 0x180E, *range(0x200B, 0x2010), *range(0x2060, 0x2065), 0x061C, 0xFEFF))
_AS_TEXT = re.compile(r'="(.*)"|\'(.*)', re.DOTALL)
_UNKNOWN = re.compile(
    r"[-‐–—―−─/\\]+|不详|不明|未知|未填|暂缺|空|n/?a|null|none|nil|nan|\(空白?\)|\(不详\)|\(未知\)", re.IGNORECASE
)
_NONE = re.compile(r"无|無|没有|暂无|暫無|\(无\)")


def shown(cell: Cell) -> str:
    """Return the text of `cell` as the office's program shows it, a number with up to 15 digits; '' for none."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, cell.number_format)
    return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()


def rounded(value: float | Decimal) -> Decimal:
    """Return `value` with the digits that a spreadsheet keeps."""
    return Decimal(f"{value:.{DIGITS_KEPT}g}")


def literals(number_format: str) -> str:
    """Return the words that a number format adds to a number: ``0"万元"`` → ``万元``."""
    return "".join(first + second for first, second in _QUOTED.findall(number_format))


def placeholders(number_format: str) -> str:
    """Return a number format without its words and conditions, for positive numbers: ``yyyy/m``."""
    return _BRACKETED.sub("", _QUOTED.sub("", number_format)).partition(";")[0].lower()


def plain_characters(text: str) -> str:
    """Return `text` for the reading of a figure or a code: half width, plain blanks, nothing invisible."""
    return text.translate(_INVISIBLE).translate(_FULL_WIDTH).translate(_BLANKS).strip()


def plain_letters(text: str) -> str:
    """Return `text` with letters and digits of half width, and without what nobody sees."""
    return text.translate(_INVISIBLE).translate(_LETTERS)


def without_marks(text: str) -> str:
    """Return `text` without what a spreadsheet needs to take figures for text: ``'60`` or ``="60"``."""
    match = _AS_TEXT.fullmatch(text)
    return (match[1] if match[1] is not None else match[2]) if match else text


def says_unknown(text: str) -> bool:
    """Tell whether the whole cell says that nothing is known: ``—``, ``/``, 不详, ``N/A``."""
    return _UNKNOWN.fullmatch(plain_characters(text)) is not None


def says_none(text: str) -> bool:
    """Tell whether the whole cell says that there is none: 无, 没有, 暂无."""
    return _NONE.fullmatch(plain_characters(text)) is not None


def taken(field: Field, text: str, *, read: str, note: str, **params: str) -> Normalised:
    """Return `text`, with a note where it is not what was `read`."""
    if text == read:
        return Normalised(text=text)
    said = {"written": text, **params}
    noted = Problem(code=note, severity=Severity.NOTE, field=field.name, value=read, params=said)
    return Normalised(text=text, problems=(noted,))


def refused(field: Field, code: str, *, read: str, **params: str) -> Normalised:
    """Return an error in place of a text."""
    return Normalised(text="", problems=(Problem(code=code, field=field.name, value=read, params=params),))


def warning(field: Field, code: str, *, read: str, **params: str) -> Problem:
    """Return a finding that stops nothing."""
    return Problem(code=code, severity=Severity.WARNING, field=field.name, value=read, params=params)


def _number(value: float, number_format: str) -> str:
    code = placeholders(number_format)
    if "%" in code:
        return f"{plain(rounded(value) * 100)}%"
    if len(code) > 1 and set(code) == {"0"} and value == int(value) >= 0:
        return f"{int(value):0{len(code)}d}"
    return plain(rounded(value))
