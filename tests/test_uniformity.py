"""The uniformity of cut points: hand-derived figures, and what is left out rather than compared."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest

from generator.corpus import Corpus, Standard
from generator.uniformity import Uniformity, Why, normalised, uniformity
from tests.pages.real_site import corpus

AS_OF = "2026-11-21"
VIOLATION = "unregistered-mandatory-trademark"
OVER = "trademark-law-2019:51:turnover-from-50000"
UNDER = "trademark-law-2019:51:turnover-under-50000"


def measured(standards: dict[str, Standard] | None = None) -> Uniformity:
    whole = corpus()
    if standards:
        of_violation = tuple(standards.get(one.row.standard_id, one) for one in whole.standards_by_violation[VIOLATION])
        whole = dataclasses.replace(
            whole, standards_by_violation={**whole.standards_by_violation, VIOLATION: of_violation}
        )
    return uniformity(whole, VIOLATION, as_of=AS_OF)


def changed(whole: Corpus, standard_id: str, fines: dict[str, dict[str, object]], **document: str) -> Standard:
    standard = whole.standards[standard_id]
    tiers = tuple(
        dataclasses.replace(tier, row=dataclasses.replace(tier.row, **fines.get(tier.row.tier_id, {})))
        for tier in standard.tiers
    )
    return dataclasses.replace(standard, tiers=tiers, row=dataclasses.replace(standard.row, **document))


def test_liaoning_and_hebei_cut_both_branches_at_30_and_70_per_cent():
    found = {
        (cuts.standard.row.standard_id, cuts.liability.row.provision_id): [
            (point.severity, point.share) for point in cuts.points
        ]
        for cuts in measured().cuts
    }
    # 6 % and 14 % of at most 20 %; CNY 3,000 and 7,000 of at most 10,000.
    expected = [("light", Decimal("0.3")), ("ordinary", Decimal("0.7"))]
    assert found == {
        ("hebei-ip-discretion", OVER): expected,
        ("hebei-ip-discretion", UNDER): expected,
        ("liaoning-trademark-discretion-2022", OVER): expected,
        ("liaoning-trademark-discretion-2022", UNDER): expected,
    }


def test_equal_cut_points_give_one_with_what_it_rests_on():
    found = measured()
    assert (found.value, found.numerator, found.denominator) == (1, 0, 4)
    assert [(first.places, second.places) for first, second in found.pairs] == [(("130000",), ("210000",))]


def test_a_moved_cut_point_lowers_the_figure_by_its_share_of_the_mean():
    moved = changed(
        corpus(),
        "hebei-ip-discretion",
        {"hebei-ip-discretion-1": {"fine_max": Decimal(8)}, "hebei-ip-discretion-3": {"fine_min": Decimal(8)}},
    )
    found = measured({"hebei-ip-discretion": moved})
    # 8 % of 20 % is 0.4 against 0.3; the other three cut points are equal: 1 − 0.1 ÷ 4.
    assert (found.numerator, found.denominator, found.value) == (Decimal("0.1"), 4, Decimal("0.975"))


def test_the_steps_of_fujian_turn_on_grade_and_turnover_and_are_not_compared():
    left = {(one.standard.row.standard_id, one.provision_id): one.why for one in measured().left_out}
    assert left == {
        ("fujian-aic-trademark-discretion", OVER): Why.SEVERAL,
        ("hebei-ip-discretion", ""): Why.NO_BRANCH,
    }


@pytest.mark.parametrize(
    ("fines", "document", "why"),
    [
        ({}, {"status": "draft"}, Why.NOT_IN_FORCE),
        ({}, {"effective_to": "2026-11-20"}, Why.NOT_IN_FORCE),
        ({"hebei-ip-discretion-3": {"fine_min": Decimal(7)}}, {}, Why.GAP),
        ({"hebei-ip-discretion-1": {"fine_unit": "CNY"}}, {}, Why.OTHER_UNIT),
        ({"hebei-ip-discretion-1": {"fine_of": "goods-value"}}, {}, Why.OTHER_UNIT),
    ],
)
def test_what_cannot_be_compared_is_left_out_with_its_reason(fines, document, why):
    found = measured({"hebei-ip-discretion": changed(corpus(), "hebei-ip-discretion", fines, **document)})
    left = {(one.standard.row.standard_id, one.provision_id): one.why for one in found.left_out}
    assert left["hebei-ip-discretion", OVER] is why


def test_one_region_alone_gives_no_figure():
    same_place = dataclasses.replace(corpus().standards["hebei-ip-discretion"], places=("210000",))
    found = measured({"hebei-ip-discretion": same_place})
    assert (found.value, found.denominator, found.pairs) == (None, 0, ())


def test_a_nationwide_standard_is_no_region():
    assert uniformity(corpus(), "customs-ip-declaration", as_of=AS_OF).cuts == ()


def test_a_cut_point_is_counted_from_the_statutory_minimum():
    # CNY 10,000 to 100,000 (Trademark Law 2019, art 68): 37,000 lies 27,000 of 90,000 above the minimum.
    agency = corpus().liabilities["trademark-law-2019:68(1):always-agency"]
    assert normalised(Decimal(37000), liability=agency) == Decimal("0.3")
