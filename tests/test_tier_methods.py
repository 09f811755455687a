"""The share of items with the same method: hand-counted from the tables, and what is no item."""

from __future__ import annotations

import dataclasses

from generator.corpus import Standard
from generator.tier_methods import SameMethod, same_method
from tests.pages.real_site import corpus, rows

AS_OF = "2026-11-21"
VIOLATION = "unregistered-mandatory-trademark"
OVER = "trademark-law-2019:51:turnover-from-50000"
UNDER = "trademark-law-2019:51:turnover-under-50000"
HEBEI = "hebei-ip-discretion"


def counted(**document: object) -> SameMethod:
    """Return the share; with `document`, of a corpus in which Hebei's standard says so instead."""
    whole = corpus()
    if document:
        places = document.pop("places", whole.standards[HEBEI].places)
        hebei = dataclasses.replace(
            whole.standards[HEBEI], row=dataclasses.replace(whole.standards[HEBEI].row, **document), places=places
        )
        standards: tuple[Standard, ...] = tuple(
            hebei if one.row.standard_id == HEBEI else one for one in whole.standards_by_violation[VIOLATION]
        )
        whole = dataclasses.replace(
            whole, standards_by_violation={**whole.standards_by_violation, VIOLATION: standards}
        )
    return same_method(whole, VIOLATION, as_of=AS_OF)


def test_each_pair_of_regions_on_each_branch_is_an_item():
    # From 50,000 on Fujian, Hebei and Liaoning have tiers: three pairs; below it Hebei and Liaoning: one.
    found = sorted(
        (item.first.liability.row.provision_id, item.first.standard.places, item.second.standard.places)
        for item in counted().items
    )
    assert found == [
        (OVER, ("130000",), ("210000",)),
        (OVER, ("130000",), ("350000",)),
        (OVER, ("210000",), ("350000",)),
        (UNDER, ("130000",), ("210000",)),
    ]


def test_the_share_is_that_of_the_tables_read_by_hand():
    methods, branches = {}, {}
    for package in ("fujian", "hebei", "liaoning"):
        methods |= {row["standard_id"]: row["tier_method"] for row in rows("penalty-standards", package=package)}
        for row in rows("penalty-tiers", package=package):
            if row["violation_id"] == VIOLATION and row["provision_id"]:
                branches.setdefault(row["provision_id"], set()).add(row["standard_id"])
    pairs = [(a, b) for ids in branches.values() for a in ids for b in ids if a < b]
    found = counted()
    assert (
        (found.numerator, found.denominator) == (sum(methods[a] == methods[b] for a, b in pairs), len(pairs)) == (4, 4)
    )
    assert found.value == 1


def test_another_method_lowers_the_share_on_every_item_it_is_in():
    # Hebei is in three of the four items.
    found = counted(tier_method="range-30-70")
    assert (found.numerator, found.denominator, str(found.value)) == (1, 4, "0.25")


def test_what_is_not_in_force_has_no_method_or_shares_its_region_makes_no_item():
    # Liaoning and Fujian remain, on the branch from 50,000 on.
    assert counted(status="draft").denominator == 1
    assert counted(tier_method="").denominator == 1
    # With Hebei's document in Liaoning, each of both meets Fujian but not the other.
    assert counted(places=("210000",)).denominator == 2


def test_one_region_alone_gives_no_share():
    whole = corpus()
    alone = dataclasses.replace(whole, standards_by_violation={VIOLATION: (whole.standards[HEBEI],)})
    found = same_method(alone, VIOLATION, as_of=AS_OF)
    assert (found.value, found.denominator) == (None, 0)


def test_nationwide_tiers_are_no_region():
    assert same_method(corpus(), "customs-ip-declaration", as_of=AS_OF).tiered == ()
