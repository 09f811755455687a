"""Find the cases nearest to a case: the same violation, then goods in near words, then the same province."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import chain

from generator.corpus import Case, Corpus

_SHOWN = 5
# What nearness is measured from: violations, characters of the goods, provinces.
_Key = tuple[tuple[str, ...], frozenset[str], frozenset[str]]


class SimilarCases:
    """Postings over the complete cases of a corpus, so that a case meets only those it shares something with.

    Two cases are near when they share a violation. Among those, the more characters their goods
    share the nearer, then the more of their places lie in the case's provinces, then by id.
    A posting holds a case as its rank by id.
    """

    def __init__(self, corpus: Corpus) -> None:
        """Build the postings once for all cases of `corpus`."""
        self._cases = sorted(corpus.cases.values(), key=lambda case: case.row.case_id)
        province = {code: corpus.province(code) for case in self._cases for code in case.places}
        self._provinces = tuple(tuple(province[code] for code in case.places) for case in self._cases)
        self._rank = {case.row.case_id: rank for rank, case in enumerate(self._cases)}
        self._known: dict[_Key, tuple[int, ...]] = {}
        self._by_violation: defaultdict[str, list[int]] = defaultdict(list)
        self._by_goods: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._by_province: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for rank, case in enumerate(self._cases):
            if case.row.completeness == "full":
                for violation in _violations(case):
                    self._by_violation[violation].append(rank)
                    for character in set(case.row.goods_zh):
                        self._by_goods[violation, character].append(rank)
                    for code in set(self._provinces[rank]):
                        self._by_province[violation, code].append(rank)

    def of(self, case: Case) -> tuple[Case, ...]:
        """Return the nearest cases of `case`, nearest first."""
        own = self._rank[case.row.case_id]
        key = (_violations(case), frozenset(case.row.goods_zh), frozenset(self._provinces[own]))
        if (nearest := self._known.get(key)) is None:
            # One more than is shown, because a case is the nearest to itself.
            nearest = self._known[key] = _first(_SHOWN + 1, self._nearest(*key))
        return tuple(self._cases[rank] for rank in nearest if rank != own)[:_SHOWN]

    def _nearest(self, violations: tuple[str, ...], goods: frozenset[str], provinces: frozenset[str]) -> Iterator[int]:
        """Yield every case that shares a violation, nearest first; one may come again further down."""

        def away(rank: int) -> tuple[int, int]:
            return -sum(code in provinces for code in self._provinces[rank]), rank

        shared = Counter(self._postings(self._by_goods, violations, goods))
        # Only those that can be shown are put in order; the others are too many.
        least = min((count for _, count in shared.most_common(_SHOWN + 1)), default=0)
        near = [(-count, away(rank)) for rank, count in shared.items() if count >= least]
        yield from (rank for _, (_, rank) in sorted(near))
        yield from sorted(set(self._postings(self._by_province, violations, provinces)), key=away)
        yield from merge(*(self._by_violation[name] for name in violations))

    @staticmethod
    def _postings(
        index: dict[tuple[str, str], list[int]], violations: tuple[str, ...], words: Iterable[str]
    ) -> Iterator[int]:
        """Return the ranks under each of `words`: each rank once for every word it is under."""
        for word in words:
            if len(violations) == 1:
                yield from index.get((violations[0], word), ())
            else:
                yield from set(chain.from_iterable(index.get((name, word), ()) for name in violations))


def _violations(case: Case) -> tuple[str, ...]:
    return tuple(dict.fromkeys(violation.violation_id for violation in case.violations))


def _first(count: int, ranks: Iterable[int]) -> tuple[int, ...]:
    """Return the first `count` different `ranks`."""
    found: dict[int, None] = {}
    for rank in ranks:
        found[rank] = None
        if len(found) == count:
            break
    return tuple(found)
