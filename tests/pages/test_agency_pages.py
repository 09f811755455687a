"""The register of agencies and the page of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from generator.pages.agency_pages import agency_pages
from generator.pages.writer import Writer
from tests.pages.real_site import all_rows, block, corpus, rows, writer


@cache
def pages():
    return {page.path: page for page in agency_pages(writer())}


def test_an_agency_shows_the_releases_and_standards_that_it_issued():
    page = pages()["agencies/amr-zhejiang.html"]
    releases = {row[0][0].href for row in block(page, "releases").rows}
    expected = {
        f"releases/{row['release_id']}.html"
        for row in rows("releases", package="zhejiang")
        if row["agency_id"] == "amr-zhejiang"
    }
    assert expected <= releases
    issued = {
        row["standard_id"]
        for row in rows("standard-issuers", package="yangtze-delta")
        if row["agency_id"] == "amr-zhejiang"
    }
    assert {result.title.href for result in block(page, "standards").results} >= {
        f"standards/{standard_id}.html" for standard_id in issued
    }


def test_an_agency_shows_the_agreements_that_name_it():
    signed = {result.title.href for result in block(pages()["agencies/ipo-shanghai.html"], "signed").results}
    expected = {
        f"agreements/{row['agreement_id']}.html"
        for row in rows("signatories", package="cooperation")
        if row["agency_id"] == "ipo-shanghai"
    }
    assert signed == expected


def test_the_register_groups_every_agency_by_kind():
    register = pages()["agencies/index.html"].blocks[0]
    listed = [entry.text.href for group in register.groups for entry in group.entries]
    assert sorted(listed) == sorted(f"agencies/{agency_id}.html" for agency_id in corpus().agencies)
    assert [group.title.text for group in register.groups][:2] == ["国家部委", "知识产权局"]


def test_an_agency_that_no_record_names_says_so_and_stays_out_of_search_engines():
    unnamed = replace(corpus().agencies["amr-zhejiang"], agency_id="amr-nowhere")
    only = replace(corpus(), agencies={"amr-nowhere": unnamed})
    _, page = agency_pages(Writer(only, writer().t))
    assert not page.is_indexed
    assert page.blocks[0].text[0].text == "没有关联记录。"


@pytest.mark.parametrize("agency_id", ["cnipa", "amr-shaoxing", "customs-huangpu", "amr-hangzhou"])
def test_an_agencys_cases_stand_under_the_part_that_it_took(agency_id):
    expected = {}
    for row in all_rows("case-authorities"):
        if row["agency_id"] == agency_id:
            expected.setdefault(f"cases-{row['role']}", set()).add(f"cases/{row['case_id']}.html")
    page = pages()[f"agencies/{agency_id}.html"]
    shown = {
        item.anchor: {result.title.href for result in item.results}
        for item in page.blocks
        if item.anchor.startswith("cases-")
    }
    assert shown == expected
    assert all(block(page, anchor).note.startswith(f"收录 {len(found)} 件；") for anchor, found in expected.items())


def test_agreements_are_counted_by_the_part_of_the_agency():
    roles = Counter(row["role"] for row in rows("signatories", package="cooperation") if row["agency_id"] == "cnipa")
    words = {"signatory": "签署", "host": "承办", "guide": "指导", "witness": "见证"}
    parts = "，".join(f"{words[role]} {roles[role]} 份" for role in words if roles[role])
    assert block(pages()["agencies/cnipa.html"], "signed").note == f"{parts}。"


def test_an_agency_shows_the_bodies_that_it_sits_in_or_that_its_agreements_carry():
    names = {row["agency_id"]: row["name_zh"] for row in rows("agencies", package="reference")}
    signed = {}
    for row in rows("signatories", package="cooperation"):
        signed.setdefault(row["agency_id"], set()).add(row["agreement_id"])
    members = {}
    for row in rows("body-members", package="cooperation"):
        members.setdefault(row["name_zh"], set()).add(row["body_id"])
    carried = {row["body_id"]: row["agreement_id"] for row in rows("bodies", package="cooperation")}
    for agency_id, name in names.items():
        sits = members.get(name, set())
        carries = {body for body, agreement in carried.items() if agreement in signed.get(agency_id, ())}
        tables = [item for item in pages()[f"agencies/{agency_id}.html"].blocks if item.anchor == "bodies"]
        shown = {row[0][0].href: row[1][0].text for table in tables for row in table.rows}
        assert shown == {
            f"bodies/{body}.html": "列为成员" if body in sits else "参加设立或支撑它的协议" for body in sits | carries
        }
