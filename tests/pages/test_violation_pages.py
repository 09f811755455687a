"""Violation pages: statute by version, regions side by side, general rules, cases."""

from __future__ import annotations

from generator.pages.view import Figure
from generator.pages.violation_pages import violation_page, violation_pages
from tests.pages.real_site import block, corpus, rows, texts, writer


def page(violation_id, *, lang="zh"):
    return violation_page(writer(lang), corpus().violations[violation_id])


def anchors(view):
    return [item.anchor for item in (*view.blocks, *view.more)]


def test_every_violation_has_a_page():
    paths = sorted(view.path for view in violation_pages(writer()))
    assert paths == sorted(f"violations/{row['violation_id']}.html" for row in rows("violations", package="reference"))


def test_the_statute_runs_from_the_older_version_to_the_newer_with_article_period_threshold_and_fine():
    table = block(page("unregistered-mandatory-trademark"), "law-trademark-law")
    assert [(row[0][0].text, row[0][0].note, row[2][0].text, row[3][0].text) for row in table.rows] == [
        ("商标法（2019）第五十一条", "2019年11月1日至2026年12月31日", "违法经营额5万元以上", "违法经营额20%以下"),
        (
            "商标法（2019）第五十一条",
            "2019年11月1日至2026年12月31日",
            "没有违法经营额，或者违法经营额不足5万元",
            "1万元以下",
        ),
        ("商标法（2026）第六十一条", "自2027年1月1日起", "违法经营额5万元以上", "违法经营额20%以下"),
        ("商标法（2026）第六十一条", "自2027年1月1日起", "没有违法经营额，或者违法经营额不足5万元", "1万元以下"),
    ]


def test_regions_that_cut_the_same_branch_stand_side_by_side_by_severity():
    view = page("unregistered-mandatory-trademark")
    tables = [item for item in view.blocks if item.anchor.startswith("compare-")]
    assert [table.columns[1:] for table in tables] == [("辽宁省", "河北省"), ("辽宁省", "河北省", "福建省")]
    fines = {row[0][0].text: [texts(cell) for cell in row[1:]] for row in tables[1].rows}
    assert fines["一般"] == [
        ["违法经营额6%以上14%以下"],
        ["违法经营额6%以上14%以下"],
        ["违法经营额12%以上14%以下", "违法经营额9%以上12%以下", "违法经营额6%以上9%以下"],
    ]
    assert fines["从重"][1] == []


def test_each_standard_with_figures_gets_a_bar_and_a_tier_without_a_branch_gets_none():
    figures = [item for item in page("unregistered-mandatory-trademark").blocks if isinstance(item, Figure)]
    assert sorted(figure.heading.partition("：")[0] for figure in figures) == [
        "河北省",
        "河北省",
        "福建省",
        "辽宁省",
        "辽宁省",
    ]


def test_every_tier_of_the_violation_stands_in_the_list_of_tiers():
    table = block(page("unregistered-mandatory-trademark"), "tiers")
    recorded = [
        row
        for package in ("liaoning", "hebei", "fujian")
        for row in rows("penalty-tiers", package=package)
        if row["violation_id"] == "unregistered-mandatory-trademark"
    ]
    assert len(table.rows) == len(recorded) == 19


def test_local_regulations_stand_after_national_law_and_name_their_region():
    view = page("patent-counterfeiting")
    order = anchors(view)
    assert order.index("law-patent-law") < order.index("law-luoyang-patent-regulation")
    assert block(view, "law-luoyang-patent-regulation").heading == "地方性法规：洛阳市专利条例（河南省洛阳市）"


def test_a_violation_without_a_standard_says_so_plainly():
    found = block(page("copyright-infringement"), "standards")
    assert (found.results, found.empty) == ((), "没有找到已公布的裁量基准。")


def test_rules_for_any_violation_are_named_with_their_shares():
    table = block(page("copyright-infringement"), "general")
    cells = {row[0][0].href: texts(row[2]) for row in table.rows}
    assert cells["standards/beijing-amr-discretion-rules-2020.html"] == [
        "从轻：法定幅度中不足30%处。",
        "一般：法定幅度中30%以上70%以下处。",
    ]
    assert "laws/administrative-penalty-law-2021.html#a33" in cells
    assert "general" not in anchors(page("any-violation"))


def test_ten_cases_are_shown_with_the_way_to_all_of_them():
    results = block(page("trademark-infringement"), "cases")
    count = len(corpus().cases_by_violation["trademark-infringement"])
    assert len(results.results) == 10
    assert results.more.text == f"全部 {count} 件案例"
    assert results.more.href == "cases/by/violation-trademark-infringement.html"


def test_a_branch_with_neither_fine_nor_measure_says_what_it_provides():
    table = block(page("trademark-infringement"), "law-trademark-law")
    [repeat] = [row for row in table.rows if row[0][0].text.startswith("商标法（2019）") and "两次" in row[1][0].text]
    assert "从重处罚" in repeat[4][0].text


def test_the_english_page_speaks_english_and_marks_what_is_chinese():
    view = page("unregistered-mandatory-trademark", lang="en")
    table = block(view, "tiers")
    assert table.rows[0][5][0].text == "up to CNY 3,000"
    assert table.rows[0][2][0].lang == "zh-Hans"
