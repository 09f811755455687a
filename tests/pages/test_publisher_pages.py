"""The page of a data package from its publisher's side."""

from __future__ import annotations

from collections import Counter

import pytest

from generator.pages.data_pages import data_pages
from generator.pages.publisher_pages import publisher_page, publisher_pages
from tests.pages.real_site import ROOT, block, corpus, rows, texts, writer


def test_an_unofficial_package_says_so_first():
    notice = publisher_page(writer(), corpus().packages["guangdong"]).blocks[0]
    assert (notice.heading, notice.text[0].text) == (
        "不是官方发布",
        "本数据包由本项目依公开报道整理，不是该机关的官方发布。",
    )


def test_every_table_is_listed_with_its_rows_dictionary_and_files():
    table = block(publisher_page(writer(), corpus().packages["guangdong"]), "tables")
    listed = {row[0][0].note: row for row in table.rows}
    cases = listed["typical-cases"]
    assert cases[0][0].href == "data/guangdong.html#typical-cases"
    assert int(cases[1][0].text) == len(rows("typical-cases", package="guangdong"))
    assert [value.href for value in cases[2]] == [
        "data/guangdong/typical-cases.csv",
        "data/guangdong/typical-cases.json",
    ]


def test_files_are_shared_by_both_languages():
    table = block(publisher_page(writer("en"), corpus().packages["guangdong"]), "tables")
    assert table.rows[0][2][0].href.startswith("../data/guangdong/")


def test_completeness_counts_every_case_of_the_package_once():
    figure = block(publisher_page(writer(), corpus().packages["guangdong"]), "completeness")
    counts = Counter(row["completeness"] for row in rows("typical-cases", package="guangdong"))
    assert [int(row[1][0].text) for row in figure.table.rows] == [
        counts["full"],
        counts["excerpt"],
        counts["title-only"],
    ]
    assert figure.heading == f"{counts.total()} 件案例中，{counts['full']} 件内容完整"


def test_a_package_without_cases_shows_no_completeness():
    page = publisher_page(writer(), corpus().packages["reference"])
    assert [item.anchor for item in page.blocks if item.anchor] == ["tables", "unseen"]


def test_the_responsible_agency_contact_and_licence_are_named():
    facts = {fact.term: fact.values for fact in publisher_page(writer(), corpus().packages["guangdong"]).aside[0].facts}
    assert facts["对应机关"][0].href == "agencies/amr-guangdong.html"
    assert texts(facts["联系渠道"]) == ["本项目议题跟踪"]
    assert facts["许可"][0].href == "https://creativecommons.org/licenses/by/4.0/"


def test_the_register_lists_every_package():
    register = next(iter(publisher_pages(writer()))).blocks[0]
    assert [row[0][0].href for row in register.rows] == [f"publishers/{name}.html" for name in corpus().packages]


@pytest.mark.parametrize("name", ["guangdong", "cooperation", "zhejiang"])
def test_what_was_not_seen_is_counted_for_every_table_that_notes_it(name):
    folder = ROOT / "datasets" / name
    expected = {}
    for path in folder.glob("*.csv"):
        records = rows(path.stem, package=name)
        if "not_seen_zh" in records[0]:
            expected[path.stem] = [str(len(records)), str(sum(bool(row["not_seen_zh"]) for row in records))]
    table = block(publisher_page(writer(), corpus().packages[name]), "unseen")
    assert {row[0][0].note: [row[1][0].text, row[2][0].text] for row in table.rows} == expected


def test_the_catalogue_shows_the_same_table_of_files_as_the_publisher():
    dictionary = {page.path: page for page in data_pages(writer())}["data/guangdong.html"]
    assert block(dictionary, "tables") == block(publisher_page(writer(), corpus().packages["guangdong"]), "tables")
