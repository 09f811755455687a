"""Folding keeps to the hand-written vectors and changes nothing twice."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.search.characters import variant_table, variants_of
from generator.search.folding import fold, fold_numerals, views
from generator.search.numerals import parse_chinese

VECTORS = tomllib.loads((Path(__file__).parents[1] / "golden/folding.toml").read_text(encoding="utf-8"))["vector"]
CHINESE = st.text(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF) | st.sampled_from("〇一二十百千万亿第条年元，。 5.,aA")
)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["text"] or "empty")
def test_a_text_folds_as_the_list_says(vector):
    expected = (vector["written"], vector.get("digits", vector["written"]))
    assert (fold(vector["text"]), fold_numerals(vector["text"])) == expected


@settings(max_examples=400, deadline=None)
@given(st.text() | CHINESE)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@settings(max_examples=400, deadline=None)
@given(st.integers(min_value=1, max_value=9999))
def test_every_chinese_numeral_up_to_9999_is_read(number):
    assert parse_chinese(written_out(number)) == str(number)


def test_no_variant_leads_to_another_variant():
    table = variant_table()
    assert {target for target in table.values() if target in table} == set()


def test_the_browser_gets_only_variants_of_characters_in_use():
    assert variants_of("条权") == ("條權", "条权")


def test_the_same_amount_in_five_ways_has_one_form():
    forms = {fold_numerals(text) for text in ("五万元", "5万元", "50000元", "50,000元", "５０，０００元")}
    assert forms == {"50000元"}


def test_a_text_without_numbers_has_one_view():
    assert views("侵犯商标权") == ("侵犯商标权",)


def written_out(number):
    digits, text, gap = "零一二三四五六七八九", "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if gap and text else "") + digits[digit] + name
        gap = not digit
    return text
