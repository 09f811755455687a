"""The page of an agreement, and the page of leads."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from xml.etree import ElementTree

from generator.cooperation import joint_cases
from generator.pages.agreement_pages import agreement_page, agreement_pages
from generator.pages.leads_page import leads_page
from generator.pages.view import Notice
from tests.pages.real_site import block, corpus, rows, texts, writer
from tests.test_cooperation import above


def page(agreement_id, lang="zh"):
    return agreement_page(writer(lang), corpus().agreements[agreement_id])


def leads():
    [view] = leads_page(writer())
    return view.blocks[0]


def test_commitments_stand_under_their_mechanism_each_with_its_basis():
    commitments = block(page("yrd-ip-enforcement-agreement-2019"), "commitments")
    [other] = [group for group in commitments.groups if group.title.href == "mechanisms/other.html"]
    assert texts(entry.text for entry in other.entries) == [
        "接受委托代为送达文书。",
        "协助执行处理决定。",
        "开展横向协调和服务协作。",
    ]
    assert texts(other.entries[0].meta) == ["依据：报道", "没有见到落实记录"]


def test_a_commitment_names_its_source_only_where_it_is_not_the_agreements_own():
    commitments = block(page("jjj-rapid-protection-memo-2"), "commitments")
    assert [
        meta.href for group in commitments.groups for entry in group.entries for meta in entry.meta if meta.href
    ] == ["http://cbfz.org.cn/show-20569.html"]


def test_no_commitment_of_the_tables_is_lost_on_the_pages():
    shown = sum(
        len(group.entries)
        for view in agreement_pages(writer())
        for item in view.blocks
        if item.anchor == "commitments"
        for group in item.groups
    )
    assert shown == len(rows("commitments", package="cooperation"))


def test_a_party_links_to_its_agency_and_region():
    name, role, region = block(page("yrd-ip-enforcement-agreement-2019"), "parties").rows[0]
    assert (name[0].text, name[0].href) == ("上海市知识产权局", "agencies/ipo-shanghai.html")
    assert texts(role) == ["签署"]
    assert region[0].href == "regions/310000.html"


def test_signatories_come_before_hosts_and_guides():
    parties = block(page("jjj-rapid-protection-memo-3"), "parties")
    assert [row[1][0].text for row in parties.rows] == ["签署"] * 3 + ["承办"] * 4 + ["指导"]


def test_a_group_of_agencies_is_marked_with_its_size():
    parties = block(page("county-ip-protection-agreement-2023"), "parties")
    [name] = parties.rows[0][0]
    assert (name.text, name.note) == ("154个县（市、区）", "一组机关，共 154 个")


def test_the_whole_chain_of_an_agreement_is_told_with_its_evidence():
    relations = block(page("jjj-rapid-protection-memo-2"), "relations")
    told = [(row[0][0].href, row[1][0].text, row[2][0].href, row[3][0].text) for row in relations.rows]

    assert told == [
        ("", "取代", "agreements/jjj-rapid-protection-memo-1.html", "报道称1.0版升级为2.0版。"),
        ("agreements/jjj-rapid-protection-memo-3.html", "取代", "", "报道称3.0版完成升级迭代。"),
    ]
    assert relations.rows[0][0][0].note == "本文件"


def test_the_ladder_draws_the_members_and_relations_of_the_chain_in_their_order():
    root = ElementTree.fromstring(block(page("gd-hk-ip-projects-2018"), "lineage").svg)
    rungs = [item.attrib["data-key"] for item in root if "data-key" in item.attrib]
    arrows = [(path.attrib["data-from"], path.attrib["data-to"]) for path in root.findall("path")]

    assert rungs == [f"gd-hk-ip-projects-{year}" for year in (2013, 2016, 2018, 2020, 2022)]
    assert arrows == list(pairwise(rungs))
    assert [link.attrib["href"] for link in root.findall("a")] == [
        f"{key}.html" for key in rungs if key != "gd-hk-ip-projects-2018"
    ]


def test_a_superseded_agreement_says_first_what_took_its_place_and_on_what_evidence():
    notice = page("yrd-ip-integration-framework-2018").blocks[0]

    assert notice.heading == "本文件已被取代"
    assert notice.text[0].href == "agreements/yrd-ip-integration-framework-2023.html"
    assert notice.text[2].text == "由“2.0”题名推定，未见明文废止前者。"


def test_no_agreement_is_called_superseded_but_those_of_the_table():
    said = {
        view.path
        for view in agreement_pages(writer())
        if isinstance(view.blocks[0], Notice) and view.blocks[0].tone == "caution"
    }

    assert said == {
        f"agreements/{row['related_agreement_id']}.html"
        for row in rows("agreement-relations", package="cooperation")
        if row["relation"] == "supersedes"
    }


def test_the_tiles_tell_who_signs_from_who_only_takes_part():
    grid = block(page("baijiu-golden-triangle-consensus-2012"), "map")
    root = ElementTree.fromstring(grid.svg)

    assert [(link.attrib["href"], link.attrib["class"].split("--")[-1]) for link in root.findall("a")] == [
        ("../regions/510000.html", "helps")
    ]
    assert root.findall("a/text")[1].text == "承办"
    assert [(spot.head.text, spot.head.note) for spot in grid.spots] == [("四川省", "没有签署"), ("图上没有的", "")]
    assert [(name.text, name.note) for name in grid.spots[0].names] == [
        ("四川省工商行政管理局", "承办"),
        ("泸州市", "承办"),
    ]


def test_the_cities_that_sign_are_named_beside_their_province():
    grid = block(page("g60-ip-integration-agreement-2021"), "map")

    assert {spot.head.text: texts(spot.names) for spot in grid.spots} == {
        "上海市": ["松江区"],
        "江苏省": ["苏州市"],
        "浙江省": ["嘉兴市", "杭州市", "金华市", "湖州市"],
        "安徽省": ["宣城市", "芜湖市", "合肥市"],
    }


def test_each_tile_counts_the_signatories_of_its_province():
    for agreement_id in {row["agreement_id"] for row in rows("signatories", package="cooperation")}:
        wanted = Counter(
            above(row["jurisdiction_code"])[-1]
            for row in rows("signatories", package="cooperation")
            if row["agreement_id"] == agreement_id
            and row["role"] == "signatory"
            and row["jurisdiction_code"] != "100000"
        )
        grids = [item for item in page(agreement_id).blocks if item.anchor == "map"]
        links = [link for grid in grids for link in ElementTree.fromstring(grid.svg).findall("a")]

        assert {
            link.attrib["href"][11:17]: int(link.findall("text")[1].text)
            for link in links
            if "od-tile--signs" in link.attrib["class"]
        } == {code: number for code, number in wanted.items() if not code.startswith("x-customs")}


def test_the_groups_of_the_g60_centre_are_on_the_page_of_its_agreement():
    [row] = block(page("g60-ip-integration-agreement-2021"), "bodies").rows

    assert all(group in row[2][0].text for group in ("办公室", "执法协作组", "纠纷调解组", "发展促进组", "轮值"))


def test_gaps_are_said_in_one_place_and_a_date_as_far_as_it_is_known():
    month = texts(block(page("jjj-rapid-protection-memo-2"), "gaps").points)
    unknown = texts(block(page("prd-nine-city-ip-protection-framework"), "gaps").points)

    assert month == ["签署或者印发的日", "一部分参加方的名单", "各项承诺的原文：只见到报道转述", "签署地", "文件的全文"]
    assert unknown[0] == "签署或者印发的日期"


def test_a_note_on_what_was_not_seen_that_has_no_words_of_ours_is_quoted():
    quoted = [value for value in block(page("pan-prd-ip-agreement-2016", "en"), "gaps").points if value.lang]

    assert [(value.text, value.lang) for value in quoted] == [("八个领域中的后五项", "zh-Hans")]


def test_a_joint_case_has_agencies_of_two_regions_is_no_older_than_the_agreement_and_names_none():
    found = joint_cases(corpus(), corpus().agreements["yrd-ip-integration-framework-2018"])
    delta = {"310000", "320000", "330000", "340000"}

    assert found
    for case in found:
        assert len({corpus().province(code) for code in case.places} & delta) > 1
        assert case.date >= "2018-04-20" and not case.row.agreement_id
    assert [case.date for case in found] == sorted((case.date for case in found), reverse=True)


def test_an_unknown_end_of_validity_is_left_to_the_words_not_stated():
    facts = {fact.term: fact.values for fact in page("yrd-ip-enforcement-agreement-2019").aside[0].facts}
    assert facts["有效至"] == ()
    assert texts(facts["状态"]) == ["效力未核实"]
    assert texts(facts["状态依据"]) == ["未见后续落实、取代或废止的资料。"]


def test_the_english_page_summarises_in_english_and_marks_chinese_evidence():
    english = page("yrd-ip-enforcement-agreement-2019", "en")
    [summary] = block(english, "summary").paragraphs
    assert summary.text.startswith("Eight areas of enforcement cooperation")
    assert block(english, "relations").rows[0][3][0].lang == "zh-Hans"


def test_a_body_set_up_by_an_agreement_is_named_on_its_page():
    [row] = block(page("g60-ip-integration-agreement-2021"), "bodies").rows
    assert row[0][0].href == "bodies/g60-ip-collaboration-centre.html"


def test_a_lead_on_a_mirror_shows_its_address_without_a_link():
    cells = {row[0][0].text: row[3] for row in leads().rows}
    [address] = cells["湖北省地理标志协同保护备忘录"]
    assert address.href == ""
    assert "http://hzsxdl.com/" in address.text


def test_every_lead_is_listed_with_the_reason_it_is_not_an_agreement():
    shown = [(row[0][0].text, row[2][0].text) for row in leads().rows]
    assert shown == [(row["name_zh"], row["reason_zh"]) for row in rows("leads", package="cooperation")]
