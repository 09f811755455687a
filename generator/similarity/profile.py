"""Read from the cases what they are compared by: violations, articles, goods, names, procedure and words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log2, sqrt
from operator import add

from generator.corpus import Case, Corpus
from generator.similarity.articles import ArticleKeys
from generator.similarity.goods import goods_families, goods_words

_QUOTED = re.compile(r"[“「《]([^“”「」《》]{2,16})[”」》]")
_LATIN = re.compile(r"[a-z][a-z’'&-]{2,}(?: [a-z][a-z’'&-]+)*")
_CHINESE = re.compile(r"[一-鿿]{2,}")
# Put between quotation marks, yet neither a mark nor a work nor a maker; places and things in Latin letters.
_NO_NAME = re.compile(
    r".*(?:法|条例|办法|规定|基准|案|行动|标志|商标|注册证|专利号|玩具|产品|电子商务|品牌)|两节|挂证|app|usb|led|beijing"
)
UNIT = 1000


@dataclass(frozen=True, slots=True)
class Profile:
    """What one case is compared by."""

    violations: frozenset[str]
    ip_types: frozenset[str]
    articles: frozenset[str]
    goods: frozenset[str]
    families: frozenset[str]
    names: frozenset[str]
    procedure: str
    is_online: bool
    cross_region: str
    words: frozenset[str]
    # The length of the case as a vector of the rarities of its words.
    length: float


@dataclass(frozen=True, slots=True)
class Rarity:
    """How rare things are among the cases: 0 what all have, `UNIT` what one alone has."""

    violations: Mapping[str, int]
    ip_types: Mapping[str, int]
    articles: Mapping[str, int]
    goods: Mapping[str, int]
    families: Mapping[str, int]
    names: Mapping[str, int]
    words: Mapping[str, int]


def profiles(
    corpus: Corpus, cases: Sequence[Case], *, most_words: int, most_holders: int
) -> tuple[tuple[Profile, ...], Rarity]:
    """Return the profile of each of `cases`, and how rare the things in them are.

    Of the words of a case the `most_words` rarest are kept, none that more than `most_holders` cases have.
    """
    articles = ArticleKeys(corpus)
    texts = [f"{case.row.title_zh}，{case.row.facts_zh}" for case in cases]
    grams = [_bigrams(_CHINESE.findall(text)) for text in texts]
    names = _names(cases, texts, grams)
    words = _Words(grams, _bigrams(row.name_zh for row in corpus.jurisdictions.values()), most_words, most_holders)
    found = tuple(
        Profile(
            violations=frozenset([violation.violation_id for violation in case.violations]),
            ip_types=frozenset((case.row.ip_type,)) - {"other"},
            articles=frozenset(map(articles.key, case.citations)) - {""},
            goods=goods_words(case.row.goods_zh),
            families=goods_families(case.row.goods_zh),
            names=named,
            procedure=case.row.procedure,
            is_online=case.row.is_ecommerce,
            cross_region=case.row.cross_region_kind,
            words=(kept := words.of(all_words)),
            length=sqrt(sum([words.rarity[word] ** 2 for word in kept])),
        )
        for case, named, all_words in zip(cases, names, grams, strict=True)
    )
    rarity = Rarity(
        violations=_rarity(profile.violations for profile in found),
        ip_types=_rarity(profile.ip_types for profile in found),
        articles=_rarity(profile.articles for profile in found),
        goods=_rarity(profile.goods for profile in found),
        families=_rarity(profile.families for profile in found),
        names=_rarity(profile.names for profile in found),
        words=words.rarity,
    )
    return found, rarity


def _rarity(held: Iterable[frozenset[str]]) -> dict[str, int]:
    sets = list(held)
    return _rarities(Counter(chain.from_iterable(sets)), cases=len(sets))


def _rarities(counts: Mapping[str, int], *, cases: int) -> dict[str, int]:
    most = log2(max(cases, 2))
    by_count = {count: round(UNIT * (1 - log2(count) / most)) for count in set(counts.values())}
    return {thing: by_count[count] for thing, count in counts.items()}


def _bigrams(texts: Iterable[str]) -> set[str]:
    return set(chain.from_iterable([map(add, text, text[1:]) for text in texts]))


class _Words:
    """The pairs of characters that tell cases apart: shared, not everywhere, and no name of a place."""

    def __init__(self, grams: Sequence[set[str]], places: set[str], most_words: int, most_holders: int) -> None:
        counts = {
            gram: count
            for gram, count in Counter(chain.from_iterable(grams)).items()
            if 1 < count <= most_holders and gram not in places
        }
        self.rarity = _rarities(counts, cases=len(grams))
        self._order = {gram: place for place, gram in enumerate(sorted(counts, key=lambda gram: (counts[gram], gram)))}
        self._most = most_words

    def of(self, grams: set[str]) -> frozenset[str]:
        """Return the rarest of `grams`, the first in the order of characters where two are as rare."""
        order = self._order
        kept = order.keys() & grams
        if len(kept) <= self._most:
            return frozenset(kept)
        return frozenset(sorted(kept, key=order.__getitem__)[: self._most])


def _names(cases: Sequence[Case], texts: Sequence[str], grams: Sequence[set[str]]) -> list[frozenset[str]]:
    """Return the marks, works and makers that each case names, in small letters.

    A name is what some case puts between quotation marks, and any word in Latin letters. The
    words for the goods are left out of account: apples are not the maker of telephones.
    """
    by_head: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted({name for text in texts for name in _QUOTED.findall(text)}):
        if _CHINESE.fullmatch(name) and not _NO_NAME.fullmatch(name):
            by_head[name[:2]].append(name)
    found: list[frozenset[str]] = []
    for case, text, own in zip(cases, texts, grams, strict=True):
        rest = text
        for word in sorted(goods_words(case.row.goods_zh), key=len, reverse=True):
            rest = rest.replace(word, "，")
        names = [name for head in by_head.keys() & own for name in by_head[head] if name in rest]
        names += [word for word in _LATIN.findall(rest.lower()) if not _NO_NAME.fullmatch(word)]
        found.append(frozenset(names))
    return found
