"""Terms are explained where a page first uses them; amounts, dates and articles stay on one line."""

from __future__ import annotations

import re

import pytest

from generator.pages.terms import TermMarker
from generator.records import Term
from tests.pages.real_site import rows

_MARKED = re.compile(r'<a class="od-term" href="([^"]*)">([^<]*)</a>')


def term(zh: str, en: str, definition: str = "made up for this test") -> Term:
    return Term(
        package="test",
        line=2,
        term_zh=zh,
        term_en=en,
        definition_zh=definition,
        definition_en=definition,
        law_id="",
        article="",
        note_zh="",
        note_en="",
        source_url="",
        is_own_knowledge=True,
    )


TERMS = (
    term("违法所得", "illegal gains"),
    term("没收违法所得", "confiscation of illegal gains"),
    term("行政处罚", "administrative penalty; administrative sanction"),
    term("罚款", "fine"),
    term("地理标志", "geographical indication (GI)"),
    term("请求人/被请求人", "petitioner / respondent"),
    term("警告", "warning", definition=""),
)


def marked(text: str, *, lang: str = "zh", foreign: str = "", seen: set[str] | None = None) -> list[tuple[str, str]]:
    html = TermMarker(TERMS, lang=lang).mark(text, "../", set() if seen is None else seen, foreign)
    return [(href.partition("#")[2], words) for href, words in _MARKED.findall(html)]


def test_the_longest_term_wins_and_its_part_is_marked_where_it_stands_alone():
    assert marked("没收违法所得2万元，违法所得另有说明。") == [
        ("没收违法所得", "没收违法所得"),
        ("违法所得", "违法所得"),
    ]


def test_a_word_in_the_title_of_a_paper_is_not_marked():
    assert marked("《行政处罚法》第二条所称行政处罚。") == [("行政处罚", "行政处罚")]


def test_a_term_is_marked_once_a_page_and_not_once_a_text():
    seen: set[str] = set()

    first = marked("罚款后再罚款。", seen=seen)
    second = marked("罚款；行政处罚。", seen=seen)

    assert first == [("罚款", "罚款")]
    assert second == [("行政处罚", "行政处罚")]


def test_a_term_without_definition_is_not_marked():
    assert marked("警告并罚款。") == [("罚款", "罚款")]


def test_both_halves_of_an_entry_lead_to_it():
    assert marked("被请求人不服。") == [("请求人/被请求人", "被请求人")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Administrative penalties follow.", [("行政处罚", "Administrative penalties")]),
        ("A fine, not a refined or finest one.", [("罚款", "fine")]),
        ("Two geographical indications.", [("地理标志", "geographical indications")]),
        ("The petitioner and the respondent.", []),
    ],
)
def test_english_terms_need_whole_words_in_either_number(text, found):
    assert marked(text, lang="en") == found


def test_chinese_source_text_on_an_english_page_has_its_terms_marked():
    assert marked("罚款1万元。", lang="en", foreign="zh-Hans") == [("罚款", "罚款")]
    assert marked("罚款1万元。", lang="en") == []


def test_text_is_escaped_and_otherwise_kept():
    html = str(TermMarker(TERMS, lang="zh").mark("甲<b>&罚款", "", set()))

    assert html == '甲&lt;b&gt;&amp;<a class="od-term" href="glossary/index.html#罚款">罚款</a>'


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("2023年4月26日罚5万元，另1,234.56元。", ["2023年4月26日", "5万元", "1,234.56元"]),
        ("依第六十条第二款第（一）项，于5月6日作出。", ["第六十条", "第二款", "第（一）项", "5月6日"]),
        ("On 26 April 2023 CNY 50,000 was paid.", ["26 April 2023", "CNY 50,000"]),
        ("共1234件。", []),
    ],
)
def test_amounts_dates_and_articles_are_not_parted(text, units):
    html = TermMarker(TERMS, lang="zh").mark(text, "", set())

    assert re.findall(r'<span class="od-nb">([^<]*)</span>', html) == units


def test_every_definition_of_the_glossary_is_in_both_languages_and_names_an_article_with_its_law():
    half = [
        row["term_zh"]
        for row in rows("glossary", package="reference")
        if bool(row["definition_zh"]) != bool(row["definition_en"]) or bool(row["law_id"]) != bool(row["article"])
    ]

    assert half == []
