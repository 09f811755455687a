"""Corrections stand on the record's page, in the log and in the feed; everything corrected here is made up."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date

import pytest

from generator import pipeline
from generator.correction_feed import correction_feed
from generator.pages.correction_pages import correction_log
from generator.pages.site_pages import site_pages
from generator.pages.writer import Writer
from tests.lifecycle.two_days import CATALOGUES, LEAVING, STAYING, settings
from tests.pages.real_site import block, corpus, texts, writer
from tests.validation.corpus import csv_text

ATOM = "{http://www.w3.org/2005/Atom}"
ROWS = [
    {"record_id": LEAVING, "seq": "1", "record_table": "typical-cases", "received_on": "2026-01-02",
     "corrected_on": "2026-01-05", "field": "case-amounts.amount_cny", "said_zh": "9080", "says_zh": "90807",
     "reason": "entered-wrongly", "reason_zh": "录入时漏了一位。", "reason_en": "A digit was left out."},
    {"record_id": LEAVING, "seq": "2", "record_table": "typical-cases", "corrected_on": "2026-02-05",
     "field": "status", "said_zh": "opened", "says_zh": "decided", "reason": "source-corrected",
     "source_url": "https://example.gov.cn/c.html"},
    {"record_id": STAYING, "seq": "1", "record_table": "typical-cases", "corrected_on": "2026-02-04",
     "field": "facts_zh", "reason": "personal-data", "reason_zh": "原文有人名。"},
    {"record_id": STAYING, "seq": "2", "record_table": "typical-cases", "received_on": "2026-11-20",
     "field": "goods_zh", "reason": "party-request", "reason_zh": "尚未办结。"},
]  # fmt: skip


@pytest.fixture(scope="module", params=["zh", "en"])
def made(request, tmp_path_factory):
    project = settings(tmp_path_factory.mktemp("corrections"))
    (project.datasets / "made/corrections.csv").write_text(csv_text("corrections", ROWS), encoding="utf-8")
    known = pipeline.load(project, today=date(2026, 11, 22))
    return Writer(known, CATALOGUES[request.param], site_url="https://data.example.org/")


def cells(table):
    return [[" ".join(texts(cell)) for cell in row] for row in table.rows]


def test_the_page_of_a_record_says_when_what_and_why_newest_first_and_other_pages_nothing(made):
    pages = {page.path: page for page in site_pages(made)}
    found = cells(block(pages[f"cases/{LEAVING}.html"], "corrections"))
    assert (
        found
        == {
            "zh": [
                ["2026年2月5日", "状态", "已立案", "已决定", "来源更正 依据"],
                ["2026年1月5日", "涉案金额：金额", "9080", "90807", "录入有误 录入时漏了一位。"],
            ],
            "en": [
                ["5 February 2026", "Status", "Opened", "Decided", "Corrected by the source Evidence"],
                [
                    "5 January 2026",
                    "Amounts of a case: Amount",
                    "9080",
                    "90807",
                    "Entered wrongly A digit was left out.",
                ],
            ],
        }[made.lang]
    )
    # The data dictionary describes the table under the same anchor.
    with_block = {
        path
        for path, page in pages.items()
        if page.section != "data" and any(item.anchor == "corrections" for item in page.blocks)
    }
    assert with_block == {f"cases/{LEAVING}.html", f"cases/{STAYING}.html"}


def test_the_log_names_each_record_and_leaves_open_requests_out(made):
    [page] = correction_log(made)
    [table] = page.blocks
    assert [(row[1][0].href, row[0][0].text != "") for row in table.rows] == [
        (f"cases/{LEAVING}.html", True),
        (f"cases/{STAYING}.html", True),
        (f"cases/{LEAVING}.html", True),
    ]
    assert page.feed == "corrections/log.xml"


def test_what_must_not_be_repeated_is_not_there(made):
    [page] = correction_log(made)
    [row] = [row for row in page.blocks[0].rows if row[1][0].href == f"cases/{STAYING}.html"]
    words = {"zh": ["不再重复", "已删去"], "en": ["Not repeated", "Deleted"]}[made.lang]
    assert [row[3][0].text, row[4][0].text] == words
    # English pages mark the Chinese reason as such.
    assert row[5][1].lang == ("" if made.lang == "zh" else "zh-Hans")


def test_the_feed_has_an_entry_for_each_correction_and_not_what_stood_there_before(made):
    artifact = correction_feed(made)
    root = "" if made.lang == "zh" else "en/"
    assert artifact.path == f"{root}corrections/log.xml"
    entries = ET.fromstring(artifact.content).findall(f"{ATOM}entry")
    page = f"https://data.example.org/{root}cases"
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [
        f"{page}/{LEAVING}.html#correction-2",
        f"{page}/{STAYING}.html#correction-1",
        f"{page}/{LEAVING}.html#correction-1",
    ]
    assert "90807" in entries[2].findtext(f"{ATOM}summary")
    assert ">9080<" not in artifact.content.decode() and "9080：" not in artifact.content.decode()


def test_without_corrections_the_log_says_so():
    assert corpus().corrections == ()
    [page] = correction_log(writer())
    assert [item.paragraphs[0].text for item in page.blocks] == ["还没有更正记录。"]
