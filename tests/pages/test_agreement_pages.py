"""The page of an agreement, and the page of leads."""

from __future__ import annotations

from generator.pages.agreement_pages import agreement_page, agreement_pages, leads_page
from tests.pages.real_site import block, corpus, rows, texts, writer


def page(agreement_id, lang="zh"):
    return agreement_page(writer(lang), corpus().agreements[agreement_id])


def test_commitments_stand_under_their_mechanism_each_with_its_basis():
    commitments = block(page("yrd-ip-enforcement-agreement-2019"), "commitments")
    [other] = [group for group in commitments.groups if group.title.href == "mechanisms/other.html"]
    assert texts(entry.text for entry in other.entries) == [
        "接受委托代为送达文书。",
        "协助执行处理决定。",
        "开展横向协调和服务协作。",
    ]
    assert texts(other.entries[0].meta) == ["依据：报道"]


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


def test_a_relation_is_told_from_both_ends_with_its_evidence():
    relations = block(page("jjj-rapid-protection-memo-2"), "relations")
    told = [(row[0][0].href, row[1][0].text, row[3][0].text) for row in relations.rows]
    assert told == [
        ("agreements/jjj-rapid-protection-memo-1.html", "本协议取代它", "报道称1.0版升级为2.0版。"),
        ("agreements/jjj-rapid-protection-memo-3.html", "它取代本协议", "报道称3.0版完成升级迭代。"),
    ]


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
    cells = {row[0][0].text: row[3] for row in leads_page(writer()).blocks[0].rows}
    [address] = cells["湖北省地理标志协同保护备忘录"]
    assert address.href == ""
    assert "http://hzsxdl.com/" in address.text


def test_every_lead_is_listed_with_the_reason_it_is_not_an_agreement():
    shown = [(row[0][0].text, row[2][0].text) for row in leads_page(writer()).blocks[0].rows]
    assert shown == [(row["name_zh"], row["reason_zh"]) for row in rows("leads", package="cooperation")]
