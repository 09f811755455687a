"""Read numbers: plain decimals of cells, and sums as Chinese texts write them."""

from __future__ import annotations

import re
from decimal import Decimal

PLAIN = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", re.ASCII)
_SCALES = {
    "": 1,
    "十": 10,
    "百": 100,
    "千": 1_000,
    "万": 10_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "亿": 100_000_000,
}
_SUM = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*余?\s*(百万|千万|[万亿千百十]?)\s*余?\s*元", re.ASCII
)
TEN_THOUSAND = 10_000


def read_number(text: str) -> Decimal | None:
    """Return the value of a plain decimal; None when empty or of another form."""
    return Decimal(text) if PLAIN.fullmatch(text) else None


def sums_in(text: str) -> tuple[Decimal, ...]:
    """Return the sums of money in `text` in yuan, in order: ``3.5万元`` is 35000."""
    return tuple(Decimal(match.group(1).replace(",", "")) * _SCALES[match.group(2)] for match in _SUM.finditer(text))


def plain(value: Decimal) -> str:
    """Return `value` without exponent and without idle zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_ten_thousandfold(value: Decimal, figure: Decimal) -> bool:
    """Return whether `value` and `figure` differ by just the factor between 元 and 万元."""
    return value > 0 and figure > 0 and TEN_THOUSAND in (value / figure, figure / value)
