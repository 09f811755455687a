"""Rewrite numbers as plain digits: Chinese numerals, 万 and 亿, thousands separators."""

from __future__ import annotations

import re

DIGITS = {
    "〇": 0, "零": 0, "一": 1, "壹": 1, "二": 2, "两": 2, "贰": 2, "三": 3, "叁": 3, "四": 4, "肆": 4, "五": 5, "伍": 5,
    "六": 6, "陆": 6, "七": 7, "柒": 7, "八": 8, "捌": 8, "九": 9, "玖": 9,
}  # fmt: skip
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
LONGEST = 24
MOST = 2**53 - 1  # what a browser counts without error

_NUMBER = re.compile(
    r"([0-9](?:[0-9.,]*[0-9])?)(?:[ \u3000]*([十百千万亿]+))?"
    f"|([{''.join(DIGITS)}{''.join(UNITS)}{''.join(MYRIADS)}]+)"
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_DECIMAL = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_LETTER = re.compile(r"[a-z_]")


def replace_numerals(mapped: str) -> str:
    """Return the character-folded text with its numbers as digits; ``_`` is the decimal mark."""
    return _NUMBER.sub(_replace, mapped)


def _replace(match: re.Match[str]) -> str:
    written = match[0]
    if len(written) > LONGEST:
        return written
    if match[3]:
        value = parse_chinese(written)
        return written if value is None else value
    before = match.string[match.start() - 1 : match.start()]
    after = match.string[match.end() : match.end() + 1]
    if _LETTER.match(before) or (match[2] is None and _LETTER.match(after)):
        return written
    value = parse_arabic(match[1], units=match[2] or "")
    return written if value is None else value


def parse_arabic(figure: str, *, units: str) -> str | None:
    """Read ``50,000``, ``2.5`` with 亿 or ``5`` with 万; None where it is a date or a list."""
    if _GROUPED.fullmatch(figure):
        figure = figure.replace(",", "")
    elif not _DECIMAL.fullmatch(figure):
        return None
    if not units:
        return figure.replace(".", "_")
    whole, _, fraction = figure.partition(".")
    value = int(whole + fraction)
    for unit in units:
        value *= UNITS.get(unit) or MYRIADS[unit]
    value, rest = divmod(value, 10 ** len(fraction))
    return None if rest else _shown(value)


def parse_chinese(run: str) -> str | None:
    """Read a run of Chinese numerals: 六十 → 60, 二〇二三 → 2023; None where it is not a number."""
    if all(character in DIGITS for character in run):
        return "".join(str(DIGITS[character]) for character in run)
    if run[0] in MYRIADS or (run[0] in UNITS and UNITS[run[0]] != 10):
        return None
    total = section = pending = 0
    last_unit = scale = 0
    for character in run:
        if character in DIGITS:
            if pending:
                return None
            pending = DIGITS[character]
            scale = 1 if pending == 0 else scale
        elif character in UNITS:
            unit = UNITS[character]
            if (last_unit and unit >= last_unit) or (not pending and (unit != 10 or section)):
                return None
            section += (pending or 1) * unit
            pending, last_unit, scale = 0, unit, unit // 10
        else:
            if not section + pending and not total:
                return None
            total = (total + section + pending) * MYRIADS[character]
            section = pending = last_unit = 0
            scale = MYRIADS[character] // 10
    return _shown(total + section + pending * (scale or 1))


def _shown(value: int) -> str | None:
    return str(value) if value <= MOST else None
