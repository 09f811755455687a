"""The demonstration zones by batch, with the stage that the source states."""

from __future__ import annotations

from generator.pages.view import Notice
from generator.pages.zone_pages import zone_page, zone_pages
from tests.pages.real_site import block, corpus, texts, writer


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
    }


def test_the_rule_on_validity_is_named_and_nothing_is_calculated_from_it():
    page = zone_page(writer(), corpus().zones["zone-330100"])
    [notice] = [item for item in page.blocks if isinstance(item, Notice)]
    assert "国知发保字〔2022〕27号" in notice.text[0].text
    assert "2025" not in " ".join(texts(value for fact in page.blocks[0].facts for value in fact.values))
