"""Prove that a case's fine is set beside the range of its provision, and only where the record allows it."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from generator.corpus import Case
from generator.penalty.case_fine import Gap, Setting, holds, settings
from generator.penalty.case_period import Period, decision_period, first_day, last_day
from tests.pages.real_site import corpus

WORKED = tomllib.loads((Path(__file__).parent / "worked_case_fines.toml").read_text(encoding="utf-8"))["case"]


def case_of(case_id: str) -> Case:
    return corpus().cases[case_id]


def setting_of(case: Case, party: int | None = None) -> Setting:
    found = settings(corpus(), case)
    return next(one for one in found if party is None or one.fine.party_seq == party)


@pytest.mark.parametrize("worked", WORKED, ids=lambda worked: f"{worked['id']} {worked.get('party', '')}".strip())
def test_a_fine_lies_where_working_by_hand_puts_it(worked) -> None:
    setting = setting_of(case_of(worked["id"]), worked.get("party"))
    assert (setting.gap or "") == worked.get("gap", "")
    if setting.gap:
        assert setting.branch is None
        assert setting.share is None
        return
    assert setting.ground == worked["ground"]
    assert setting.branch.provision_id == worked["branch"]
    assert setting.branch.fine.high == Decimal(worked["high"])
    assert setting.share.quantize(Decimal("0.0001")) == Decimal(worked["share"])
    assert [tier.tier_id for tier in setting.tiers if holds(tier.fine, setting.amount)] == worked.get("tiers", [])
    assert setting.are_tiers_open is worked.get("are_tiers_open", False)


def test_every_fine_of_a_stated_amount_is_either_placed_or_says_why_not() -> None:
    for case in corpus().cases.values():
        stated = [item for item in case.outcomes if item.kind == "fine" and item.amount_cny is not None]
        found = settings(corpus(), case)
        assert [one.fine for one in found] == stated
        assert all((one.branch is None) is (one.gap is not None) for one in found)


YIWU = "zhejiang-yiwu-2023-872-01"


def with_amount(case: Case, cny: str, qualifier: str) -> Case:
    return replace(case, amounts=(replace(case.amounts[0], amount_cny=Decimal(cny), qualifier=qualifier),))


def with_fine(case: Case, cny: str, qualifier: str = "exact") -> Case:
    return replace(
        case, outcomes=(replace(case.outcomes[0], kind="fine", amount_cny=Decimal(cny), qualifier=qualifier),)
    )


@pytest.mark.parametrize(
    ("cny", "qualifier", "gap"),
    [
        ("60000", "about", None),  # a sixth above the limit of 50,000
        ("52000", "about", Gap.NEAR_LIMIT),  # within a tenth of it
        ("60000", "at-least", None),  # at least 60,000 is over 50,000
        ("40000", "at-least", Gap.NEAR_LIMIT),  # at least 40,000 may be over it
        ("60000", "up-to", Gap.NEAR_LIMIT),
        ("40000", "up-to", None),
    ],
)
def test_an_amount_that_is_not_exact_decides_a_branch_only_on_one_side_of_the_limit(cny, qualifier, gap) -> None:
    # Fined 100,000: in either branch's range, so that nothing but the limit can leave it open.
    case = with_fine(with_amount(case_of(YIWU), cny, qualifier), "100000")
    assert setting_of(case).gap is gap


def test_a_fine_above_the_range_is_placed_when_exact_and_left_open_when_not() -> None:
    case = case_of(YIWU)  # up to 887,040
    assert setting_of(with_fine(case, "900000")).share > 1
    assert setting_of(with_fine(case, "900000", "about")).gap is Gap.APPROXIMATE


def test_two_fines_on_one_party_are_not_placed() -> None:
    case = case_of(YIWU)
    fines = (*case.outcomes, replace(case.outcomes[-1], kind="fine", amount_cny=Decimal(5)))
    assert {one.gap for one in settings(corpus(), replace(case, outcomes=fines))} == {Gap.SHARED}


def test_a_decision_that_may_fall_on_either_side_of_a_new_version_has_no_range() -> None:
    case = case_of(YIWU)  # the AUCL of 2025 began on 2025-10-15
    undecided = replace(case, row=replace(case.row, decided_on="2025"))
    assert setting_of(undecided).gap is Gap.NO_VERSION


def test_the_end_of_a_tier_holds_its_figure_only_where_the_standard_includes_it() -> None:
    # Customs: lighter is under 10 %, ordinary from 10 %: 870 of 8,700 is ordinary.
    setting = setting_of(with_fine(case_of("customs-meishan-2025-0025-01"), "870"))
    assert [tier.severity for tier in setting.tiers if holds(tier.fine, setting.amount)] == ["ordinary"]


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("", "", ""),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-04-26", "2023-04-26", "2023-04-26"),
    ],
)
def test_a_date_of_any_precision_has_a_first_and_a_last_day(iso, first, last) -> None:
    assert (first_day(iso), last_day(iso)) == (first, last)


def test_an_undated_decision_lies_between_the_last_step_before_it_and_publication() -> None:
    # guangdong: opened 2022-07, published 2025.
    assert decision_period(case_of("guangdong-2024-ip-admin-02")) == Period(first="2022-07-01", last="2025-12-31")
