"""Read an amount of money as people write it: 5万, 5万元, 50,000, ５００００, CNY 50,000."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from generator.penalty.checking import BadAmountError

_UNITS = {"百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "十亿": 9, "百亿": 10, "千亿": 11}
_AMOUNT = re.compile(
    r"(?:人民币|RMB|CNY|¥)?(?P<figure>-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)"
    rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})?(?:元|圆|RMB|CNY)?",
    re.IGNORECASE,
)


def read_amount(text: str) -> Decimal:
    """Return the amount in CNY; raise BadAmountError for what is no amount."""
    found = _AMOUNT.fullmatch("".join(unicodedata.normalize("NFKC", text).replace("，", ",").split()))
    if found is None or len(text) > 40:
        raise BadAmountError(text)
    figure = Decimal(found["figure"].replace(",", ""))
    return figure.scaleb(_UNITS.get(found["unit"] or "", 0))
