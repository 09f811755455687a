"""What the documents say of hits and misses is what the gate does on the labelled snippets."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.privacy.findings import KINDS
from generator.privacy.texts import personal_data
from tests.privacy.measure import TODAY, counts, snippets, table

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("lang", "document"), [("zh", "docs/privacy-gate.zh.md"), ("en", "docs/privacy-gate.md")])
def test_the_documents_state_the_measured_table(lang: str, document: str):
    assert table(lang) in (ROOT / document).read_text(encoding="utf-8")


def test_the_set_is_large_has_every_kind_and_as_many_texts_that_must_pass():
    all_of_them = snippets()
    held_out = [one for one in all_of_them if one.is_held_out]
    clean = [one for one in all_of_them if not one.kinds]

    assert len({one.text for one in all_of_them}) == len(all_of_them) >= 360
    assert len(held_out) * 3 >= len(all_of_them)
    assert 0.4 <= len(clean) / len(all_of_them) <= 0.6
    assert {kind for one in all_of_them for kind in one.kinds} == KINDS


def test_no_text_that_must_pass_is_stopped():
    stopped = {one.text for one in snippets() if not one.kinds and personal_data(one.text, today=TODAY)}

    assert stopped == set()


def test_most_pieces_held_out_are_found_and_every_number_of_a_document():
    right, standing, _ = counts([one for one in snippets() if one.is_held_out])
    numbers = ("identity-card", "bank-card", "passport", "permit")

    assert sum(right.values()) * 10 >= sum(standing.values()) * 8
    assert {kind: right[kind] for kind in numbers} == {kind: standing[kind] for kind in numbers}
