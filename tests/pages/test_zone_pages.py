"""The demonstration zones by batch, with the stage that the source states."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.pages.zone_pages import due_words, zone_page, zone_pages
from tests.pages.real_site import block, corpus, rows, texts, writer


def test_the_register_shows_ten_zones_of_the_first_batch_and_fifteen_of_the_second():
    register = next(iter(zone_pages(writer())))
    assert [len(block(register, f"batch-{n}").rows) for n in (1, 2)] == [10, 15]


def test_a_zone_states_batch_region_day_and_the_stage_of_its_source():
    page = zone_page(writer(), corpus().zones["zone-330100"])
    facts = {fact.term: texts(fact.values) for fact in page.blocks[0].facts}
    assert facts == {
        "批次": ["第 1 批"],
        "地区": ["浙江省杭州市"],
        "确定日期": ["2023年4月24日"],
        "阶段": ["建设中"],
        "认定日期": [],
    }


def test_the_end_of_construction_is_shown_as_due_by_its_rule_and_acceptance_as_not_stated():
    [words] = texts(block(zone_page(writer(), corpus().zones["zone-330100"]), "due").paragraphs)
    assert words == (
        "建设期按两年计，应于2025年4月24日届满（推算，依据国知发保字〔2022〕27号）；是否验收、是否认定，来源未载。"
    )


def test_the_end_of_validity_follows_the_day_of_recognition_and_is_unknown_without_it():
    zone = replace(corpus().zones["zone-330100"], stage="recognised")
    assert due_words(writer(), zone) == "认定日期来源未载，有效期何时届满无法推算。"
    assert due_words(writer("en"), replace(zone, recognised_on="2025-09-30")).startswith(
        "Counting three years of validity, the period is due to end on 30 September 2028"
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("stage", ["construction", "recognised", "revoked"])
@pytest.mark.parametrize("began", ["", "2023", "2024-11", "2020-01-01", "2026-11-01"])
def test_there_are_words_for_every_stage_and_standing(lang, stage, began):
    zone = replace(corpus().zones["zone-330100"], stage=stage, selected_on=began, recognised_on=began)
    assert due_words(writer(lang), zone)


def test_the_register_gives_the_due_day_of_every_zone_from_the_table():
    register = next(iter(zone_pages(writer())))
    shown = {row[0][0].href: row[4][0].text for n in (1, 2) for row in block(register, f"batch-{n}").rows}
    assert shown == {
        f"zones/{row['zone_id']}.html": {"2023-04-24": "2025年4月24日", "2024-01-26": "2026年1月26日"}[
            row["selected_on"]
        ]
        for row in rows("demonstration-zones", package="cooperation")
    }
