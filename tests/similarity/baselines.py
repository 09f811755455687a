"""Plain ways to find similar cases, to be measured beside the site's own; none reads anything of its score."""

from __future__ import annotations

from collections import Counter
from functools import cache
from hashlib import blake2b
from math import log, sqrt

from generator.corpus import Case
from tests.pages.real_site import corpus
from tests.similarity.measure import Method, Score

_HASHES = 128


@cache
def shared_violation() -> Method:
    """The order that the site had before: same violation, then characters of the goods, then provinces."""

    def score(a: str, b: str) -> float:
        first, second = corpus().cases[a], corpus().cases[b]
        if not {item.violation_id for item in first.violations} & {item.violation_id for item in second.violations}:
            return 0.0
        goods = len(set(first.row.goods_zh) & set(second.row.goods_zh))
        return 1 + goods + 0.01 * len(_provinces(first) & _provinces(second))

    return _offering(score)


@cache
def tf_idf() -> Method:
    """The cosine of the bigrams of title, goods, facts and outcome, weighed by how rare they are."""
    counts = {case_id: Counter(_bigrams(case)) for case_id, case in corpus().cases.items()}
    held = Counter(gram for grams in counts.values() for gram in grams)
    weights = {
        case_id: {gram: number * log(len(counts) / held[gram]) for gram, number in grams.items()}
        for case_id, grams in counts.items()
    }
    lengths = {case_id: sqrt(sum(value**2 for value in vector.values())) for case_id, vector in weights.items()}

    def score(a: str, b: str) -> float:
        shared = weights[a].keys() & weights[b].keys()
        return sum(weights[a][gram] * weights[b][gram] for gram in sorted(shared)) / (lengths[a] * lengths[b])

    return _offering(score)


@cache
def min_hash() -> Method:
    """The share of 128 hashes in which two cases' bigrams have the same least one: an estimate of Jaccard's index."""
    signatures = {case_id: _signature(frozenset(_bigrams(case))) for case_id, case in corpus().cases.items()}
    return _offering(lambda a, b: sum(x == y for x, y in zip(signatures[a], signatures[b], strict=True)) / _HASHES)


def _offering(score: Score) -> Method:
    ids = sorted(corpus().cases)

    def offer(case_id: str) -> list[str]:
        ranked = sorted((-score(case_id, other), other) for other in ids if other != case_id)
        return [other for negative, other in ranked[:5] if negative < 0]

    return Method(cache(score), offer)


def _signature(grams: frozenset[str]) -> tuple[int, ...]:
    # One long digest of a bigram serves as 16 hashes of 4 bytes; eight salts give 128.
    digests = [
        b"".join(blake2b(gram.encode(), digest_size=64, salt=bytes([salt])).digest() for salt in range(_HASHES // 16))
        for gram in sorted(grams)
    ]
    return tuple(
        min(int.from_bytes(digest[place : place + 4], "big") for digest in digests)
        for place in range(0, _HASHES * 4, 4)
    )


def _bigrams(case: Case) -> list[str]:
    row = case.row
    text = f"{row.title_zh}，{row.goods_zh}，{row.facts_zh}，{row.outcome_zh}"
    return [text[place : place + 2] for place in range(len(text) - 1)]


def _provinces(case: Case) -> set[str]:
    return {corpus().province(code) for code in case.places}


METHODS = (shared_violation, tf_idf, min_hash)
