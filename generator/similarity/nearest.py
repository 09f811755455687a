"""Choose the cases most like a case among those that share something telling with it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from heapq import nlargest
from itertools import chain
from typing import NamedTuple

from generator.corpus import Case, Corpus
from generator.similarity.profile import UNIT, Profile, profiles
from generator.similarity.score import Reason, Score

SHOWN = 5
# Points under which two cases are not offered as alike: nothing is better than what tells nothing.
FLOOR = 46 * UNIT
# What so many times more cases have than can be looked at brings no two together by itself, only joined with another.
_TOO_COMMON = 4


class Neighbour(NamedTuple):
    """A case, how like it is (thousandths of a point), and why, most important first."""

    case: Case
    points: int
    reasons: tuple[Reason, ...]


class SimilarCases:
    """The cases of a corpus, ready to be asked for the neighbours of one.

    A case is compared with those that share most things with it, each thing counted once. The work
    is bounded for all cases together: among a few hundred the nearest sixty, among ten thousand ten.
    """

    def __init__(self, corpus: Corpus) -> None:
        """Read the profiles and build the postings once for all cases of `corpus`."""
        self._cases = sorted(corpus.cases.values(), key=lambda case: case.row.case_id)
        self._rank = {case.row.case_id: rank for rank, case in enumerate(self._cases)}
        count = len(self._cases)
        most_holders = _share(240_000, count, least=24, most=400)
        self._most_compared = _share(20_000, count, least=10, most=60)
        self._profiles, rarity = profiles(
            corpus, self._cases, most_words=_share(120_000, count, least=12, most=48), most_holders=most_holders
        )
        self._score = Score(rarity)
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for rank, profile in enumerate(self._profiles):
            for key in _keys(profile):
                holders[key].append(rank)
        self._holders = {
            key: _thinned(ranks, most_holders)
            for key, ranks in holders.items()
            if len(ranks) > 1 and (len(ranks) <= _TOO_COMMON * most_holders or " " in key)
        }

    def of(self, case: Case) -> tuple[Neighbour, ...]:
        """Return the nearest cases of `case`, nearest first, by id where two are as near; none below the floor."""
        own = self._rank[case.row.case_id]
        profile, holders = self._profiles[own], self._holders
        shared = Counter(chain.from_iterable([holders[key] for key in _keys(profile) if key in holders]))
        del shared[own]
        found: list[tuple[int, int, list[Reason]]] = []
        # Number and rank in one figure: those that share most, by id where two share as much.
        size = len(self._cases)
        most = nlargest(self._most_compared, [number * size - rank for rank, number in shared.items()])
        for rank in [-figure % size for figure in most]:
            reasons = self._score.reasons(profile, self._profiles[rank])
            points = sum([reason[0] for reason in reasons])
            if points >= FLOOR:
                found.append((-points, rank, reasons))
        return tuple(
            Neighbour(self._cases[rank], -points, tuple(sorted(reasons, reverse=True)))
            for points, rank, reasons in sorted(found)[:SHOWN]
        )

    def likeness(self, first: Case, second: Case) -> int:
        """Return how like two cases are, in thousandths of a point."""
        a, b = (self._profiles[self._rank[case.row.case_id]] for case in (first, second))
        return sum(reason.points for reason in self._score.reasons(a, b))


def _share(work: int, cases: int, *, least: int, most: int) -> int:
    """Return each case's share of the work that all may take together."""
    return min(max(work // max(cases, 1), least), most)


def _keys(profile: Profile) -> Iterator[str]:
    """Yield what brings cases together: single things, and what counts most joined with a space."""
    goods = (*profile.goods, *profile.families)
    for violation in profile.violations:
        yield f"v{violation}"
        for thing in goods:
            yield f"v{violation} {thing}"
    for name in profile.names:
        yield f"n{name}"
        for thing in goods:
            yield f"n{name} {thing}"
    for prefix, things in (("g", goods), ("a", profile.articles)):
        for thing in things:
            yield prefix + thing
    yield from profile.words


def _thinned(ranks: list[int], most: int) -> list[int]:
    """Return at most `most` of `ranks`, taken evenly."""
    return ranks if len(ranks) <= most else ranks[:: -(-len(ranks) // most)]
