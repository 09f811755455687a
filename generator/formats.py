"""Write amounts, dates, articles and counts as each language writes them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from urllib.parse import urlsplit

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ARTICLE = re.compile(r"(\d+)(?:\((\d+)\))?(?:\[(\d+)\])?")
_DIGITS = "零一二三四五六七八九"
# The same dates and round amounts come again and again.
_MANY = 10_000


def plain(number: Decimal) -> str:
    """Return `number` without exponent and trailing zeros: ``Decimal("3500.00")`` → ``3500``."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(_MANY)
def grouped(number: Decimal) -> str:
    """Return `number` with thousands separators: ``42,182,025``."""
    whole, _, rest = plain(number).partition(".")
    return f"{int(whole):,}" + (f".{rest}" if rest else "")


@lru_cache(_MANY)
def money(cny: Decimal, lang: str) -> str:
    """Return an amount in CNY: Chinese in 元, 万元 or 亿元 without rounding, English as ``CNY 50,000``."""
    if lang != "zh":
        return f"CNY {grouped(cny)}"
    for unit, size in (("亿", 100_000_000), ("万", 10_000)):
        if cny >= size and len(plain(cny / size).partition(".")[2]) <= 2:
            return f"{plain(cny / size)}{unit}元"
    return f"{grouped(cny)}元"


@lru_cache(_MANY)
def date(iso: str, lang: str) -> str:
    """Return an ISO date of any precision in words: ``2023年4月26日`` / ``26 April 2023``; '' for ''."""
    if not iso:
        return ""
    parts = [int(part) for part in iso.split("-")]
    if lang == "zh":
        return "".join(f"{part}{unit}" for part, unit in zip(parts, "年月日", strict=False))
    words = [str(parts[0])]
    if len(parts) > 1:
        words.insert(0, _MONTHS[parts[1] - 1])
    if len(parts) > 2:
        words.insert(0, str(parts[2]))
    return " ".join(words)


def chinese_number(number: int) -> str:
    """Return 1 to 999 in Chinese numerals as statutes write them: 12 → 十二, 105 → 一百零五."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")


@lru_cache(_MANY)
def article(number: str, lang: str) -> str:
    """Return an article as statutes write it; '' for ''.

    Round brackets hold the paragraph (款), square brackets the item (项): ``60(2)`` is
    第六十条第二款, ``57[1]`` is 第五十七条第（一）项.
    """
    match = _ARTICLE.fullmatch(number)
    if not match:
        return number
    main, paragraph, item = match.groups()
    if lang != "zh":
        words = f"article {main}" + (f"({paragraph})" if paragraph else "")
        return words + (f", item ({item})" if item else "")
    words = f"第{chinese_number(int(main))}条"
    if paragraph:
        words += f"第{chinese_number(int(paragraph))}款"
    return words + (f"第（{chinese_number(int(item))}）项" if item else "")


def article_number(number: str) -> str:
    """Return the bare article of a citation: ``57[1]`` → ``57``; '' for ''."""
    match = _ARTICLE.fullmatch(number)
    return match.group(1) if match else ""


def percent(share: Decimal) -> str:
    """Return a percentage figure with its sign: ``6%``."""
    return f"{plain(share)}%"


def host(url: str) -> str:
    """Return the host of an address without ``www.``; '' for ''."""
    return (urlsplit(url).hostname or "").removeprefix("www.")
