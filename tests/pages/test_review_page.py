"""The page of what to review: stages, what is listed, and where cited articles went."""

from __future__ import annotations

import dataclasses

import pytest

from generator.pages.law_endings import Stage, stage
from generator.pages.review_page import review_page
from tests.pages.real_site import block, corpus, rows, texts, writer

LAW = "laws/trademark-law-2019.html"


def page(lang="zh"):
    [view] = review_page(writer(lang))
    return view


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("2026-11-20", Stage.ENDED),
        ("2026-11-21", Stage.SOON),  # The last day itself still counts.
        ("2027-11-21", Stage.SOON),
        ("2027-11-22", Stage.LATER),
        ("2026", Stage.SOON),  # A year is over when it is over.
        ("2025", Stage.ENDED),
    ],
)
def test_the_stage_of_a_last_day_is_told_to_the_day(last, expected):
    law = dataclasses.replace(corpus().laws["trademark-law-2019"], effective_to=last)
    assert stage(law, as_of="2026-11-21") is expected


def test_every_law_version_with_a_last_day_stands_in_the_overview():
    known = {row["law_id"] for row in rows("laws", package="reference") if row["effective_to"]}
    shown = {row[0][0].href for row in block(page(), "overview").rows}
    assert shown == {f"laws/{law_id}.html" for law_id in known}


def test_every_tier_under_the_trademark_law_2019_is_listed_once():
    cited = [
        row["tier_id"]
        for package in corpus().packages
        if (corpus().packages[package].tables.get("penalty-tiers") is not None)
        for row in rows("penalty-tiers", package=package)
        if row["law_id"] == "trademark-law-2019"
    ]
    assert len(block(page(), "tiers-trademark-law-2019").rows) == len(cited) > 0


def test_article_51_of_2019_is_said_to_stand_in_article_61_of_2026():
    table = block(page(), "tiers-trademark-law-2019")
    [now] = {tuple(texts(row[5])) for row in table.rows if row[4][0].text == "商标法（2019）第五十一条"}
    assert now == ("商标法（2026）第六十一条",)


def test_an_article_without_a_recorded_move_is_not_given_a_new_place():
    table = block(page("en"), "cases-trademark-law-2019")
    [now] = {tuple(texts(row[3])) for row in table.rows if [v.href for v in row[2]] == [f"{LAW}#a57"]}
    assert now == ("no counterpart recorded",)
