"""The demonstration zones by batch, with the stage that the source states."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.pages.list_pages import list_pages
from generator.pages.render import Renderer
from generator.pages.zone_pages import due_words, zone_page
from generator.stamping import Shell
from tests.pages.real_site import ROOT, block, corpus, rows, texts, writer

ZONES = rows("demonstration-zones", package="cooperation")


@pytest.fixture(scope="module")
def pages():
    return {page.path: page for page in list_pages(writer()) if page.path.startswith("zones/")}


def hrefs(page):
    return [result.title.href for result in page.extra.results]


def test_the_list_holds_ten_zones_of_the_first_batch_and_fifteen_of_the_second_with_a_feed_for_each(pages):
    [facet] = [facet for facet in pages["zones/index.html"].extra.facets if facet.name == "batch"]
    assert [(value.text, value.count) for value in facet.values] == [("第 1 批", 10), ("第 2 批", 15)]
    assert [pages[f"zones/by/batch-{n}.html"].feed for n in (1, 2)] == ["zones/by/batch-1.xml", "zones/by/batch-2.xml"]


def test_the_newest_batch_stands_first_and_zones_of_one_day_in_the_order_of_region_codes(pages):
    table = sorted(ZONES, key=lambda row: row["jurisdiction_code"])
    expected = [row["zone_id"] for day in ("2024-01-26", "2023-04-24") for row in table if row["selected_on"] == day]
    assert hrefs(pages["zones/index.html"]) == [f"zones/{zone}.html" for zone in expected]


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


def test_every_card_calls_the_end_of_the_period_due_and_worked_out(pages):
    results = pages["zones/index.html"].extra.results
    shown = {result.title.href: texts(result.line)[1] for result in results}
    days = {"2023-04-24": "2025年4月24日", "2024-01-26": "2026年1月26日"}
    assert shown == {f"zones/{row['zone_id']}.html": f"期限应于{days[row['selected_on']]}届满（推算）" for row in ZONES}


def test_every_page_of_the_list_says_above_it_that_no_source_states_the_end(pages):
    shown = [page for page in pages.values() if page.template == "list.html"]
    assert "zones/by/batch-1.html" in {page.path for page in shown}
    renderer = Renderer(
        templates=ROOT / "site_src" / "templates",
        catalogue=writer().t,
        shells={"agreements": Shell(("", "body", ""))},
        site_url="https://data.example.org/",
        terms=(),
    )
    assert all("不是来源记载" in page.content.decode() for page in renderer.render(shown))
