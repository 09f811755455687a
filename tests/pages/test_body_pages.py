"""The register of cooperation bodies and their pages."""

from __future__ import annotations

from generator.pages.body_pages import body_page, body_pages
from tests.pages.real_site import block, corpus, rows, texts, writer


def test_the_register_lists_every_body_oldest_first_and_undated_ones_last():
    register = next(iter(body_pages(writer()))).blocks[0]
    names = [row[0][0].text for row in register.rows]
    assert sorted(names) == sorted(row["name_zh"] for row in rows("bodies", package="cooperation"))
    dated = [bool(row[1]) for row in register.rows]
    assert dated == sorted(dated, reverse=True)


def test_a_body_shows_members_with_regions_and_the_agreement_behind_it():
    page = body_page(writer(), corpus().bodies["chengdu-chongqing-ip-joint-conference"])
    members = [(row[0][0].text, row[1][0].href) for row in block(page, "members").rows]
    assert members == [
        ("重庆市高级人民法院", "regions/500000.html"),
        ("四川省高级人民法院", "regions/510000.html"),
        ("重庆市知识产权局", "regions/500000.html"),
        ("四川省知识产权局", "regions/510000.html"),
    ]
    [result] = block(page, "agreement").results
    assert result.title.href == "agreements/chengdu-chongqing-ip-protection-memo-2021.html"


def test_the_english_page_gives_structure_and_functions_in_english():
    page = body_page(writer("en"), corpus().bodies["chengdu-chongqing-ip-joint-conference"])
    assert texts(block(page, "structure").paragraphs) == ["Held once a year, convened in rotation."]
