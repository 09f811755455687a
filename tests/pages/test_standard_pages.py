"""Standard pages: the document, its tiers and bars, notices, versions, cases."""

from __future__ import annotations

import pytest

from generator.pages.standard_pages import standard_page, standard_pages
from generator.pages.view import DataTable, Figure, Notice
from tests.pages.real_site import block, corpus, texts, writer


def page(standard_id, *, lang="zh"):
    return standard_page(writer(lang), corpus().standards[standard_id])


def notices(view):
    return {item.heading: item for item in view.blocks if isinstance(item, Notice)}


def figures(view):
    return [item for item in view.blocks if isinstance(item, Figure)]


def test_every_standard_has_a_page():
    assert {view.path for view in standard_pages(writer())} == {
        f"standards/{standard_id}.html" for standard_id in corpus().standards
    }


def test_liaoning_shows_each_branch_as_a_table_and_a_bar_that_states_the_cut_points():
    view = page("liaoning-trademark-discretion-2022")
    tables = [item for item in view.blocks if isinstance(item, DataTable) and item.anchor.startswith("tiers-")]
    assert [[row[0][0].text for row in table.rows] for table in tables] == [["从轻", "一般", "从重"]] * 2
    assert [figure.heading for figure in figures(view)] == [
        "3档，以3,000元、7,000元为界，法定最高1万元",
        "3档，以6%、14%为界，法定最高20%",
    ]
    assert [row[2][0].text for row in figures(view)[1].table.rows] == [
        "违法经营额6%以下",
        "违法经营额6%以上14%以下",
        "违法经营额14%以上20%以下",
    ]


def test_fujians_two_dimensions_are_a_grid_with_its_gap_left_open():
    table = block(page("fujian-aic-trademark-discretion"), "tiers-1")
    assert table.columns == ("情节等级", "A档", "B档", "C档")
    cells = {row[0][0].text: [[(value.text, value.note) for value in cell] for cell in row[1:]] for row in table.rows}
    assert cells["甲级"][0] == [("违法经营额18%以上20%以下", "违法经营额25万元以上")]
    assert cells["丙级"] == [
        [("违法经营额4%以上6%以下", "违法经营额15万元以上")],
        [("违法经营额2%以上4%以下", "违法经营额10万元以上15万元以下")],
        [],
    ]


def test_a_tier_without_a_fine_is_left_out_of_the_bar_by_name():
    goods, declaration = figures(page("customs-discretion-3-2023"))
    assert goods.note == "未画出：减轻。"
    assert declaration.note == ""


def test_shares_of_the_statutory_range_are_drawn_from_its_minimum_to_its_maximum():
    [figure] = figures(page("beijing-amr-discretion-rules-2020"))
    assert figure.heading == "2档，以30%、70%为界，按法定幅度的比例"
    assert "100%" in figure.svg


def test_figures_in_different_units_are_never_drawn_on_one_axis():
    assert figures(page("hunan-patent-discretion-2010")) == []
    multiples, amounts = figures(page("shanghai-aic-trademark-infringement-2015"))
    assert multiples.heading == "2档，以3倍为界，法定最高5倍"
    assert amounts.heading == "1档，法定最高25万元"


def test_what_was_not_seen_is_said_before_the_tiers():
    view = page("liaoning-trademark-discretion-2022")
    text = "".join(texts(notices(view)["所见不全"].text))
    assert text == "来源中没有见到：文号、印发机关、施行日；第五十二条及以后各项的阶次"


@pytest.mark.parametrize(
    ("standard_id", "article"),
    [
        ("liaoning-trademark-discretion-2022", "laws/trademark-law-2026.html#a61"),
        ("shanghai-aic-trademark-infringement-2015", "laws/trademark-law-2026.html#a74"),
    ],
)
def test_a_cited_law_version_that_ends_is_announced_with_the_new_article(standard_id, article):
    notice = notices(page(standard_id))["引用的法律版本有终止日"]
    assert article in [value.href for value in notice.text]
    assert "2026年12月31日" in "".join(texts(notice.text))


def test_a_standard_whose_laws_have_no_end_carries_no_such_notice():
    assert "引用的法律版本有终止日" not in notices(page("customs-discretion-3-2023"))


def test_a_no_penalty_list_without_entries_says_that_it_sets_no_tiers():
    assert "免罚清单" in block(page("samr-first-offence-list-2025"), "tiers").paragraphs[0].text


def test_versions_are_linked_both_ways():
    new = block(page("shanghai-exemption-measures-2023"), "versions").rows
    old = block(page("shanghai-minor-violations-2019"), "versions").rows
    assert [(row[0][0].href, row[1][0].text) for row in new] == [
        ("standards/shanghai-minor-violations-2019.html", "本文件取代")
    ]
    assert [(row[0][0].href, row[1][0].text) for row in old] == [
        ("standards/shanghai-exemption-measures-2023.html", "本文件被取代")
    ]


def test_cases_are_of_the_same_violation_in_the_same_region_only():
    shown = block(page("shanghai-aic-trademark-infringement-2015"), "cases")
    ids = [result.title.href.removeprefix("cases/").removesuffix(".html") for result in shown.results]
    cases = [corpus().cases[case_id] for case_id in ids]
    assert cases
    for case in cases:
        assert "trademark-infringement" in [violation.violation_id for violation in case.violations]
        assert any("310000" in corpus().lineage(code) for code in case.places)


def test_a_national_standard_counts_cases_from_everywhere():
    shown = block(page("customs-discretion-3-2023"), "cases")
    wanted = {"customs-ip-goods", "customs-ip-declaration"}
    count = sum(bool(wanted & {v.violation_id for v in case.violations}) for case in corpus().cases.values())
    assert f"共 {count} 件" in shown.note


def test_document_facts_link_issuers_regions_and_the_articles_it_rests_on():
    facts = {fact.term: fact.values for fact in page("customs-discretion-3-2023").aside[0].facts}
    assert texts(facts["文号"]) == ["海关总署公告2023年第198号"]
    assert [value.href for value in facts["适用地区"]] == ["regions/100000.html"]
    assert [value.href for value in facts["法律依据"]] == [
        "laws/customs-penalty-regulation-2004.html#a25",
        "laws/customs-penalty-regulation-2004.html#a25",
    ]


def test_an_english_bar_names_tiers_by_severity_and_a_grid_by_its_own_marks():
    [figure, _] = figures(page("liaoning-trademark-discretion-2022", lang="en"))
    assert [row[0][0].text for row in figure.table.rows] == ["Lighter", "Ordinary", "Heavier"]
    [grid] = figures(page("fujian-aic-trademark-discretion", lang="en"))
    assert (grid.table.rows[0][0][0].text, grid.table.rows[0][0][0].lang) == ("甲-A", "zh-Hans")
