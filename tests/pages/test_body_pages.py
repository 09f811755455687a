"""The register of cooperation bodies and their pages."""

from __future__ import annotations

from generator.pages.body_pages import body_page, body_pages
from generator.pages.view import Notice
from tests.pages.real_site import block, corpus, rows, texts, writer


def test_the_register_lists_every_body_oldest_first_and_undated_ones_last():
    register = next(iter(body_pages(writer()))).blocks[0]
    names = [row[0][0].text for row in register.rows]
    assert sorted(names) == sorted(row["name_zh"] for row in rows("bodies", package="cooperation"))
    dated = [bool(row[1]) for row in register.rows]
    assert dated == sorted(dated, reverse=True)


def test_a_body_shows_members_by_region_and_the_agreement_behind_it():
    page = body_page(writer(), corpus().bodies["chengdu-chongqing-ip-joint-conference"])
    members = [(row[0][0].href, texts(row[1])) for row in block(page, "members").rows]
    assert members == [
        ("regions/500000.html", ["重庆市高级人民法院", "重庆市知识产权局"]),
        ("regions/510000.html", ["四川省高级人民法院", "四川省知识产权局"]),
    ]
    [result] = block(page, "agreement").results
    assert result.title.href == "agreements/chengdu-chongqing-ip-protection-memo-2021.html"


def test_the_english_page_gives_structure_and_functions_in_english():
    page = body_page(writer("en"), corpus().bodies["chengdu-chongqing-ip-joint-conference"])
    assert texts(block(page, "structure").paragraphs) == ["Held once a year, convened in rotation."]


def test_the_g60_centre_names_its_four_working_groups_and_who_chairs_in_rotation():
    page = body_page(writer("en"), corpus().bodies["g60-ip-collaboration-centre"])
    assert texts(block(page, "groups").points) == [
        "Office",
        "Enforcement cooperation group",
        "Dispute mediation group",
        "Development promotion group",
    ]
    [rotation] = [texts(fact.values) for fact in page.aside[0].facts if fact.term == "Rotation"]
    assert rotation == [
        "The directors and deputy directors of the nine cities' IP offices head the coordination group in rotation."
    ]


def test_every_working_group_is_named_in_the_structure_that_its_source_tells_of():
    structures = {row["body_id"]: row["structure_zh"] for row in rows("bodies", package="cooperation")}
    groups = rows("body-groups", package="cooperation")
    assert [row["name_zh"] for row in groups if row["name_zh"] not in structures[row["body_id"]]] == []


def test_a_body_without_members_agreement_or_cases_says_so():
    alliance = body_page(writer(), corpus().bodies["jjj-ip-development-alliance"])
    assert [item.text[0].text for item in (*alliance.blocks, *alliance.more) if isinstance(item, Notice)] == [
        "成员名单来源未载。",
        "收录的协议中，没有一份写明设立或者支撑本机构。",
    ]
    centre = body_page(writer(), corpus().bodies["g60-ip-collaboration-centre"])
    assert block(centre, "cases").empty == "收录的案例中，没有一件写明依据本协议办理。"
