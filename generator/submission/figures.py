"""Read one figure in digits, Chinese numerals or both; say every value that it may mean."""

from __future__ import annotations

import math
import re
from decimal import Decimal

from generator.search.numerals import DIGITS, MYRIADS, UNITS, parse_chinese
from generator.submission.normal_cells import DIGITS_KEPT, rounded

SCALES = {**UNITS, **MYRIADS}
NUMERALS = "".join(DIGITS) + "".join(SCALES)
EXPONENT = re.compile(r"\d(?:\.\d+)?e[+-]?\d{1,2}", re.ASCII | re.IGNORECASE)

_CHINESE = re.compile(f"[{NUMERALS}]+")
_DECIMAL = re.compile(r"\d+(?:\.\d+)?|\.\d+", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}([, ])\d{3}(?:\1\d{3})*(?:\.\d+)?", re.ASCII)
_OTHER_COMMA = re.compile(r"(\d+),(\d+)", re.ASCII)
_LIKE_GROUPED = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)
_PIECE = re.compile(rf"([\d,.]+)([{''.join(SCALES)}]*)", re.ASCII)


def readings(figure: str, *, is_amount: bool) -> tuple[Decimal, ...]:
    """Return what `figure` may mean: nothing, one value, or two.

    ``5.000`` is 5000 or 5 (an amount has no third decimal), ``1,23`` is 123 or 1.23.
    """
    if EXPONENT.fullmatch(figure):
        return (rounded(Decimal(figure)),)
    if _CHINESE.fullmatch(figure):
        found = parse_chinese(figure)
        return (Decimal(found),) if found else ()
    if _DECIMAL.fullmatch(figure):
        value = Decimal(figure)
        if _LIKE_GROUPED.fullmatch(figure) and (is_amount or figure.endswith("0")):
            return Decimal(figure.replace(".", "")), value
        return (rounded(value) if "." in figure and len(figure) > DIGITS_KEPT else value,)
    if comma := _OTHER_COMMA.fullmatch(figure):
        as_groups, as_decimal = Decimal(comma[1] + comma[2]), Decimal(f"{comma[1]}.{comma[2]}")
        return (as_groups,) if _GROUPED.fullmatch(figure) else (as_groups, as_decimal)
    total = _scaled(figure.replace(" ", ""))
    if _GROUPED.fullmatch(figure):
        total = Decimal(figure.replace(",", "").replace(" ", ""))
    return () if total is None else (total,)


def _scaled(figure: str) -> Decimal | None:
    """Return the value of ``1.2亿`` or ``3亿5000万``: pieces, each below the scale of the one before."""
    pieces = _PIECE.findall(figure)
    if not pieces or "".join(digits + scale for digits, scale in pieces) != figure:
        return None
    total, limit = Decimal(0), Decimal("Infinity")
    for digits, units in pieces:
        if not (_DECIMAL.fullmatch(digits) or _GROUPED.fullmatch(digits)):
            return None
        scale = math.prod(SCALES[unit] for unit in units)
        value = Decimal(digits.replace(",", "")) * scale
        # 1万2 may be 12000 or 10002.
        if value >= limit or (not units and total and len(digits) != len(str(limit)) - 1):
            return None
        total, limit = total + value, Decimal(scale)
    return total
