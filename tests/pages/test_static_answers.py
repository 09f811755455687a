"""The penalty check without script: every violation has a page, and every region finds its answer on it."""

from __future__ import annotations

import re
from functools import cache

import pytest

from generator.pages.markup import values
from generator.pages.penalty_words import penalty_words
from generator.pages.static_answers import answer_pages
from generator.penalty import Question, ask
from generator.penalty.text import fine_words
from generator.penalty.words import say
from tests.pages.real_site import block, corpus, rows, texts, writer

MARKS = "check/unregistered-mandatory-trademark.html"
PATENT = "check/patent-counterfeiting.html"


@cache
def pages(lang="zh"):
    return {page.path: page for page in answer_pages(writer(lang))}


def row_of(page, anchor, code):
    """Return the row that answers for a region: its own, else that of the nearest region above it."""
    held = {re.sub(r"\D", "", row[0][0].href): row for row in block(page, anchor).rows}
    above = next((one for one in corpus().lineage(code) if one in held), "")
    return held[above]


def test_every_violation_has_a_page_in_both_languages():
    wanted = {f"check/{row['violation_id']}.html" for row in rows("violations", package="reference")}
    assert pages("zh").keys() == pages("en").keys() == wanted


def test_amounts_are_those_of_the_statute_and_of_the_tiers():
    table = block(pages()[MARKS], "amounts-turnover")
    assert table.columns == ("地区", "3万元", "6万元", "12万元", "30万元")
    # Article 51: up to 10,000 below 50,000 of turnover, up to 20 % from there on.
    nation = row_of(pages()[MARKS], "amounts-turnover", "100000")
    assert [texts(cell) for cell in nation[1:]] == [
        [f"商标法（2019）第五十一条：{fine}"] for fine in ("1万元以下", "1.2万元以下", "2.4万元以下", "6万元以下")
    ]
    # Liaoning for one of its counties: 30,000 is in 10,000 to 40,000; 60,000 in the lightest share, up to 6 %.
    liaoyang = row_of(pages()[MARKS], "amounts-turnover", "211021")
    assert [texts(cell) for cell in liaoyang[1:3]] == [["一般：3,000元以上7,000元以下"], ["从轻：3,600元以下"]]


@pytest.mark.parametrize("path", [MARKS, PATENT, "check/customs-ip-goods.html", "check/confusion.html"])
def test_each_region_finds_the_fines_of_its_tiers_and_what_is_not_known(path):
    page, t = pages()[path], penalty_words("zh")
    national = block(page, "regions").rows[0]
    for place in corpus().jurisdictions.values():
        code = place.jurisdiction_code
        if place.valid_to or {"710000", "810000", "820000"} & set(corpus().lineage(code)):
            continue
        violation = path.removeprefix("check/").removesuffix(".html")
        answer = ask(corpus(), Question(violation_id=violation, region=code, act_on=corpus().as_of))
        row = row_of(page, "regions", code)
        said = " ".join(texts(value for cell in row for value in cell))
        for tier in answer.tiers:
            assert fine_words(tier.fine, t) in said
        for item in (one for one in answer.statutory if one.is_local):
            assert fine_words(item.fine, t) in said
        for conflict in answer.conflicts:
            assert say(conflict, group="conflict", t=t) in said
        open_notes = texts((*national[3], *row[3]))
        for note in answer.unknown:
            if note.code not in {"figure-needed", "fact-needed", "subject-needed"}:
                assert say(note, group="unknown", t=t) in open_notes


def test_a_city_that_answers_as_its_province_has_no_row():
    codes = [re.sub(r"\D", "", row[0][0].href) for row in block(pages()[PATENT], "regions").rows]
    assert codes == sorted(codes)
    assert "410000" in codes and "410300" in codes
    # Zhengzhou has a regulation of its own, but none of its penalties are held.
    assert "410100" not in codes


def test_the_law_is_cited_with_version_and_period():
    article, *_ = block(pages()[MARKS], "national").rows[0]
    assert (article[0].text, article[0].note) == ("商标法（2019）第五十一条", "2019年11月1日至2026年12月31日")
    assert "2026年11月21日" in pages()[MARKS].lead
    assert "没有约束力" in pages()[MARKS].blocks[0].text[0].text


def test_where_the_law_is_not_applied_is_said():
    said = block(pages("en")[PATENT], "others").paragraphs[-1].text
    assert said.startswith("Taiwan, Hong Kong, Macao: ")


def test_a_nationwide_tier_stands_in_the_nations_row():
    # Customs: 10 % of goods worth 120,000 is 12,000.
    nation = row_of(pages()["check/customs-ip-goods.html"], "amounts-goods-value", "100000")
    assert "从轻：不足1.2万元" in texts(nation[3])


def test_what_an_english_sentence_quotes_in_chinese_is_marked():
    notes = row_of(pages("en")[MARKS], "regions", "130000")[3]
    html = str(values(notes, "", ""))
    assert '<span lang="zh-Hans">文号、日期、印发机关；</span>' in html
    assert str(values(row_of(pages()[MARKS], "regions", "130000")[3], "", "")).count("lang=") == 0
