"""Fold a text into the form in which it is searched; search-fold.js does the same."""

from __future__ import annotations

import re

from generator.search.characters import FoldTable
from generator.search.numerals import replace_numerals

CJK = (
    "\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
)
TOKEN = re.compile(f"[{CJK}]|[^{CJK} ]+")
_IS_CJK = re.compile(f"[{CJK}]")
_IS_NUMBER = re.compile("[0-9][0-9_]*")
_SEPARATORS = re.compile(f"(?:[^\\w{CJK}])+")
_SPACE_BESIDE_CJK = re.compile(f"(?<=[{CJK}]) | (?=[{CJK}])")
_TABLE = FoldTable()


def fold(text: str) -> str:
    """Return `text` with one form for each character, a space between two words and none beside Chinese."""
    return _join(text.translate(_TABLE))


def fold_numerals(text: str) -> str:
    """Fold as `fold` does, with every number as plain digits: 第六十条 → 第60条, 5万元 → 50000元."""
    return _join(replace_numerals(text.translate(_TABLE)))


def views(text: str) -> tuple[str, ...]:
    """Return the forms in which `text` is found: as written, and with digits where they differ."""
    written, digits = fold(text), fold_numerals(text)
    return (written,) if written == digits else (written, digits)


def is_cjk(token: str) -> bool:
    """Tell whether the token starts with a Chinese (or kana) character: then it is one."""
    return _IS_CJK.match(token) is not None


def is_number(token: str) -> bool:
    """Tell whether the token is a number in digits; ``_`` is the decimal mark."""
    return _IS_NUMBER.fullmatch(token) is not None


def tokens(folded: str) -> list[str]:
    """Cut a folded text into its Chinese characters and its words."""
    return TOKEN.findall(folded)


def join_tokens(parts: list[str]) -> str:
    """Put tokens back together as `fold` would."""
    joined = ""
    before = ""
    for part in parts:
        joined += f" {part}" if before and not is_cjk(before) and not is_cjk(part) else part
        before = part
    return joined


def _join(mapped: str) -> str:
    return _SPACE_BESIDE_CJK.sub("", _SEPARATORS.sub(" ", mapped).strip(" "))
