"""Law version pages: force, versions, liability by article, moves, and what cites the version."""

from __future__ import annotations

import pytest

from generator.formats import article_number
from generator.pages.law_pages import law_page, law_pages
from generator.pages.view import Notice
from tests.pages.real_site import block, corpus, rows, texts, writer


def page(law_id, *, as_of="2026-08-10", lang="zh"):
    return law_page(writer(lang), corpus().laws[law_id], as_of=as_of)


def notices(view):
    return [(item.heading, "".join(texts(item.text))) for item in view.blocks if isinstance(item, Notice)]


def test_every_law_version_has_a_page():
    paths = [view.path for view in law_pages(writer(), as_of="2026-08-10")]
    assert sorted(paths) == sorted(f"laws/{row['law_id']}.html" for row in rows("laws", package="reference"))


def test_a_version_not_yet_in_force_says_from_when_and_what_applies_until_then():
    assert notices(page("trademark-law-2026")) == [
        (
            "尚未施行",
            "截至2026年8月10日，这一版本尚未施行；自2027年1月1日起施行。在此之前适用：商标法（2019）",
        )
    ]


def test_a_version_no_longer_in_force_says_until_when_and_what_came_after():
    [(heading, text)] = notices(page("trademark-law-2019", as_of="2027-01-01", lang="en"))
    assert heading == "No longer in force"
    assert text == (
        "On 1 January 2027 this version is no longer in force; it applied until 31 December 2026. "
        "Next version: Trademark Law (2026). See also: tiers and cases to review"
    )


def test_a_version_in_force_carries_no_notice():
    assert notices(page("trademark-law-2019")) == []


def test_a_law_without_a_known_first_day_says_that_force_cannot_be_told():
    assert "不能判断" in notices(page("advertising-law-2021"))[0][1]


def test_article_60_sets_out_its_fines_before_its_exceptions():
    table = block(page("trademark-law-2019"), "a60")
    assert table.heading == "第六十条"
    assert [(row[0][0].text, row[1][0].text, row[3][0].text) for row in table.rows] == [
        ("违法经营额5万元以上的", "第六十条第二款", "违法经营额5倍以下"),
        ("没有违法经营额或者违法经营额不足5万元的", "第六十条第二款", "25万元以下"),
        ("销售者不知情且能证明合法来源并说明提供者的", "第六十条第二款", "不另设罚款"),
        ("五年内两次以上或者有其他严重情节的", "第六十条第二款", "不另设罚款"),
    ]
    assert {row[5][0].href for row in table.rows} == {"violations/trademark-infringement.html"}


def test_the_subject_is_a_column_only_where_an_article_tells_subjects_apart():
    view = page("trademark-law-2019")
    assert "责任主体" not in block(view, "a60").columns
    table = block(view, "a68")
    assert table.columns[-1] == "责任主体"
    assert [(row[1][0].text, row[-1][0].text) for row in table.rows] == [
        ("第六十八条第一款", "商标代理机构"),
        ("第六十八条第一款", "直接负责的主管人员和其他直接责任人员"),
        ("第六十八条第四款", "任何当事人"),
    ]


def test_an_article_without_recorded_liability_lists_the_cases_that_cite_it():
    table = block(page("trademark-law-2019"), "a57")
    citing = {
        (case.row.case_id)
        for case in corpus().cases.values()
        if any(c.law_id == "trademark-law-2019" and c.article.startswith("57") for c in case.citations)
    }
    assert len(table.rows) == 10
    assert f"共 {len(citing)} 件案例引用" in table.note


def test_articles_moved_to_the_new_version_are_linked_from_both_versions():
    for law_id in ("trademark-law-2019", "trademark-law-2026"):
        moves = [(row[0][0].href, row[1][0].href) for row in block(page(law_id), "moves").rows]
        assert ("laws/trademark-law-2019.html#a60", "laws/trademark-law-2026.html#a74") in moves
        assert len(moves) == 6


def test_versions_stand_in_order_of_force_and_the_page_does_not_link_to_itself():
    cells = [row[0][0] for row in block(page("trademark-law-2026"), "versions").rows]
    assert [(cell.text, cell.href) for cell in cells] == [
        ("商标法（2019）", "laws/trademark-law-2019.html"),
        ("商标法（2026）", ""),
    ]


def test_standards_that_cite_the_version_are_listed_once_with_their_number_of_tiers():
    found = {row[0][0].href: row[4][0].text for row in block(page("trademark-law-2019"), "standards").rows}
    assert found["standards/liaoning-trademark-discretion-2022.html"] == "6"
    assert found["standards/fujian-aic-trademark-discretion.html"] == "8"


def test_a_law_shows_ten_citing_cases_and_how_many_there_are():
    results = block(page("trademark-law-2019"), "cases")
    assert len(results.results) == 10
    assert f"共 {len(corpus().cases_by_law['trademark-law-2019'])} 件" in results.note


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_link_to_an_article_finds_its_heading(lang):
    views = {view.path: view for view in law_pages(writer(lang), as_of="2026-08-10")}
    cited = {
        (citation.law_id, article_number(citation.article))
        for case in corpus().cases.values()
        for citation in case.citations
        if citation.law_id and citation.article
    }
    cited |= {(row["law_id"], article_number(row["article"])) for row in rows("provisions", package="reference")}
    missing = [
        (law_id, base)
        for law_id, base in sorted(cited)
        if f"a{base}" not in {item.anchor for item in views[f"laws/{law_id}.html"].blocks}
    ]
    assert missing == []


def test_a_law_is_legislation_to_machines_and_not_in_force_before_its_day():
    data = page("trademark-law-2026").json_ld
    assert data["@type"] == "Legislation"
    assert data["legislationLegalForce"] == "https://schema.org/NotInForce"
