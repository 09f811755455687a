"""What the documents say of the score's points and of its agreement with readers is what is measured."""

from __future__ import annotations

import re
from dataclasses import asdict

import pytest

from generator.similarity.nearest import FLOOR
from generator.similarity.profile import UNIT
from generator.similarity.score import Weights
from tests.pages.real_site import ROOT
from tests.similarity.baselines import METHODS
from tests.similarity.measure import HELD_OUT, JUDGED, TUNING, offered_well, ours, tau_b, triples_right

DOCUMENTS = ("similarity.md", "similarity.zh.md")


def text_of(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def measured() -> list[list[str]]:
    methods = [ours(), *(method() for method in METHODS)]
    return [
        [
            f"{value:.2f}"
            for value in (tau_b(one.score, part), triples_right(one.score, part), *offered_well(one.offer, part))
        ]
        for one in methods
        for part in (TUNING, HELD_OUT)
    ]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_points_in_the_document_are_those_of_the_score(name):
    stated = {field: int(points) for field, points in re.findall(r"\| `(\w+)` \| (\d+) \|", text_of(name))}

    assert stated == asdict(Weights())
    assert str(FLOOR // UNIT) in text_of(name)


def test_the_agreement_in_the_documents_is_the_one_measured():
    tables = [
        [re.findall(r"\d\.\d\d", line) for line in text_of(name).splitlines() if line.count("|") == 7]
        for name in DOCUMENTS
    ]
    expected = measured()

    assert [[row for row in table if row] for table in tables] == [expected, expected]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_document_counts_what_was_judged(name):
    counts = [str(len(JUDGED[kind])) for kind in ("pairs", "triples", "neighbours")]

    assert [number for number in counts if not re.search(rf"(?<!\d){number}(?!\d)", text_of(name))] == []


@pytest.mark.parametrize("part", [TUNING, HELD_OUT])
def test_no_plain_method_agrees_better_with_readers(part):
    """The ratios of the site's score to the best plain one, in all four measures."""
    ratios = [
        own / max(plain)
        for own, *plain in zip(
            *(
                (tau_b(one.score, part), triples_right(one.score, part), *offered_well(one.offer, part))
                for one in (ours(), *(method() for method in METHODS))
            ),
            strict=True,
        )
    ]

    assert min(ratios) >= 1
    assert max(ratios) >= 1.1
