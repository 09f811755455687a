"""Cut what a reader typed into parts that are looked up; search-query.js does the same."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.search.folding import fold, fold_numerals, is_cjk, is_number, join_tokens, tokens, views
from generator.search.grams import is_word, name_gram, query_grams

_QUOTES = '"“”„＂「」『』'
_CHUNK = re.compile(f"[{_QUOTES}]([^{_QUOTES}]+)[{_QUOTES}]|([^\\s{_QUOTES}]+)")
_INNER_SPACE = re.compile(r"(第|[0-9])\s+(?=[0-9]+\s*[条條]|[万亿萬億元条條])")
_MEASURES = frozenset("年月日号条款项元件个台套双瓶家起")
_LAW_ENDINGS = ("法", "条例", "规定", "办法", "细则")
PREFIX_FROM, LAST_PREFIX_FROM, NUMBER_PREFIX_FROM = 4, 2, 8


@dataclass(frozen=True, kw_only=True)
class Part:
    """A run of text that must stand in the record as it is; `is_open` lets its word go on."""

    text: str
    grams: tuple[str, ...]
    is_open: bool

    @property
    def is_proved(self) -> bool:
        """Tell whether the index alone decides, without a look at the text."""
        return len(self.grams) == 1


@dataclass(frozen=True, kw_only=True)
class Chunk:
    """What stood between two spaces or in quotes: one of `alternatives`, each a row of parts."""

    alternatives: tuple[tuple[Part, ...], ...]
    names: tuple[str, ...]
    is_quoted: bool


@dataclass(frozen=True, kw_only=True)
class Query:
    """All chunks must match; `names` are the entries of records called exactly so."""

    chunks: tuple[Chunk, ...]
    names: tuple[str, ...]

    @property
    def is_proved(self) -> bool:
        """Tell whether the index alone decides every part."""
        return all(part.is_proved for chunk in self.chunks for row in chunk.alternatives for part in row)


def parse(text: str) -> Query:
    """Parse what was typed; chunks that hold no letter or digit are dropped."""
    found = [(match[1] or match[2], bool(match[1])) for match in _CHUNK.finditer(_INNER_SPACE.sub(r"\1", text))]
    found = [(written, quoted) for written, quoted in found if fold(written)]
    chunks = tuple(
        _chunk(written, is_quoted=quoted, is_last=position == len(found) - 1)
        for position, (written, quoted) in enumerate(found)
    )
    return Query(chunks=chunks, names=tuple(name_gram(view) for view in views(text) if view))


def part_of(text: str, *, is_open: bool = False) -> Part:
    """Return the part for a folded text."""
    return Part(text=text, grams=query_grams(text), is_open=is_open)


def _chunk(written: str, *, is_quoted: bool, is_last: bool) -> Chunk:
    forms = views(written)
    rows = [(part_of(form),) if is_quoted else _open_words(split(form), is_last=is_last) for form in forms]
    names = tuple(name_gram(form) for form in dict.fromkeys((fold(written), fold_numerals(written))))
    return Chunk(alternatives=tuple(dict.fromkeys(rows)), names=names, is_quoted=is_quoted)


def _open_words(texts: list[str], *, is_last: bool) -> tuple[Part, ...]:
    parts = []
    for position, text in enumerate(texts):
        is_end = is_last and position == len(texts) - 1
        long_enough = LAST_PREFIX_FROM if is_end else PREFIX_FROM
        single = is_word(text) and " " not in text
        least = NUMBER_PREFIX_FROM if is_number(text) else long_enough
        parts.append(part_of(text, is_open=single and len(text) >= least))
    return tuple(parts)


def split(folded: str) -> list[str]:
    """Cut a folded chunk where the script changes; numbers keep 第 before and their measure after.

    商标法60 gives 商标法 and 60条: a bare number after the name of a law is an article.
    """
    found = tokens(folded)
    parts: list[str] = []
    at = 0
    while at < len(found):
        end = _number_end(found, at=at)
        if end > at:
            text = join_tokens(found[at:end])
            is_article = end == len(found) and is_number(text) and parts and parts[-1].endswith(_LAW_ENDINGS)
            parts.append(f"{text}条" if is_article else text)
        else:
            end = at + 1
            while end < len(found) and is_cjk(found[at]) and is_cjk(found[end]) and _number_end(found, at=end) == end:
                end += 1
            parts.append(join_tokens(found[at:end]))
        at = end
    return parts


def _number_end(found: list[str], *, at: int) -> int:
    """Return where the number that starts `at` ends (2023年4月26日 is one); `at` where there is none."""
    while at < len(found):
        first = at + 1 if found[at] == "第" else at
        end = first
        while end < len(found) and is_number(found[end]):
            end += 1
        if end == first:
            return at
        at = end + 1 if end < len(found) and found[end] in _MEASURES else end
    return at
