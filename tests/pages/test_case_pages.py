"""Prove what the page of a case says: its blocks, its parties, its place in the release, its gaps, its citations."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.pages.case_fines import fine_block
from generator.pages.case_gaps import gaps
from generator.pages.case_pages import case_pages
from generator.pages.case_partners import standing_accords
from generator.pages.citations import bibtex
from generator.pages.view import DataTable, PageView, Prose
from generator.pages.writer import Writer
from generator.penalty.case_fine import Basis, Gap
from tests.pages.real_site import block, corpus, rows, texts, writer


def pages(lang: str = "zh") -> dict[str, PageView]:
    return {page.path: page for page in case_pages(writer(lang))}


@pytest.fixture(scope="module")
def zh() -> dict[str, PageView]:
    return pages("zh")


@pytest.fixture(scope="module")
def en() -> dict[str, PageView]:
    return pages("en")


def page_of(tree: dict[str, PageView], case_id: str) -> PageView:
    return tree[f"cases/{case_id}.html"]


def cells(table: DataTable) -> list[list[str]]:
    return [[" · ".join(texts(cell)) for cell in row] for row in table.rows]


def test_every_case_says_what_happened_what_was_decided_and_why_it_matters(zh) -> None:
    for case in corpus().cases.values():
        page = page_of(zh, case.row.case_id)
        told = {item.anchor: item.paragraphs[0].text for item in page.blocks if isinstance(item, Prose)}
        assert list(told)[:3] == ["facts", "outcome", "significance"]
        assert told["facts"] == (case.row.facts_zh or "来源未载")


def test_no_amount_at_stake_stands_without_its_basis_in_either_language(zh, en) -> None:
    for tree, heading in ((zh, "涉案金额"), (en, "Amounts at stake")):
        for case in corpus().cases.values():
            facts = {fact.term: fact.values for fact in page_of(tree, case.row.case_id).aside[0].facts}
            assert len(facts[heading]) == len(case.amounts)
            assert all(value.note for value in facts[heading])


def test_an_amount_keeps_its_qualifier_in_both_languages(zh, en) -> None:
    # beijing/case-amounts.csv: illegal turnover, about 11,150,000.
    [amount] = {fact.term: fact.values for fact in page_of(zh, "beijing-2018-suyuan-01").aside[0].facts}["涉案金额"]
    assert (amount.text, amount.note) == ("约1115万元", "违法经营额")
    facts = {fact.term: fact.values for fact in page_of(en, "beijing-2018-suyuan-01").aside[0].facts}
    assert facts["Amounts at stake"][0].text == "about CNY 11,150,000"


def test_each_party_of_a_case_with_several_stands_beside_its_own_outcome(zh) -> None:
    # tianjin/case-outcomes.csv: the agency is fined 40,000, its employee 20,000; the clue went to the police.
    table = block(page_of(zh, "tianjin-2023-ironfist-5-01"), "parties")
    assert [(row[0], row[2], row[3]) for row in cells(table)] == [
        ("北京东灵通知识产权服务有限公司天津分公司", "罚款", "4万元"),
        ("当事人 2（名称不公开）", "罚款", "2万元"),
        ("全部当事人或未分开", "移送公安机关", ""),
    ]


def test_a_party_without_a_separate_outcome_refers_to_the_shared_one(zh) -> None:
    # inner-mongolia: one fine of 200,000, and the source does not say whether in total or each.
    table = block(page_of(zh, "inner-mongolia-2015-aic-01"), "parties")
    assert [row[2] for row in cells(table)] == ["未单独写明，见下方", "未单独写明，见下方", "罚款"]


def test_every_outcome_of_every_case_is_shown_once(zh) -> None:
    for case in corpus().cases.values():
        if not case.outcomes:
            continue
        page = page_of(zh, case.row.case_id)
        [table] = [item for item in page.blocks if item.anchor in {"outcomes", "parties"}]
        column = table.columns.index("处理")
        kinds = sorted(text for row in cells(table) if (text := row[column]) not in {"", "未单独写明，见下方"})
        assert kinds == sorted(writer().t.code("outcome", item.kind) for item in case.outcomes), case.row.case_id


def test_the_basis_of_cooperation_is_said_or_said_to_be_missing(zh) -> None:
    for case in corpus().cases.values():
        named = [item for item in page_of(zh, case.row.case_id).blocks if item.anchor == "cooperation"]
        assert bool(named) is case.row.is_cross_region
        for item in named:
            assert "来源没有写明依据哪份协议" in {value.text for fact in item.facts for value in fact.values}


def test_partners_stand_with_the_part_they_took_and_their_region(zh) -> None:
    table = block(page_of(zh, "zhejiang-yongjia-haishu-2023-01"), "authorities")
    assert [row[1:] for row in cells(table)] == [
        ["作出决定", "浙江省温州市永嘉县"],
        ["移出", "浙江省宁波市海曙区"],
        ["协助", "浙江省宁波市海曙区"],
        ["协助", "浙江省宁波市海曙区"],
    ]


def test_agreements_between_the_regions_are_only_those_signed_before_and_about_handling_cases() -> None:
    # Tianjin and Hebei, 2024-08-12: three agreements name both, have commitments on single cases and are older.
    found = {item.row.agreement_id for item in standing_accords(corpus(), corpus().cases["tianjin-2024-sports-01"])}
    assert found == {
        "jjj-key-brand-memo-2023",
        "twelve-provinces-alliance-memo-2023",
        "twelve-provinces-ip-protection-agreement-2019",
    }
    # Shenzhen and Chongqing, 2019-10-24: the agreement of twelve provinces is known to be of 2019, not of which day.
    assert not standing_accords(corpus(), corpus().cases["guangdong-shenzhen-2019-youwei-01"])


def test_what_is_open_follows_from_the_record_and_its_procedure() -> None:
    # fujian: decided on 2024-11-20 under articles 57 and 60(2), no number, no turnover.
    fined = corpus().cases["fujian-fuzhou-2024-ironfist-3-01"]
    assert gaps(corpus(), fined) == ("base", "decision_no")
    undated = replace(fined, row=replace(fined.row, decided_on=""))
    assert gaps(corpus(), undated) == ("base", "decided_on", "decision_no")
    # No decision is to be expected while a case is open, and an adjudication counts no turnover.
    assert gaps(corpus(), replace(undated, row=replace(undated.row, status="opened"))) == ("base",)
    assert gaps(corpus(), replace(fined, row=replace(fined.row, procedure="adjudication"))) == ("decision_no",)
    # Article 68(1) fines agencies whatever they earned.
    assert "base" not in gaps(corpus(), corpus().cases["fujian-quanzhou-2020-top10-01"])


def test_what_an_editor_noted_as_not_seen_is_said_once_and_in_the_language_of_the_page(en) -> None:
    # customs/typical-cases.csv: not_seen_zh is 决定日期, which the record shows as well.
    assert texts(block(page_of(en, "customs-meishan-2025-0025-01"), "gaps").points) == ["The date of the decision"]


def test_a_title_only_record_says_that_nothing_else_was_seen(zh) -> None:
    assert block(page_of(zh, "ncac-2022-jianwang-10"), "gaps").note == "本站只见到标题，其余内容都没有见到。"


def test_cases_of_a_release_follow_each_other_in_the_order_of_its_page(zh) -> None:
    for release in corpus().releases.values():
        ids = sorted(
            row["case_id"]
            for row in rows("typical-cases", package=release.package)
            if row["release_id"] == release.release_id
        )
        for place, case_id in enumerate(ids):
            found = [item for item in page_of(zh, case_id).more if type(item).__name__ == "Sequence"]
            if len(ids) == 1:
                assert not found
                continue
            [item] = found
            before = item.previous.href if item.previous else ""
            after = item.following.href if item.following else ""
            assert before == (f"cases/{ids[place - 1]}.html" if place else "")
            assert after == (f"cases/{ids[place + 1]}.html" if place + 1 < len(ids) else "")
            assert item.place == f"第 {place + 1} 件，本站共收 {len(ids)} 件"


def test_the_citation_follows_the_standard_for_electronic_resources() -> None:
    here = Writer(corpus(), writer().t, "", "https://data.example/")
    [page] = [item for item in case_pages(here) if item.path == "cases/fujian-fuzhou-2021-iron-fist-01.html"]
    cited = page.aside[-1]
    row = next(
        row for row in rows("typical-cases", package="fujian") if row["case_id"] == "fujian-fuzhou-2021-iron-fist-01"
    )
    assert cited.gbt == (
        f"知识产权跨区域执法公开数据. {row['title_zh']}[DB/OL]. ({corpus().as_of})[引用日期]. "
        "https://data.example/cases/fujian-fuzhou-2021-iron-fist-01.html."
    )
    assert cited.source.text == (
        f"{row['source_publisher']}. {row['source_title']}[EB/OL]. "
        f"({row['source_date']})[引用日期]. {row['source_url']}."
    )


def test_bibtex_sets_every_special_character_as_it_stands() -> None:
    entry = bibtex(
        "x-1",
        author="市场监管局 & 海关",
        title=r"“50%_off” {A} #1 $5 ~ ^ \ 案",
        date="2026-11-20",
        url="https://a.example/路径/{b}?c=50%25&d=e_f#g",
        note="截至 2026-11-20",
    )
    assert entry == "\n".join(
        (
            "@misc{x-1,",
            r'  author = "{市场监管局 \& 海关}",',
            r'  title = "{“50\%\_off” \{A\} \#1 \$5 \textasciitilde{} \textasciicircum{} \textbackslash{} 案}",',
            "  year = {2026},",
            "  url = {https://a.example/%E8%B7%AF%E5%BE%84/%7Bb%7D?c=50%25&d=e_f#g},",
            "  note = {截至 2026-11-20}",
            "}",
        )
    )


def test_every_entry_of_bibtex_closes_the_braces_that_it_opens(zh) -> None:
    for page in zh.values():
        bare = re.sub(r"\\[{}]", "", page.aside[-1].bibtex)
        assert bare.count("{") == bare.count("}")


def test_no_page_claims_to_review_a_claim(zh, en) -> None:
    for page in (*zh.values(), *en.values()):
        assert page.json_ld["@type"] == "Article"


def said(page: PageView, number: int = 0) -> dict[str, list[str]]:
    """Return what a page says of its fine, term by term, notes behind their texts."""
    fine = block(page, "range").fines[number]
    return {fact.term: [_noted(value) for value in fact.values] for fact in fine.facts}


def _noted(value) -> str:
    return value.text + (f"（{value.note}）" if value.note else "")


def test_a_fine_stands_beside_article_arithmetic_place_and_tier(zh) -> None:
    # customs: 450 of goods worth 8,700; article 25(1) allows 30 %, the benchmark's lighter tier less than 10 %.
    page = page_of(zh, "customs-meishan-2025-0025-01")
    assert said(page) == {
        "罚款": ["450元"],
        "版本": ["按本案引用的版本"],
        "法定幅度": ["海关行政处罚实施条例（2004）第二十五条第一款（凡有该违法行为的，货值30%以下）"],
        "条文出处": ["中华人民共和国海关行政处罚实施条例"],
        "计算": ["30% × 8,700元 = 2,610元（货值）"],
        "所处位置": ["为法定最高额的约17.2%", "为货值的约5.2%"],
        "裁量档次": ["中华人民共和国海关行政处罚裁量基准（三）", "数额落在“从轻”档：不足870元"],
        "轻重理由": ["按《海关行政处罚裁量基准（三）》从轻阶次裁量，罚款约为货值的5.2%"],
    }
    [fine] = block(page, "range").fines
    assert fine.svg.count("<rect") == 4  # three tiers with figures over the range
    assert fine.check.href == (
        "check/index.html?v=customs-ip-goods&region=330200&on=2025-12-31&base=goods-value&amount=8700"
    )


def test_a_fine_counted_from_an_approximate_figure_is_placed_no_more_finely(en) -> None:
    # The record gives the fine as about 12,000,000; 42,182,025 x 5 = 210,910,125.
    found = said(page_of(en, "cnipa-2023-typical-02"))
    assert found["Fine"][0] == "about CNY 12,000,000"
    assert found["Where it lies"] == ["about 6% of the statutory maximum", "about 0.3 × the illegal turnover"]


def test_a_fine_without_its_base_shows_every_branch_and_names_what_is_missing(zh) -> None:
    page = page_of(zh, "fujian-fuzhou-2024-ironfist-3-01")
    found = said(page)
    assert len(found["法定幅度"]) == 2
    assert found["未能确定"] == ["来源没有写明违法经营额，无法确定适用哪一种情形、最高多少"]
    assert not {"所处位置", "裁量档次"} & set(found)
    assert not block(page, "range").fines[0].svg


def test_a_fine_outside_its_range_or_tiers_is_said_without_a_reproach() -> None:
    case = corpus().cases["customs-meishan-2025-0025-01"]
    above = tuple(replace(item, amount_cny=Decimal(3000)) if item.kind == "fine" else item for item in case.outcomes)
    silent = replace(case, outcomes=above, row=replace(case.row, outcome_zh="", significance_zh="", facts_zh=""))
    facts = {fact.term: texts(fact.values) for fact in fine_block(writer(), silent).fines[0].facts}
    assert facts["所处位置"][0] == "高于法定上限2,610元"
    assert facts["裁量档次"][1:] == ["数额不在任何写明数额的档次内，见“轻重理由”"]
    assert facts["轻重理由"] == ["来源没有写明；决定可能考虑了来源未载的情节"]
    assert not fine_block(writer(), silent).fines[0].svg


def test_two_punished_parties_have_a_range_each(zh) -> None:
    page = page_of(zh, "fujian-quanzhou-2020-top10-01")
    assert [fine.party.text for fine in block(page, "range").fines] == [
        "泉州禾商知识产权代理有限公司",
        "当事人 2（名称不公开）",
    ]
    assert said(page, 1)["所处位置"] == ["在5,000元至5万元之间，从下限起约33.3%处"]


def test_every_gap_of_a_fine_has_words_in_both_languages() -> None:
    for lang in ("zh", "en"):
        assert all(writer(lang).t(f"fines.gap_{gap}", bases="x") for gap in Gap)
        assert all(writer(lang).t(f"fines.ground_{basis}") for basis in Basis)


def test_a_sum_that_several_parties_share_is_said_to_be_a_total(zh, en) -> None:
    # guangdong: seven companies, 6,090,400 together; tianjin: 40,000 and 20,000, one each.
    assert _fines(zh, "guangdong-2024-ip-admin-01") == ["合计609.04万元"]
    assert _fines(en, "guangdong-2024-ip-admin-01") == ["CNY 6,090,400 in total"]
    assert _fines(zh, "tianjin-2023-ironfist-5-01") == ["4万元", "2万元"]


def _fines(tree: dict[str, PageView], case_id: str) -> list[str]:
    facts = {fact.term: texts(fact.values) for fact in page_of(tree, case_id).aside[0].facts}
    return facts.get("罚款") or facts["Fine"]


def test_a_source_that_names_the_tier_is_quoted_as_the_reason(zh) -> None:
    # customs: the source says that the ordinary tier was applied.
    assert said(page_of(zh, "customs-hzmb-2025-nike-01"))["轻重理由"] == [
        "跨境电商渠道夹带侵权鞋，按一般阶次裁量，罚款约为货值的12%"
    ]
