"""The mechanisms: who promised each, since when, in which words; recomputed from the CSV files."""

from __future__ import annotations

import pytest

from generator.cooperation import register
from generator.formats import date
from generator.pages.glossary_page import glossary_page
from generator.pages.list_pages import list_pages
from generator.pages.mechanism_pages import mechanism_page, mechanism_pages
from tests.pages.real_site import block, corpus, rows, writer

AGREEMENTS = {row["agreement_id"]: row for row in rows("agreements", package="cooperation")}
PLACES = {row["jurisdiction_code"]: row for row in rows("jurisdictions", package="reference")}
COMMITMENTS = rows("commitments", package="cooperation")
REGISTER = rows("mechanisms", package="reference")


def page(mechanism_id, lang="zh"):
    [promise] = [item for item in register(corpus()) if item.mechanism.mechanism_id == mechanism_id]
    return mechanism_page(writer(lang), promise)


def promising(mechanism_id):
    return {row["agreement_id"] for row in COMMITMENTS if row["mechanism_id"] == mechanism_id}


def province(code):
    while PLACES[code]["level"] != "customs-district" and PLACES[code]["parent_code"] != "100000":
        code = PLACES[code]["parent_code"]
    return code


def signing_regions(agreements):
    return {
        row["jurisdiction_code"]
        for row in rows("signatories", package="cooperation")
        if row["agreement_id"] in agreements
        and row["role"] == "signatory"
        and row["jurisdiction_code"] not in ("", "100000")
    }


def test_the_register_keeps_its_order_and_counts_documents_and_provinces_of_each_mechanism():
    table = next(iter(mechanism_pages(writer()))).blocks[0]
    assert [(row[0][0].href, row[3][0].text, row[4][0].text) for row in table.rows] == [
        (
            f"mechanisms/{row['mechanism_id']}.html",
            str(len(promising(row["mechanism_id"]))),
            str(len({province(code) for code in signing_regions(promising(row["mechanism_id"]))})),
        )
        for row in REGISTER
    ]


@pytest.mark.parametrize("mechanism_id", [row["mechanism_id"] for row in REGISTER])
def test_a_mechanism_lists_its_agreements_by_date_with_every_word_and_the_source_of_each(mechanism_id):
    view = page(mechanism_id)
    ids = sorted(promising(mechanism_id), key=lambda key: (AGREEMENTS[key]["signed_on"] or "9999", key))
    shown = block(view, "agreements").groups
    assert [group.title.href for group in shown] == [f"agreements/{key}.html" for key in ids]
    for key, group in zip(ids, shown, strict=True):
        when, _, where = group.note.text.split("；")
        assert when == (date(AGREEMENTS[key]["signed_on"], "zh") or "签署日期来源未载")
        named = where.removeprefix("签署方所在地区：").split("、")
        codes = sorted(signing_regions({key}))
        assert not codes or all(name.endswith(PLACES[code]["name_zh"]) for code, name in zip(codes, named, strict=True))
    words = [(entry.text.text, entry.meta[0].text, entry.meta[1].text) for group in shown for entry in group.entries]
    basis = {"text": "依据：文本", "report": "依据：报道"}
    assert words == [
        (row["commitment_zh"], basis[row["basis"]], row["source_title"] or row["source_url"])
        for key in ids
        for row in COMMITMENTS
        if (row["agreement_id"], row["mechanism_id"]) == (key, mechanism_id)
    ]


def test_regions_stand_in_code_order_and_a_draft_gives_none_of_them_a_start():
    table = block(page("key-trademark-list"), "regions")
    codes = [row[0][0].href.removeprefix("regions/").removesuffix(".html") for row in table.rows]
    assert codes == sorted({province(code) for code in signing_regions(promising("key-trademark-list"))})
    since = {row[0][0].text: row[1][0].text for row in table.rows}
    # Anhui and Guangdong exchanged lists on 6 September 2018; Shanghai first promised it with twelve provinces in 2019.
    assert (since["安徽省"], since["上海市"]) == ("2018年9月6日起", "2019年起")


def test_a_draft_is_marked_as_one_among_the_agreements():
    said = {group.title.href: group.note.text for group in block(page("key-trademark-list"), "agreements").groups}
    assert "；征求意见稿；" in said["agreements/g60-ip-enforcement-opinions-draft-2023.html"]


def test_a_mechanism_that_no_case_names_says_so():
    cases = block(page("talent-pool"), "cases")
    assert (cases.results, cases.empty) == ((), "收录的案例中，没有一件写明依据上述文件办理。")


def test_related_mechanisms_are_those_that_stand_in_most_of_the_same_agreements():
    own = promising("patent-pool")
    shared = {row["mechanism_id"]: len(own & promising(row["mechanism_id"])) for row in REGISTER}
    shared.pop("patent-pool")
    best = sorted((key for key in shared if shared[key]), key=lambda key: -shared[key])[:5]
    [related] = [fact.values for fact in page("patent-pool").aside[0].facts if fact.term == "常在同一文件中约定"]
    assert [(value.href, value.note) for value in related] == [
        (f"mechanisms/{key}.html", f"{shared[key]} 份") for key in best
    ]


def test_the_list_of_agreements_leads_to_the_register_and_a_narrowed_one_to_its_mechanism():
    views = {view.path: view for view in list_pages(writer("en"))}
    assert "mechanisms/index.html" in [way.href for way in views["agreements/index.html"].views]
    narrowed = views["agreements/by/mechanism-talent-pool.html"].extra.about
    assert (narrowed.text, narrowed.href) == (
        "“Talent pool”: definition, wording and regions",
        "mechanisms/talent-pool.html",
    )
    assert views["cases/index.html"].views == ()


def test_the_glossary_leads_to_the_register():
    [glossary] = glossary_page(writer())
    assert [value.href for item in glossary.blocks[1:] for value in item.text] == ["mechanisms/index.html"]
