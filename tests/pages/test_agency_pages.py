"""The register of agencies and the page of each."""

from __future__ import annotations

from dataclasses import replace

from generator.pages.agency_pages import agency_pages
from generator.pages.writer import Writer
from tests.pages.real_site import block, corpus, rows, writer


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
