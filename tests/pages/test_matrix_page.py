"""The matrix, the pages of pairs and the published file say what the CSV files say."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict

import pytest

from generator.cooperation_json import cooperation, cooperation_artifacts
from generator.pages.between_pages import between_pages
from generator.pages.matrix_page import matrix_page
from generator.pages.pair_pages import pair_page
from generator.urls import BETWEEN_URL, between_url
from tests.pages.real_site import block, texts, writer
from tests.test_cooperation import cells_of, table

MOST_COMPRESSED_BYTES = 100_000
WRITERS = {lang: writer(lang) for lang in ("zh", "en")}


def content():
    [page] = matrix_page(writer())
    return page.extra


def all_agreements():
    return {row["agreement_id"] for row in table("agreements")}


def test_each_cell_counts_the_agreements_of_its_pair_and_leads_to_them():
    lines = content().lines
    codes = [line.code for line in lines]

    shown = {
        (line.code, other): (int(cell.count.text), cell.count.href)
        for line in lines
        for other, cell in zip(codes, line.cells, strict=True)
        if cell.count
    }

    assert codes == sorted(codes)
    assert shown == {
        (a, b): (len(agreements), between_url(a, b)) for (a, b), agreements in cells_of(all_agreements()).items()
    }


def test_totals_count_the_agreements_and_the_pairs_of_each_mechanism():
    promised = defaultdict(set)
    for row in table("commitments"):
        promised[row["mechanism_id"]].add(row["agreement_id"])

    shown = {total.code: (total.agreements, total.pairs) for total in content().totals}

    assert shown == {
        mechanism: (len(agreements), sum(a < b for a, b in cells_of(agreements)))
        for mechanism, agreements in promised.items()
    }


def test_every_bound_pair_has_one_page_and_no_other_pair_has():
    paths = [page.path for page in between_pages(writer())]

    assert sorted(paths) == sorted({BETWEEN_URL} | {between_url(a, b) for a, b in cells_of(all_agreements())})


@pytest.mark.parametrize(
    ("lang", "since", "through"),
    [
        (
            "zh",
            "2018年4月20日起；另有签署日期未载的文件，可能更早",
            "由上海市松江区、安徽省宣城市、安徽省芜湖市、安徽省合肥市签署",
        ),
        (
            "en",
            "Since 20 April 2018; a document without a known date may be earlier",
            "signed by Songjiang District, Shanghai; Xuancheng, Anhui; Wuhu, Anhui; Hefei, Anhui",
        ),
    ],
)
def test_a_pair_page_says_since_when_and_who_below_signed(lang, since, through):
    page = pair_page(writer(lang), "310000", "340000")

    mechanisms = {item.name: item for item in block(page, "mechanisms").mechanisms}
    clues = writer(lang).corpus.mechanisms["clue-notification"]
    evidence = writer(lang).corpus.mechanisms["evidence-recognition"]
    assert mechanisms[writer(lang).t.pick(clues.name_zh, clues.name_en)].since == since
    [entry] = mechanisms[writer(lang).t.pick(evidence.name_zh, evidence.name_en)].entries
    assert through in texts(entry.meta)


def test_a_draft_and_an_ended_document_are_marked_where_they_are_listed():
    agreements = block(pair_page(writer(), "310000", "340000"), "agreements")

    marks = {row[0][0].href: row[2][0].text for row in agreements.rows}
    assert marks["agreements/g60-ip-enforcement-opinions-draft-2023.html"] == "征求意见稿"
    assert marks["agreements/yrd-ip-integration-framework-2018.html"] == "已被取代"


def test_the_published_file_holds_every_agreement_with_its_signatories_and_promises():
    found = {item["id"]: item for item in cooperation(WRITERS)["agreements"]}

    assert set(found) == all_agreements()
    for row in table("agreements"):
        item = found[row["agreement_id"]]
        own = [party for party in table("signatories") if party["agreement_id"] == row["agreement_id"]]
        assert item.get("signed_on", "") == row["signed_on"]
        assert [(party["name_zh"], party.get("binds", "")) for party in item["parties"]] == [
            (party["name_zh"], party["jurisdiction_code"].replace("100000", ""))
            for party in own
            if party["role"] == "signatory"
        ]
        assert [
            (
                pledge["mechanism"],
                pledge["text_zh"],
                pledge["basis"],
                item["sources"][pledge["source"]].get("url", ""),
            )
            for pledge in item.get("commitments", [])
        ] == [
            (pledge["mechanism_id"], pledge["commitment_zh"], pledge["basis"], pledge["source_url"])
            for pledge in table("commitments")
            if pledge["agreement_id"] == row["agreement_id"]
        ]


def test_the_published_file_is_light_and_the_same_each_time():
    [one], [other] = cooperation_artifacts(WRITERS), cooperation_artifacts(WRITERS)

    assert one == other
    assert len(gzip.compress(one.content)) < MOST_COMPRESSED_BYTES
    assert json.loads(one.content)["as_of"] == writer().corpus.as_of
