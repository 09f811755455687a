"""Check the figures and boundary words of a tier's condition against its columns (民法典 第一千二百五十九条)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.errors import Problem
from generator.validation.dataset import Dataset, Record
from generator.validation.numbers import is_ten_thousandfold, plain, read_number

_FIGURE = r"(?P<figure>\d+(?:\.\d+)?)\s*(?P<scale>万|亿)?\s*(?:元|件|个)"
_SCALES = {None: 1, "万": 10_000, "亿": 100_000_000}

# 以上、以下、以内、届满 include the figure; 不满、超过、以外 do not.
_PHRASES = (
    (re.compile(_FIGURE + r"(?:及)?(?P<word>以上)"), "from", "true"),
    (re.compile(_FIGURE + r"(?:及)?(?P<word>以下|以内)"), "to", "true"),
    (re.compile(r"(?P<word>不足|不满|不到|低于|少于)\s*" + _FIGURE), "to", "false"),
    (re.compile(r"(?P<word>超过|高于|多于|大于)\s*" + _FIGURE), "from", "false"),
)


def check_words(dataset: Dataset) -> Iterator[Problem]:
    """Yield conditions whose words and figures say something else than the columns beside them."""
    for record in dataset.records["penalty-tiers"]:
        for pattern, end, inclusive in _PHRASES:
            for match in pattern.finditer(record["condition_zh"]):
                figure = Decimal(match["figure"]) * _SCALES[match["scale"]]
                yield from _compare(record, end=end, figure=figure, word=match["word"], inclusive=inclusive)


def _compare(record: Record, *, end: str, figure: Decimal, word: str, inclusive: str) -> Iterator[Problem]:
    value = read_number(record[f"{end}_value"])
    if value is None:
        return
    flag = record[f"{end}_inclusive"]
    if value == figure and flag not in ("", inclusive):
        yield record.warning("boundary-word", f"{end}_inclusive", word=word, figure=plain(figure), expected=inclusive)
    elif is_ten_thousandfold(value, figure):
        yield record.error("wan-yuan", f"{end}_value", text_amount=f"{plain(figure)} CNY")
