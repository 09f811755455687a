"""The register of releases and the page of each."""

from __future__ import annotations

from generator.pages.release_pages import release_page, release_pages
from tests.pages.real_site import block, corpus, texts, writer


def test_a_release_whose_cases_were_not_seen_says_how_many_it_announced():
    cases = block(release_page(writer(), corpus().releases["zhejiang-2019-bright-sword-10"]), "cases")
    assert (cases.note, cases.results, cases.empty) == (
        "公布 10 件，收录 0 件。",
        (),
        "本批案例的内容没有见到，暂未收录。",
    )


def test_a_release_lists_its_cases():
    release_id = max(corpus().cases_by_release, key=lambda key: len(corpus().cases_by_release[key]))
    cases = block(release_page(writer(), corpus().releases[release_id]), "cases")
    assert {result.title.href for result in cases.results} == {
        f"cases/{case.row.case_id}.html" for case in corpus().cases.values() if case.row.release_id == release_id
    }


def test_an_unknown_publisher_is_left_to_the_words_not_stated():
    facts = {
        fact.term: fact.values
        for fact in release_page(writer(), corpus().releases["zhejiang-2020-bright-sword"]).aside[0].facts
    }
    assert facts["发布者"] == ()
    assert facts["公布件数"] == ()
    assert texts(facts["发布日期"]) == ["2021年3月15日"]


def test_the_register_lists_every_release_once_newest_year_first():
    register = next(iter(release_pages(writer())))
    tables = [item for item in register.blocks if item.anchor.startswith("year-")]
    listed = [row[0][0].href for table in tables for row in table.rows]
    assert sorted(listed) == sorted(f"releases/{release_id}.html" for release_id in corpus().releases)
    assert [table.anchor for table in tables[:2]] == ["year-2026", "year-2025"]
    assert tables[-1].anchor == "year-unknown"


def test_the_chart_says_how_many_cases_have_no_year():
    figure = block(next(iter(release_pages(writer()))), "chart")
    undated = sum(not case.release.released_on for case in corpus().cases.values())
    assert f"另有 {undated} 件发布年份未载" in figure.subtitle
    assert sum(int(row[2][0].text) for row in figure.table.rows) == len(corpus().cases) - undated
