"""Measure how well an order of cases agrees with the judgements in ``judged_pairs.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import combinations
from math import sqrt
from pathlib import Path
from typing import Any, NamedTuple

from generator.similarity.nearest import SimilarCases
from tests.pages.real_site import corpus

Score = Callable[[str, str], float]
Offer = Callable[[str], Sequence[str]]
JUDGED = tomllib.loads((Path(__file__).parent / "judged_pairs.toml").read_text(encoding="utf-8"))
# The weights were tuned on every other judgement.
TUNING, HELD_OUT = slice(0, None, 2), slice(1, None, 2)


class Method(NamedTuple):
    """A way to tell how alike two cases are, and which to offer beside one."""

    score: Score
    offer: Offer


@cache
def ours() -> Method:
    """Return the way of the site."""
    cases, similar = corpus().cases, SimilarCases(corpus())
    return Method(
        lambda a, b: similar.likeness(cases[a], cases[b]),
        lambda case_id: [neighbour.case.row.case_id for neighbour in similar.of(cases[case_id])],
    )


def tau_b(score: Score, part: slice) -> float:
    """Return Kendall's tau-b between grades and scores: 1 the same order, 0 none, -1 the reverse."""
    pairs = [(pair["grade"], score(pair["a"], pair["b"])) for pair in JUDGED["pairs"][part]]
    agree = graded = scored = 0
    for (grade_a, score_a), (grade_b, score_b) in combinations(pairs, 2):
        by_grade, by_score = _sign(grade_a - grade_b), _sign(score_a - score_b)
        agree += by_grade * by_score
        graded += by_grade != 0
        scored += by_score != 0
    return agree / sqrt(graded * scored)


def triples_right(score: Score, part: slice) -> float:
    """Return the share of triples in which the nearer case scores more; a tie counts half."""
    found = JUDGED["triples"][part]
    return sum(_won(score, triple) for triple in found) / len(found)


def offered_well(offer: Offer, part: slice) -> tuple[float, float]:
    """Return which share of the cases offered reads as close, and which share of the places for close ones is filled.

    A case with two close ones has two such places, one with twelve has five.
    """
    good = shown = places = 0
    for item in JUDGED["neighbours"][part]:
        offered = offer(item["case"])[:5]
        good += len(set(offered) & set(item["close"]))
        shown += len(offered)
        places += min(5, len(item["close"]))
    return good / shown, good / places


def _won(score: Score, triple: Mapping[str, Any]) -> float:
    near, far = score(triple["case"], triple["near"]), score(triple["case"], triple["far"])
    return 1.0 if near > far else 0.5 if near == far else 0.0


def _sign(difference: float) -> int:
    return (difference > 0) - (difference < 0)
