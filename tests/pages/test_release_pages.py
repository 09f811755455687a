"""The register of releases and the page of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from generator.pages.release_pages import release_page, release_pages
from generator.pages.writer import Writer
from tests.pages.real_site import all_rows, block, corpus, texts, writer


def page(release_id, *, lang="zh"):
    return release_page(writer(lang), corpus().releases[release_id])


def facts(view):
    return {fact.term: fact.values for fact in view.aside[0].facts}


def hrefs(table):
    return [row[0][0].href for row in table.rows]


def recorded(release_id):
    """Return the case rows of a release as the files have them."""
    return sorted(
        (row for row in all_rows("typical-cases") if row["release_id"] == release_id), key=lambda row: row["case_id"]
    )


def test_a_release_whose_cases_were_not_seen_says_how_many_it_announced():
    view = page("zhejiang-2019-bright-sword-10")
    cases = block(view, "cases")
    assert view.lead == "公布 10 件，内容没有见到，暂未收录。"
    assert (cases.note, cases.results, cases.empty) == ("", (), "本批案例的内容没有见到，暂未收录。")


def test_every_release_says_how_many_cases_it_states_and_how_many_are_here():
    here = Counter(row["release_id"] for row in all_rows("typical-cases"))
    for row in all_rows("releases"):
        count, stated = here[row["release_id"]], row["case_count_stated"]
        if stated:
            expected = {
                0: f"公布 {stated} 件，内容没有见到，暂未收录。",
                int(stated): f"公布 {stated} 件，全部收录。",
            }.get(count, f"公布 {stated} 件，收录 {count} 件。")
        elif row["kind"] == "single":
            expected = f"单件报道或决定书，收录 {count} 件。"
        else:
            expected = f"收录 {count} 件；公布了多少件，来源没有写明。"
        assert page(row["release_id"]).lead == expected


def test_a_release_lists_its_cases_by_number_and_says_how_completely_they_were_seen():
    cases = block(page("ncac-2020-top10"), "cases")
    found = recorded("ncac-2020-top10")
    assert [result.title.href for result in cases.results] == [f"cases/{row['case_id']}.html" for row in found]
    assert Counter(row["completeness"] for row in found) == {"full": 1, "excerpt": 1}
    assert cases.note == "收录的案例中，内容完整 1 件，仅见摘录 1 件。其余 8 件没有见到，是哪几件没有记录。"


def test_a_release_that_is_here_in_full_misses_nothing():
    [whole, *_] = [
        row
        for row in all_rows("releases")
        if row["kind"] == "batch" and row["case_count_stated"] == str(len(recorded(row["release_id"])))
    ]
    view = page(whole["release_id"])
    assert view.lead.endswith("全部收录。")
    assert "没有见到" not in block(view, "cases").note


def test_more_cases_than_were_announced_are_not_called_all_of_them_and_none_is_missing():
    release = replace(corpus().releases["ncac-2022-jianwang"], case_count_stated=3)
    view = release_page(writer(), release)
    assert view.lead == "公布 3 件，收录 8 件。"
    assert "其余" not in block(view, "cases").note


def test_a_batch_leads_to_the_batches_of_the_same_agency_in_the_nearest_years():
    found = facts(page("ncac-2020-top10"))
    assert [value.href for value in found["此前：2020年的批次"]] == ["releases/ncac-2019-top10.html"]
    assert [value.href for value in found["此后：2023年的批次"]] == ["releases/ncac-2022-jianwang.html"]


def test_batches_of_the_same_year_are_neither_before_nor_after():
    terms = facts(page("guizhou-2022-batch3"))
    assert [term for term in terms if term.startswith(("此前", "此后"))] == []


def test_the_other_releases_of_the_agency_are_listed_newest_first():
    table = block(page("ncac-2020-top10"), "siblings")
    others = [
        row for row in all_rows("releases") if row["agency_id"] == "ncac" and row["release_id"] != "ncac-2020-top10"
    ]
    others.sort(key=lambda row: (row["released_on"], row["release_id"]), reverse=True)
    assert hrefs(table) == [f"releases/{row['release_id']}.html" for row in others]


def test_a_release_without_a_known_agency_has_no_siblings():
    assert page("zhejiang-2020-bright-sword").more == ()


def test_an_unknown_publisher_is_left_to_the_words_not_stated():
    found = facts(page("zhejiang-2020-bright-sword"))
    assert found["发布者"] == ()
    assert found["公布件数"] == ()
    assert texts(found["发布日期"]) == ["2021年3月15日"]


def test_the_english_page_says_the_same():
    view = page("ncac-2020-top10", lang="en")
    assert view.lead == "Cases announced: 10; listed here: 2."
    assert block(view, "cases").note == (
        "Of the cases listed: Full 1, Excerpt only 1. "
        "The other 8 could not be seen; which ones they are is not recorded."
    )


def test_the_register_lists_every_release_once_newest_year_first():
    register = next(iter(release_pages(writer())))
    tables = [item for item in register.blocks if item.anchor.startswith("year-")]
    assert sorted(href for table in tables for href in hrefs(table)) == sorted(
        f"releases/{row['release_id']}.html" for row in all_rows("releases")
    )
    assert [table.anchor for table in tables[:2]] == ["year-2026", "year-2025"]
    assert tables[-1].anchor == "year-unknown"


def test_the_register_sets_the_cases_stated_beside_those_here_only_where_a_number_is_stated():
    table = block(next(iter(release_pages(writer()))), "totals")
    here = Counter(row["release_id"] for row in all_rows("typical-cases"))
    expected = []
    for kind in ("batch", "single"):
        for is_stated in (True, False):
            found = [
                row
                for row in all_rows("releases")
                if row["kind"] == kind and bool(row["case_count_stated"]) == is_stated
            ]
            stated = [str(sum(int(row["case_count_stated"]) for row in found))] if is_stated else []
            expected.append([[str(len(found))], stated, [str(sum(here[row["release_id"]] for row in found))]])
    assert [[texts(cell) for cell in row[1:]] for row in table.rows] == expected


def test_the_chart_says_how_many_cases_have_no_year():
    figure = block(next(iter(release_pages(writer()))), "chart")
    undated_releases = {row["release_id"] for row in all_rows("releases") if not row["released_on"]}
    cases = all_rows("typical-cases")
    undated = sum(row["release_id"] in undated_releases for row in cases)
    assert f"另有 {undated} 件发布年份未载" in figure.subtitle
    assert sum(int(row[2][0].text) for row in figure.table.rows) == len(cases) - undated


def test_a_corpus_without_releases_still_has_a_register():
    register = next(iter(release_pages(Writer(replace(corpus(), releases={}), writer().t))))
    assert [texts(row[1]) for row in block(register, "totals").rows] == [["0"]] * 4
