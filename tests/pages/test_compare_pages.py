"""Comparison across regions: who is compared, with what figures, in which order, and what is not said."""

from __future__ import annotations

from functools import cache

import pytest

from generator.pages.compare_pages import compare_pages
from generator.pages.compare_scope import scopes
from generator.pages.register_pages import register_pages
from tests.pages.real_site import block, corpus, texts, writer

MARKS = "compare/unregistered-mandatory-trademark.html"
PAIR = "compare/unregistered-mandatory-trademark/130000-210000.html"


@cache
def pages(lang="zh"):
    return {page.path: page for page in compare_pages(writer(lang))}


def heat(page, anchor):
    """Return what each row of a shaded table says: severity, the words of each cell, same or different."""
    return [(row.head, [texts(cell.values) for cell in row.cells], row.said) for row in block(page, anchor).rows]


def test_violations_with_two_standards_or_two_local_regulations_are_compared():
    assert {scope.violation.violation_id for scope in scopes(corpus())} == {
        "confusion",
        "facilitating-patent-counterfeiting",
        "gi-sign-misuse",
        "patent-counterfeiting",
        "patent-service-false-report",
        "repeat-patent-infringement",
        "trade-secret-infringement",
        "trademark-infringement",
        "unregistered-mandatory-trademark",
    }


def test_the_same_pages_stand_in_both_languages():
    assert pages("zh").keys() == pages("en").keys()


@pytest.mark.parametrize("path", [MARKS, "compare/repeat-patent-infringement.html"])
def test_regions_stand_in_the_order_of_their_codes(path):
    view = pages()[path]
    if path == MARKS:
        assert block(view, "share-1").columns[1:-1] == ("北京市（通用规则）", "河北省", "辽宁省", "福建省")
    else:
        codes = [row[0][0].href for row in block(view, "local").rows]
        assert codes == sorted(codes)


def test_the_lower_branch_is_cut_alike_where_it_is_stated():
    # Beijing: 30 and 70 % of the range; Hebei and Liaoning: CNY 3,000 and 7,000 of 10,000.
    assert heat(pages()[MARKS], "share-2")[1:] == [
        ("从轻", [["0%至30%"], ["0%至30%"], ["0%至30%"]], "＝ 相同"),
        ("一般", [["30%至70%"], ["30%至70%"], ["30%至70%"]], "＝ 相同"),
        ("从重", [[], [], ["70%至100%"]], "◇ 仅一地写明，不能比较"),
    ]


def test_the_finer_steps_of_fujian_are_shown_as_different_not_smoothed():
    [light] = [row for row in heat(pages()[MARKS], "share-1") if row[0] == "从轻"]
    # 2 to 4 % and 4 to 6 % of at most 20 %.
    assert light[1][3] == ["10%至20%", "20%至30%"]
    assert light[2] == "≠ 不同"


def test_amounts_are_those_of_the_engine():
    table = block(pages()[MARKS], "amounts-turnover")
    assert table.columns[2:] == ("北京市", "河北省", "辽宁省", "福建省")
    found = {row[0][0].text: row for row in table.rows}
    # 120,000: at most 20 % = 24,000; Liaoning's ordinary tier is 6 to 14 % = 7,200 to 16,800.
    assert texts(found["12万元"][1]) == ["商标法（2019）第五十一条：2.4万元以下"]
    assert texts(found["12万元"][4]) == ["一般：7,200元以上1.68万元以下"]
    # 300,000: Liaoning's heavier tier is 14 to 20 % = 42,000 to 60,000.
    assert texts(found["30万元"][4]) == ["从重：4.2万元以上6万元以下"]
    # Under 50,000 no tier of Fujian was seen.
    assert texts(found["3万元"][5]) == ["没有可用的地方档次或者规定"]


def test_only_pairs_with_comparable_tiers_have_a_page():
    assert [path for path in pages() if path.count("/") == 2] == [PAIR]


def test_a_pair_page_sets_the_conditions_of_both_side_by_side():
    view = pages("en")[PAIR]
    headings = [item.heading for item in view.blocks if item.anchor.startswith("tiers-")]
    assert sum(heading.startswith("Hebei") for heading in headings) == 3
    assert sum(heading.startswith("Liaoning") for heading in headings) == 2


def test_what_is_cut_by_factors_is_said_to_differ_from_what_is_cut_by_turnover():
    assert heat(pages()[PAIR], "share-1")[0] == (
        "金额口径",
        [["按情节因素，不按金额"], ["违法经营额"]],
        "≠ 划档依据不同",
    )


def test_an_older_document_without_figures_is_named_and_not_compared():
    table = block(pages()[MARKS], "time")
    assert [row[1][0].href for row in table.rows] == ["standards/fujian-aic-trademark-discretion-old.html"]
    assert "不能比较" in table.rows[0][3][0].text


def test_unseen_penalties_of_a_new_regulation_are_no_repeal():
    table = block(pages()["compare/facilitating-patent-counterfeiting.html"], "time")
    said = {row[0][0].text: row[3][0].text for row in table.rows}
    assert said == {"山东省": "？ 新版罚则未见，不能比较", "重庆市": "？ 新版罚则未见，不能比较"}


def test_the_uniformity_stands_on_the_comparison_and_on_the_coverage_board():
    said = block(pages()[MARKS], "uniformity").paragraphs[0].text
    assert said.startswith("一致度为1.000：切点差之和0.000，除以4个可比切点")
    [coverage] = [view for view in register_pages(writer()) if view.path == "coverage/index.html"]
    rows = {
        row[0][0].href: texts(value for cell in row[1:] for value in cell) for row in block(coverage, "uniformity").rows
    }
    # Cut points, then methods: Fujian is no part of the first and takes part in three of the four items of the second.
    assert rows[MARKS] == ["1.000", "0.000", "4", "河北省与辽宁省", "2", "1.000", "4", "4"]
    assert rows["compare/trademark-infringement.html"][0] == "不计算"


def test_the_method_stands_beside_what_decides_between_the_tiers():
    page = pages()[MARKS]
    [value, *_] = [value.text for value in block(page, "uniformity").paragraphs if "分档方法相同的占" in value.text]
    assert value == "分档方法相同的占1.000：4个可比事项中，4个的分档方法相同。"
    assert [(row[1][0].text, texts(row[3])) for row in block(page, "methods").rows] == [
        ("河北省", ["按情节因素，不按金额"]),
        ("辽宁省", ["违法经营额"]),
        ("福建省", ["情节等级", "违法经营额"]),
        ("河北省", ["按情节因素，不按金额"]),
        ("辽宁省", ["违法经营额"]),
    ]
    pair = block(pages()[PAIR], "uniformity").paragraphs[2].text
    assert pair == "分档方法相同的占1.000：2个可比事项中，2个的分档方法相同。"


def test_why_fujian_is_left_out_is_said_plainly():
    page = pages()[MARKS]
    assert "另有2组档次没有参与比较" in block(page, "uniformity").paragraphs[0].text
    reasons = {row[0][0].text: row[3][0].text for row in block(page, "left-out").rows}
    assert "每一等级再按金额分几档" in reasons["福建省"]
