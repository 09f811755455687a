"""Find the cases nearest to a case: the same violation, then goods in near words, then the same province."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import chain

from generator.corpus import Case, Corpus

_SHOWN = 5


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
        found: list[int] = []
        for rank in self._nearest(case):
            if rank not in found:
                found.append(rank)
            if len(found) == _SHOWN:
                break
        return tuple(self._cases[rank] for rank in found)

    def _nearest(self, case: Case) -> Iterator[int]:
        """Yield every case that shares a violation, nearest first; one may come again further down."""
        own = self._rank[case.row.case_id]
        provinces = frozenset(self._provinces[own])
        violations = _violations(case)

        def ranked(shared: Counter[int]) -> Iterator[int]:
            del shared[own]
            # Only those that can be shown are put in order; the others are too many.
            least = min((count for _, count in shared.most_common(_SHOWN)), default=0)
            near = [(-count, self._away(rank, provinces), rank) for rank, count in shared.items() if count >= least]
            yield from (rank for _, _, rank in sorted(near))

        yield from ranked(Counter(self._postings(self._by_goods, violations, set(case.row.goods_zh))))
        neighbours = set(self._postings(self._by_province, violations, provinces)) - {own}
        yield from sorted(neighbours, key=lambda rank: (self._away(rank, provinces), rank))
        yield from (rank for rank in merge(*(self._by_violation[name] for name in violations)) if rank != own)

    def _away(self, rank: int, provinces: frozenset[str]) -> int:
        return -sum(code in provinces for code in self._provinces[rank])

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
