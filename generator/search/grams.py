"""Name the index entries of a folded text: characters, pairs, words, and exact names."""

from __future__ import annotations

import re
from itertools import pairwise
from operator import add

from generator.search.folding import CJK, is_cjk, is_number, tokens

NAME_MARK = "="
_RUN = re.compile(f"[{CJK}]+|[^{CJK} ]+")
_FNV_OFFSET, _FNV_PRIME, _MASK = 0x811C9DC5, 0x01000193, 0xFFFFFFFF
_BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz"


def collect_grams(folded: str, *, into: set[str]) -> None:
    """Add every entry under which the text is found."""
    before = ""
    for run in _RUN.findall(folded):
        if is_cjk(run):
            if is_number(before):
                into.add(before + run[0])
            into.update(run)
            into.update(map(add, run, run[1:]))
            before = run[-1]
        else:
            if before and is_cjk(before) and is_number(run):
                into.add(before + run)
            into.add(run)
            before = run


def query_grams(part: str) -> tuple[str, ...]:
    """Return the fewest entries that together stand for a part of a query, in text order."""
    found = tokens(part)
    pairs = [is_pair(left, right) for left, right in pairwise(found)]
    grams: dict[str, None] = {}
    for position, token in enumerate(found):
        paired_before = position > 0 and pairs[position - 1]
        paired_after = position < len(pairs) and pairs[position]
        if paired_after:
            grams[token + found[position + 1]] = None
        elif not paired_before:
            grams[token] = None
    return tuple(grams)


def is_pair(left: str, right: str) -> bool:
    """Tell whether two neighbours share an entry: two characters, or a character and a number."""
    if is_cjk(left):
        return is_cjk(right) or is_number(right)
    return is_number(left) and is_cjk(right)


def is_word(gram: str) -> bool:
    """Tell whether the entry lies in the sorted word shards (and can be found by its beginning)."""
    return not gram.startswith(NAME_MARK) and not any(is_cjk(character) for character in gram)


def name_gram(folded: str) -> str:
    """Return the entry of a whole name, by its fingerprint."""
    value, shown = fingerprint(folded), ""
    while value:
        value, digit = divmod(value, 36)
        shown = _BASE36[digit] + shown
    return f"{NAME_MARK}{shown or '0'}"


def fingerprint(text: str) -> int:
    """Return the 32-bit FNV-1a hash of the UTF-8 bytes."""
    value = _FNV_OFFSET
    for byte in text.encode():
        value = ((value ^ byte) * _FNV_PRIME) & _MASK
    return value
