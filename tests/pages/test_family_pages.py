"""Versions of a law side by side: what is said to have changed, and what is not said."""

from __future__ import annotations

import pytest

from generator.pages.family_pages import family_page, family_pages
from tests.pages.real_site import block, texts, writer


def change(family_id, violation):
    table = block(family_page(writer(), family_id), "violations")
    [row] = [row for row in table.rows if row[0][0].text == violation]
    return texts(row[-1])


def test_only_laws_of_which_two_versions_are_held_have_a_page():
    assert sorted(view.path for view in family_pages(writer())) == [
        f"laws/family-{name}.html"
        for name in (
            "aucl",
            "chongqing-patent-regulation",
            "layout-design-regulation",
            "patent-law",
            "plant-variety-regulation",
            "shandong-patent-regulation",
            "trademark-law",
        )
    ]


@pytest.mark.parametrize(
    ("family_id", "violation", "expected"),
    [
        # 2019 art 51 and 2026 art 61: 20 % or CNY 10,000 in both.
        ("trademark-law", "应注册而未注册即销售", ["↷ 条号变动", "＝ 罚款幅度不变"]),
        # 2019 art 53: CNY 100,000 fixed; 2026 art 64: up to CNY 100,000.
        ("trademark-law", "宣传“驰名商标”字样", ["↷ 条号变动", "▽ 罚款下限降低"]),
        # 2008 art 63: 4 times, CNY 200,000; 2020 art 68: 5 times, CNY 250,000.
        ("patent-law", "假冒专利", ["↷ 条号变动", "▲ 罚款上限提高"]),
        # 2019 art 21, serious: from CNY 500,000; 2025 art 26: from CNY 1,000,000; maximum CNY 5,000,000 in both.
        ("aucl", "侵犯商业秘密", ["↷ 条号变动", "△ 罚款下限提高"]),
        # The penalty articles of 2025 were not seen: silence is no repeal.
        ("shandong-patent-regulation", "假冒专利", ["？ 新版罚则未见，不能比较"]),
    ],
)
def test_what_changed_is_told_as_the_two_texts_have_it(family_id, violation, expected):
    assert change(family_id, violation) == expected


def test_the_cell_of_a_version_links_its_article_and_says_its_fine():
    table = block(family_page(writer("en"), "patent-law"), "violations")
    [row] = [row for row in table.rows if row[0][0].href == "violations/patent-counterfeiting.html"]
    assert row[1][0].href == "laws/patent-law-2008.html#a63"
    assert row[2][0].href == "laws/patent-law-2020.html#a68"
    assert "5 times" in "".join(value.note for value in row[2])


def test_moves_between_the_versions_stand_on_the_page():
    table = block(family_page(writer(), "trademark-law"), "moves")
    assert len(table.rows) == 6
