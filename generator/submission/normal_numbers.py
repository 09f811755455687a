"""Read numbers and amounts as offices write them; ranges, estimates and other units are refused."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.schemas import Field
from generator.search.characters import variant_table
from generator.submission.figures import EXPONENT, NUMERALS, SCALES, readings
from generator.submission.normal_cells import (
    DIGITS_KEPT,
    literals,
    plain_characters,
    refused,
    rounded,
    taken,
    warning,
    without_marks,
)
from generator.submission.values import Cell, Normalised
from generator.validation.numbers import plain

_NEGATIVE = re.compile(r"(?:[-−–—负]\s*[\d¥.].*)|\(\s*¥?[\d,.]+[万亿千]?元?\s*\)")
_RANGE = re.compile(rf"[\d{NUMERALS}%元倍件起]\s*(?:[-~–—―−至到]|--)+\s*[¥\d{NUMERALS}]|以上.*[\d{NUMERALS}]")
_SEVERAL = re.compile(r"[\d万亿元%倍]\s*[、;/和及+]\D*\d")
_OTHER_CURRENCY = re.compile(
    r"美元|美金|港元|港币|澳门元|澳元|欧元|日元|韩元|英镑|卢布|台币|加元|新元|\$|€|£|₩|₽|usd|hkd|eur|jpy|gbp|twd",
    re.IGNORECASE,
)
_OTHER_UNIT = re.compile(r"‰|(?:[年天日]|公斤|千克|吨)$")
_WRITTEN = re.compile(
    r"(?P<before>人民币|rmb|cny|¥|百分之)?\s*:?\s*(?P<figure>.+?)\s*(?P<after>元人民币|元整|元|人民币|rmb|cny|%|倍)?",
    re.IGNORECASE,
)
_UNITS = {"%": "percent", "百分之": "percent", "倍": "times"}
_COUNTED = re.compile(rf"第?\s*(?P<figure>[\d.,{NUMERALS}]+)\s*(?:个?月|案件|[起件宗个名人家户位方批项次号条案])?")
_SCALE_WORDS = re.compile(rf"[{''.join(SCALES)}]+元?")
_SYMBOL = re.compile(r"\[\$([^\]-]+)")

# What is said beside a figure, the code of a column `qualifier` for it, and that code's name.
_ABOUT, _AT_LEAST, _UP_TO = ("about", "约数"), ("at-least", "至少"), ("up-to", "不超过")
_QUALIFIERS = {
    **dict.fromkeys(("大约", "约", "将近", "近", "左右", "上下", "余", "多", "几"), _ABOUT),
    **dict.fromkeys(("不低于", "不少于", "至少", "以上", "超过", "超", "逾", "突破", ">", "≥"), _AT_LEAST),
    **dict.fromkeys(("不超过", "不高于", "不多于", "不满", "不足", "低于", "至多", "以下", "以内", "<", "≤"), _UP_TO),
}  # fmt: skip
_QUALIFIER = re.compile("|".join(sorted(_QUALIFIERS, key=len, reverse=True)))
_UNIT_NAMES = {
    "CNY": ("元（人民币）", "CNY"),
    "percent": ("百分数", "per cent"),
    "times": ("倍数", "multiples"),
    "months": ("月", "months"),
}
_FEN = Decimal("0.01")
# Beyond it a spreadsheet's numbers lose digits.
_LIMIT = Decimal(10**DIGITS_KEPT)


def read_number(field: Field, cell: Cell, text: str) -> Normalised:
    """Return a plain decimal in the field's unit: ``5万元`` in a column of yuan is ``50000``."""
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool) and "%" not in text:
        return _read_stored(field, cell.value, cell.number_format)
    written = _simplified(plain_characters(without_marks(text)))
    if obstacle := _obstacle(field, written):
        return refused(field, obstacle, read=text, **_params(field))
    figure, unit = _parted(field, written)
    values = readings(figure, is_amount=field.unit == "CNY")
    if not values:
        return _refusal(field, written, read=text)
    if len(values) > 1:
        return refused(field, "number-unclear", read=text, suggestion=" / ".join(plain(value) for value in values))
    result = _judged(field, values[0], unit, read=text, note="number-read")
    if EXPONENT.fullmatch(figure) and result.text:
        found = warning(field, "number-exponent", read=text, written=result.text)
        return Normalised(text=result.text, problems=(found,))
    return result


def _read_stored(field: Field, stored: float, number_format: str) -> Normalised:
    """Read a cell that holds a number."""
    value = rounded(stored)
    if added := _added_by_format(number_format):
        return refused(field, "number-format-unit", read=plain(value), added=added)
    exact = Decimal(repr(stored))
    return _judged(field, value, "", read=plain(value if exact == value else exact), note="number-rounded")


def _judged(field: Field, value: Decimal, unit: str, *, read: str, note: str) -> Normalised:
    """Hold a value against the field: its unit, its limits, whole numbers, shares that may be percentages."""
    text = plain(value)
    if field.unit == "percent" and not unit and 0 < value < 1:
        return refused(field, "percent-unclear", read=read, percent=plain(value * 100), share=text)
    tests = (
        ("unit-other", unit and field.unit and unit != field.unit),
        ("below-minimum", value < 0),
        ("digits-lost", value >= _LIMIT),
        ("not-an-integer", field.type == "integer" and value < _LIMIT and value % 1),
    )
    if code := next((code for code, found in tests if found), ""):
        return refused(field, code, read=read, **_params(field))
    if unit and not field.unit:
        # Another column of the row says the unit; this cell may contradict it.
        return Normalised(text=text, problems=(warning(field, "unit-in-cell", read=read, written=text),))
    result = taken(field, text, read=read, note=note)
    if field.unit == "CNY" and value % _FEN:
        return Normalised(text=text, problems=(*result.problems, warning(field, "amount-below-fen", read=text)))
    return result


def _obstacle(field: Field, written: str) -> str:
    """Return the code of what keeps `written` from being one number of this column; '' for nothing."""
    if EXPONENT.fullmatch(written):
        return ""
    tests = (
        ("unit-other", _OTHER_CURRENCY.search(written) or (field.unit and _OTHER_UNIT.search(written))),
        ("below-minimum", _NEGATIVE.fullmatch(written)),
        ("number-range", _RANGE.search(written)),
        ("number-several", _SEVERAL.search(written)),
    )
    return next((code for code, found in tests if found), "")


def _refusal(field: Field, written: str, *, read: str) -> Normalised:
    """Refuse what is no figure: as an estimate where the rest is one."""
    if words := _QUALIFIER.findall(written):
        figure, _ = _parted(field, _QUALIFIER.sub("", written))
        values = readings(figure, is_amount=field.unit == "CNY")
        if len(values) == 1:
            code, name = _QUALIFIERS[words[0]]
            return refused(
                field,
                "number-qualified",
                read=read,
                figure=plain(values[0]),
                word="".join(dict.fromkeys(words)),
                qualifier_zh=f"{name} {code}",
                qualifier_en=code,
            )
    return refused(field, "not-an-integer" if field.type == "integer" else "not-a-number", read=read)


def _parted(field: Field, written: str) -> tuple[str, str]:
    """Return the figure and its unit: ``CNY``, ``percent``, ``times``, or '' where none is written."""
    if field.type == "integer" and (counted := _COUNTED.fullmatch(written)):
        return counted["figure"], ""
    match = _WRITTEN.fullmatch(written)
    if match is None:
        return written, ""
    unit = match["after"] or match["before"] or ""
    return match["figure"], _UNITS.get(unit, "CNY" if unit else "")


def _simplified(text: str) -> str:
    """Return `text` in simplified characters and with one sign for the yuan: 萬圓 is 万元."""
    table = variant_table()
    return "".join(table.get(character, character) for character in text).replace("圆", "元").replace("￥", "¥")


def _added_by_format(number_format: str) -> str:
    """Return what a number format adds that changes what a reader takes the number for: 万元, another currency."""
    words = literals(number_format)
    if scale := _SCALE_WORDS.search(words):
        return scale.group()
    symbol = "".join(_SYMBOL.findall(number_format)) + words
    currency = _OTHER_CURRENCY.search(symbol) or _OTHER_CURRENCY.search(re.sub(r"\[[^\]]*\]", "", number_format))
    return currency.group() if currency else ""


def _params(field: Field) -> dict[str, str]:
    """Return what the messages of numbers ask for."""
    zh, en = _UNIT_NAMES.get(field.unit, ("本列的单位", "the unit of this column"))
    return {"unit_zh": zh, "unit_en": en, "limit": "0"}
