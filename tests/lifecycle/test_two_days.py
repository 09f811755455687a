"""A case whose period is over leaves every file of the next day's build; its number and its counts stay."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from generator.pages.region_index import region_index
from generator.pages.release_pages import release_pages
from generator.pages.view import Results
from generator.pages.writer import Writer
from generator.search.reader import IndexReader
from tests.lifecycle.two_days import (
    CATALOGUES,
    LAST,
    LEAVING,
    LEAVING_ALONE,
    NEXT,
    SECRETS,
    STAYING,
    WITHDRAWN,
    built,
    settings,
)
from tests.pages.real_site import block

STUBS = {
    f"{root}{path}.html"
    for root in ("", "en/")
    for path in (f"cases/{LEAVING}", f"cases/{LEAVING_ALONE}", "releases/made-single")
}


@pytest.fixture(scope="module")
def days(tmp_path_factory):
    project = settings(tmp_path_factory.mktemp("two-days"))
    return built(project, LAST), built(project, NEXT)


def holding(day, word):
    return {path for path, content in day.files.items() if word.encode() in content}


@pytest.mark.parametrize("word", SECRETS)
def test_what_the_case_said_is_in_many_files_on_the_last_day_and_in_none_on_the_next(days, word):
    last, following = days
    assert holding(last, word)
    # The stub bears the number, which its address has anyway.
    is_number = word in {LEAVING, LEAVING_ALONE, "made-single"}
    assert holding(following, word) == ({path for path in STUBS if word in path} if is_number else set())


def test_the_number_of_a_withdrawn_case_stands_on_its_stub_and_in_the_table_of_ended_records(days):
    assert holding(days[0], WITHDRAWN) == {
        f"cases/{WITHDRAWN}.html",
        f"en/cases/{WITHDRAWN}.html",
        "data/made.xlsx/xl/sharedStrings.xml",
        *(f"data/made{part}" for part in (".zip/made/ended-places.csv", ".zip/made/ended-records.csv")),
        *(f"data/made/ended-{table}.{ending}" for table in ("places", "records") for ending in ("csv", "json")),
    }


@pytest.mark.parametrize(("lang", "word", "other"), [("zh", "貔貅", "麒麟"), ("en", "pixiu", "qilin")])
def test_the_search_finds_the_case_on_the_last_day_only(days, lang, word, other):
    readers = [IndexReader(day.files.__getitem__, lang=lang) for day in days]
    assert [bool(reader.levels(word, is_open=False)) for reader in readers] == [True, False]
    assert [bool(reader.levels(other, is_open=False)) for reader in readers] == [True, True]


@pytest.mark.parametrize(
    ("path", "says"),
    [
        (f"cases/{LEAVING}.html", ["不再公开", LEAVING, "2026年12月1日", "公示期满", "信用修复管理办法（2025）"]),
        (
            f"en/cases/{LEAVING}.html",
            ["no longer public", LEAVING, "1 December 2026", "NDRC Credit Repair Measures (2025)"],
        ),
        ("releases/made-single.html", ["不再公开", "made-single", "公示期满"]),
        (f"cases/{WITHDRAWN}.html", ["2026年5月1日", "决定被撤销", "行政处罚法（2021）第四十八条"]),
    ],
)
def test_the_stub_says_number_day_reason_and_rule_and_stays_out_of_search_engines(days, path, says):
    page = days[1].files[path].decode()
    shown = re.sub(r"<[^>]+>", "", page)
    assert [word for word in says if word not in shown] == []
    assert '<meta name="robots" content="noindex">' in page


def table(day, name):
    return list(csv.DictReader(io.StringIO(day.files[f"statistics/{name}.csv"].decode())))


def test_figures_by_year_type_and_procedure_are_the_same_on_both_days(days):
    last, following = ({name: table(day, name) for name in ("ip-type", "procedure", "year-ip-type")} for day in days)
    assert last == following
    # Two cases of a batch, one withdrawn, one alone: decided in 2025 but for the one that only its release dates.
    years = [[(row["year"], row["cases"], row["ended"]) for row in table(day, "year")] for day in days]
    assert years == [[("2025", "4", "1")], [("2025", "4", "3")]]
    assert [(row["ip_type"], row["cases"]) for row in last["ip-type"]] == [("trademark", "3"), ("patent", "1")]


def test_the_release_counts_what_it_held_and_says_how_many_of_them_are_gone(days):
    for day, note, shown in zip(days, ("其中1件不再公开", "其中2件不再公开"), (2, 1), strict=True):
        pages = {page.path: page for page in release_pages(Writer(day.corpus, CATALOGUES["zh"]))}
        page = pages["releases/made-2025.html"]
        [here] = next(fact.values for fact in page.aside[0].facts if fact.term == "收录件数")
        assert (here.text, here.note) == ("3", note)
        assert page.lead == f"公布 3 件，全部收录。{note}。"
        [listed] = [item for item in page.blocks if isinstance(item, Results)]
        assert len(listed.results) == shown


def test_regions_count_what_is_gone(days):
    for day in days:
        rows = block(region_index(Writer(day.corpus, CATALOGUES["en"])), "map").table.rows
        counts = {row[0][0].text: row[1][0].text for row in rows}
        assert counts["Zhejiang"] == "4"
        assert set(counts.values()) == {"4", "0"}


def test_what_stays_public_stays_whole(days):
    for day in days:
        records = json.loads(day.files["data/made/typical-cases.json"])
        assert STAYING in {row["case_id"] for row in records}
        assert f"cases/{STAYING}.html" in day.files["sitemap.xml"].decode()


def test_the_page_of_a_case_names_its_last_day_and_rule_and_the_others_that_none_is_stated(days):
    shown = {
        (lang, case): re.sub(r"<[^>]+>", "", days[0].files[f"{root}cases/{case}.html"].decode()).replace("\xa0", " ")
        for lang, root in (("zh", ""), ("en", "en/"))
        for case in (LEAVING, STAYING)
    }
    assert "公开至2026年11月30日 · 信用修复管理办法（2025） · 一般" in shown["zh", LEAVING]
    assert "Public until30 November 2026 · NDRC Credit Repair Measures (2025) · General" in shown["en", LEAVING]
    assert "公开至没有写明公示期" in shown["zh", STAYING]
    assert "Public untilNo publication period stated" in shown["en", STAYING]
