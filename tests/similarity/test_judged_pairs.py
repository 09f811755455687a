"""The score agrees with the judgements of readers, on those that its weights were tuned on and on the others."""

from __future__ import annotations

import pytest

from tests.similarity.measure import HELD_OUT, JUDGED, TUNING, offered_well, ours, tau_b, triples_right


@pytest.mark.parametrize("part", [TUNING, HELD_OUT])
def test_the_score_orders_pairs_as_readers_grade_them(part):
    assert tau_b(ours().score, part) >= 0.70


@pytest.mark.parametrize("part", [TUNING, HELD_OUT])
def test_the_nearer_case_of_a_triple_scores_more(part):
    assert triples_right(ours().score, part) >= 0.85


@pytest.mark.parametrize("part", [TUNING, HELD_OUT])
def test_most_of_what_is_offered_reads_as_close_and_most_close_cases_are_offered(part):
    good, filled = offered_well(ours().offer, part)

    assert (good >= 0.65, filled >= 0.65) == (True, True)


def test_every_degree_is_judged_and_no_pair_twice():
    pairs = [frozenset((pair["a"], pair["b"])) for pair in JUDGED["pairs"]]

    assert len(set(pairs)) == len(pairs) >= 60
    assert {pair["grade"] for pair in JUDGED["pairs"]} == {0, 1, 2, 3}
