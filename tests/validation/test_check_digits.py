# Made-up personal data: no number, name or address in this file is anybody's.
"""Check digits agree with published vectors, and catch what they are made to catch."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.privacy.check_digits import (
    identity_card_check_digit,
    is_identity_card,
    is_luhn,
    is_old_identity_card,
)
from generator.validation.check_digits import USCC_ALPHABET, patent_check_digit, uscc_check_digit

TODAY = date(2026, 11, 22)
USCC_BODIES = st.text(USCC_ALPHABET, min_size=17, max_size=17)
DIGITS_17 = st.text("0123456789", min_size=17, max_size=17)
BIRTH_DATES = st.dates(date(1900, 1, 1), TODAY)


# The example of GB 32100-2015, and codes of registered companies with letters in various places.
@pytest.mark.parametrize(
    "code", ["91350100M000100Y43", "91110108551385082Q", "91440300708461136T", "914403001922038216"]
)
def test_a_published_credit_code_has_its_check_digit(code: str):
    assert uscc_check_digit(code[:17]) == code[17]


@pytest.mark.parametrize(("number", "expected"), [("201710601862", "3"), ("95115608", "X")])
def test_a_published_patent_number_has_its_check_digit(number: str, expected: str):
    assert patent_check_digit(number) == expected


# 110105194912310021's published check digit (GB 11643-1999, example) is X.
def test_the_example_of_the_identity_card_standard_has_its_check_digit():
    assert identity_card_check_digit("11010519491231002") == "X"


@given(USCC_BODIES, st.integers(0, 16), st.sampled_from(USCC_ALPHABET))
def test_one_wrong_character_changes_the_check_digit_of_a_credit_code(body: str, place: int, other: str):
    changed = body[:place] + other + body[place + 1 :]

    assert (uscc_check_digit(changed) == uscc_check_digit(body)) == (changed == body)


@given(st.text("0123456789", min_size=12, max_size=12), st.integers(0, 11), st.sampled_from("0123456789"))
def test_one_wrong_digit_changes_the_check_digit_of_a_patent_number(body: str, place: int, other: str):
    changed = body[:place] + other + body[place + 1 :]

    assert (patent_check_digit(changed) == patent_check_digit(body)) == (changed == body)


WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@given(DIGITS_17)
def test_the_short_formula_equals_the_standard_s_table_of_weights(body: str):
    total = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True))

    assert identity_card_check_digit(body) == "10X98765432"[total % 11]


@given(BIRTH_DATES, st.text("0123456789", min_size=3, max_size=3))
def test_an_area_that_was_never_issued_makes_a_card_number_none_the_less(born: date, serial: str):
    body = f"990000{born:%Y%m%d}{serial}"

    assert is_identity_card(body + identity_card_check_digit(body), today=TODAY)
    assert not is_identity_card(body + identity_card_check_digit(body), today=born - timedelta(days=1))


def test_fifteen_digits_need_a_day_of_birth():
    assert is_old_identity_card("990000900307123", today=TODAY)
    assert not is_old_identity_card("990000901307123", today=TODAY)


@given(st.text("0123456789", min_size=15, max_size=18))
def test_just_one_last_digit_completes_a_card_number(body: str):
    assert sum(is_luhn(body + digit) for digit in "0123456789") == 1
