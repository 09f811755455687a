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
# Points under which two cases are not offered as alike.
FLOOR = 46


class Neighbour(NamedTuple):
    """A case, how like it is (thousandths of a point), and why, most important first."""

    case: Case
    points: int
    reasons: tuple[Reason, ...]


class SimilarCases:
    """The cases of a corpus, ready to be asked for the neighbours of one.

    The work is bounded for all cases together: among a few hundred everything is compared that
    shares anything, among ten thousand only what shares most of the rarer things.
    """

    def __init__(self, corpus: Corpus) -> None:
        """Read the profiles and build the postings once for all cases of `corpus`."""
        self._cases = sorted(corpus.cases.values(), key=lambda case: case.row.case_id)
        self._rank = {case.row.case_id: rank for rank, case in enumerate(self._cases)}
        count = len(self._cases)
        most_holders = _share(120_000, count, least=12, most=400)
        self._most_compared = _share(20_000, count, least=10, most=60)
        self._profiles, rarity = profiles(
            corpus, self._cases, most_words=_share(120_000, count, least=12, most=48), most_holders=most_holders
        )
        self._score = Score(rarity)
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for rank, profile in enumerate(self._profiles):
            for key in _keys(profile):
                holders[key].append(rank)
        self._holders = {key: _thinned(ranks, most_holders) for key, ranks in holders.items() if len(ranks) > 1}

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
            if points >= FLOOR * UNIT:
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
    """Yield what brings cases together; a name counts threefold."""
    for violation in profile.violations:
        yield f"v{violation}"
        for thing in (*profile.goods, *profile.families):
            yield f"v{violation} {thing}"
    for prefix, things in (("g", profile.goods), ("f", profile.families), ("a", profile.articles)):
        for thing in things:
            yield prefix + thing
    for name in profile.names:
        yield f"n{name}"
        yield f"N{name}"
        yield f"M{name}"
    yield from profile.words


def _thinned(ranks: list[int], most: int) -> list[int]:
    """Return at most `most` of `ranks`, taken evenly."""
    return ranks if len(ranks) <= most else ranks[:: -(-len(ranks) // most)]
