"""Violation pages: statute by version, regions side by side, general rules, cases."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from generator.pages.view import Figure
from generator.pages.violation_pages import violation_page, violation_pages
from tests.pages.real_site import all_rows, block, corpus, rows, texts, writer


def page(violation_id, *, lang="zh"):
    return violation_page(writer(lang), corpus().violations[violation_id])


def case_ids(violation_id):
    return {row["case_id"] for row in all_rows("case-violations") if row["violation_id"] == violation_id}


def anchors(view):
    return [item.anchor for item in (*view.blocks, *view.more)]


def test_every_violation_has_a_page():
    paths = sorted(view.path for view in violation_pages(writer()))
    assert paths == sorted(f"violations/{row['violation_id']}.html" for row in rows("violations", package="reference"))


def test_the_statute_runs_from_the_version_in_force_to_the_one_to_come_with_threshold_and_fine():
    table = block(page("unregistered-mandatory-trademark"), "law-trademark-law")
    now = ("施行中", "2019年11月1日至2026年12月31日")
    to_come = ("尚未施行", "自2027年1月1日起")
    share = ("违法经营额5万元以上", "违法经营额20%以下")
    small = ("没有违法经营额，或者违法经营额不足5万元", "1万元以下")
    assert [(row[0][0].text, row[1][0].text, row[1][0].note, row[3][0].text, row[4][0].text) for row in table.rows] == [
        ("商标法（2019）第五十一条", *now, *share),
        ("商标法（2019）第五十一条", *now, *small),
        ("商标法（2026）第六十一条", *to_come, *share),
        ("商标法（2026）第六十一条", *to_come, *small),
    ]
    assert "效力以2026年11月21日为准" in table.note


def test_a_version_that_ended_before_the_day_of_the_data_is_not_called_in_force():
    ended = {
        f"laws/{row['law_id']}.html"
        for row in rows("laws", package="reference")
        if row["effective_to"] and row["effective_to"] < corpus().as_of
    }
    shown = {
        (row[0][0].href.split("#")[0], row[1][0].text)
        for violation in rows("violations", package="reference")
        for item in page(violation["violation_id"]).blocks
        if item.anchor.startswith("law-")
        for row in item.rows
    }
    assert {word for href, word in shown if href in ended} == {"已不再施行"}
    assert not {href for href, word in shown if word == "已不再施行"} - ended


def test_every_branch_of_every_version_is_shown():
    recorded = Counter(row["violation_id"] for row in rows("provisions", package="reference"))
    for violation_id, count in recorded.items():
        tables = [item for item in page(violation_id).blocks if item.anchor.startswith("law-")]
        assert sum(len(table.rows) for table in tables) == count


@pytest.mark.parametrize(
    "violation_id", ["unregistered-mandatory-trademark", "trademark-infringement", "any-violation"]
)
def test_standards_stand_in_code_order_with_their_force_and_number_of_tiers(violation_id):
    tiers = Counter(row["standard_id"] for row in all_rows("penalty-tiers") if row["violation_id"] == violation_id)
    status = {row["standard_id"]: row["status"] for row in all_rows("penalty-standards")}
    words = {"in-force": "现行", "unknown": "效力未核实", "expired": "已失效", "draft": "征求意见稿"}
    table = block(page(violation_id), "standards")
    places = [[value.href.split("/")[1][:-5] for value in row[0]] for row in table.rows]
    assert places == sorted(places)
    assert {row[1][0].href: (row[2][0].text, row[4][0].text) for row in table.rows} == {
        f"standards/{standard}.html": (words[status[standard]], str(count)) for standard, count in tiers.items()
    }


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
    cells = {row[0][0].href: texts(row[3]) for row in table.rows}
    assert cells["standards/beijing-amr-discretion-rules-2020.html"] == [
        "从轻：法定幅度中不足30%处。",
        "一般：法定幅度中30%以上70%以下处。",
    ]
    assert "laws/administrative-penalty-law-2021.html#a33" in cells
    assert "general" not in anchors(page("any-violation"))


def test_ten_cases_are_shown_with_the_way_to_all_of_them():
    results = block(page("trademark-infringement"), "cases")
    count = len(case_ids("trademark-infringement"))
    assert len(results.results) == 10
    assert results.note.startswith(f"收录 {count} 件，列出最新 10 件；")
    assert results.more.text == f"全部 {count} 件案例"
    assert results.more.href == "cases/by/violation-trademark-infringement.html"


@pytest.mark.parametrize("violation_id", ["trademark-infringement", "patent-counterfeiting", "confusion"])
def test_outcomes_are_counted_once_for_each_case_that_states_them(violation_id):
    cases = case_ids(violation_id)
    kinds = {}
    for row in all_rows("case-outcomes"):
        if row["case_id"] in cases:
            kinds.setdefault(row["kind"], set()).add(row["case_id"])
    stated = set().union(*kinds.values())
    table = block(page(violation_id), "outcomes")
    labels = {kind: writer().t.code("outcome", kind) for kind in kinds}
    assert {row[0][0].text: int(row[1][0].text) for row in table.rows} == {
        labels[kind]: len(found) for kind, found in kinds.items()
    }
    assert table.note.startswith(f"{len(cases)} 件案例中，{len(stated)} 件的来源写明处理结果；")
    assert table.columns[1] == f"案例（共 {len(stated)} 件）"


def test_where_no_source_states_an_outcome_one_line_says_so():
    stated = {row["case_id"] for row in all_rows("case-outcomes")}
    silent = {row["violation_id"] for row in all_rows("case-violations")}
    silent -= {row["violation_id"] for row in all_rows("case-violations") if row["case_id"] in stated}
    for violation_id in sorted(silent):
        said = texts(block(page(violation_id), "outcomes").paragraphs)
        assert said == [f"{len(case_ids(violation_id))} 件案例的来源都没有写明处理结果。"]
    assert silent


def test_a_violation_without_cases_has_no_empty_table_of_outcomes():
    seen = {row["violation_id"] for row in all_rows("case-violations")}
    unseen = [row["violation_id"] for row in rows("violations", package="reference") if row["violation_id"] not in seen]
    assert unseen
    assert all("outcomes" not in anchors(page(violation_id)) for violation_id in unseen)


def test_a_violation_without_relatives_has_no_section_for_them():
    assert "neighbours" not in anchors(page("trade-secret-infringement"))


def test_violations_of_the_same_article_come_before_those_of_the_same_type_of_right():
    groups = {group.title.text: group for group in block(page("false-registered-mark"), "neighbours").groups}
    laws = {row["law_id"]: row["level"] for row in rows("laws", package="reference")}
    articles = {}
    for row in rows("provisions", package="reference"):
        if laws[row["law_id"]] != "local":
            number = re.match(r"[0-9]+", row["article"]).group()
            articles.setdefault(row["violation_id"], set()).add((row["law_id"], number))
    same = {
        other
        for other, found in articles.items()
        if found & articles["false-registered-mark"] and other not in {"false-registered-mark", "any-violation"}
    }
    types = {row["violation_id"]: row["ip_type"] for row in rows("violations", package="reference")}
    alike = {one for one, kind in types.items() if kind == "trademark"} - same - {"false-registered-mark"}
    listed = {name: {entry.text.href for entry in group.entries} for name, group in groups.items()}
    assert listed == {
        "同一条文规定的": {f"violations/{one}.html" for one in same},
        "同一权利类型的": {f"violations/{one}.html" for one in alike},
    }


def test_a_branch_with_neither_fine_nor_measure_says_what_it_provides():
    table = block(page("trademark-infringement"), "law-trademark-law")
    [repeat] = [row for row in table.rows if row[0][0].text.startswith("商标法（2019）") and "两次" in row[2][0].text]
    assert "从重处罚" in repeat[5][0].text


def test_the_english_page_speaks_english_and_marks_what_is_chinese():
    view = page("unregistered-mandatory-trademark", lang="en")
    table = block(view, "tiers")
    assert table.rows[0][5][0].text == "up to CNY 3,000"
    assert table.rows[0][2][0].lang == "zh-Hans"


def test_only_a_page_with_general_rules_below_says_that_they_follow():
    notes = {
        one: block(page(one), "standards").note
        for one in ("confusion", "trademark-infringement", "any-violation")
        if hasattr(block(page(one), "standards"), "columns")
    }
    assert notes == {
        "trademark-infringement": "按行政区划代码排列；不分违法行为的通则列在后面。",
        "any-violation": "按行政区划代码排列。",
    }
