"""The page of a region and the way in by region."""

from __future__ import annotations

from generator.pages.region_holdings import holdings, partners
from generator.pages.region_index import region_index
from generator.pages.region_pages import region_page, region_pages
from tests.pages.real_site import block, corpus, texts, writer


def anchors(page):
    return [item.anchor for item in (*page.blocks, *page.more)]


def gaps(page):
    return "".join(value.text for item in page.aside[1:] for value in item.text)


def test_every_jurisdiction_has_a_page():
    paths = {page.path for page in region_pages(writer())}
    assert paths == {"regions/index.html", *(f"regions/{code}.html" for code in corpus().jurisdictions)}


def test_the_newest_cases_are_shown_with_the_way_to_all_of_them():
    cases = block(region_page(writer(), "330000"), "cases")
    dates = [corpus().cases[result.title.href.split("/")[1][:-5]].date for result in cases.results]
    assert len(dates) == 8
    assert dates == sorted(dates, reverse=True)
    assert cases.more.href == "cases/by/region-330000.html"


def test_the_nation_has_no_narrowed_list_so_its_cases_are_all_shown():
    cases = block(region_page(writer(), "100000"), "cases")
    assert cases.more is None
    assert len(cases.results) == len(corpus().cases_by_region["100000"])


def test_only_those_who_signed_are_bound_not_the_hosts():
    accord = corpus().agreements["chuanyu-ip-key-tasks-2025"]
    assert any(party.jurisdiction_code == "500153" and party.role == "host" for party in accord.signatories)
    assert partners((accord,), "500153") == {}
    assert "500153" not in partners((accord,), "510000")


def test_a_citys_signature_does_not_bind_its_province():
    accord = corpus().agreements["g60-ip-integration-agreement-2021"]
    assert list(partners((accord,), "330100")) == [
        "310117", "320500", "330400", "330500", "330700", "340100", "340200", "341800",
    ]  # fmt: skip
    assert partners((accord,), "330000") == {}


def test_partners_are_listed_with_the_agreements_that_bind_them():
    table = block(region_page(writer(), "330100"), "partners")
    counts = [int(row[1][0].text) for row in table.rows]
    assert counts == sorted(counts, reverse=True)
    assert [min(count, 4) for count in counts] == [len(row[2]) for row in table.rows]
    assert all(value.href.startswith("agreements/") for row in table.rows for value in row[2])
    rest = [(row[2][3].text, row[2][3].href) for row in table.rows if len(row[2]) == 4]
    assert rest == [(f"另 {count - 3} 份", "agreements/by/region-330100.html") for count in counts if count > 3]


def test_a_long_list_of_agreements_ends_with_the_way_to_all_of_them():
    agreements = block(region_page(writer(), "310000"), "agreements")
    assert len(agreements.results) == 8
    assert agreements.more.href == "agreements/by/region-310000.html"


def test_the_facts_and_gaps_of_a_region_stand_above_its_lists():
    page = region_page(writer(), "310000")
    assert page.strip == page.aside
    assert page.ending == ()


def test_a_page_with_many_sections_names_them_at_its_head_and_a_short_one_does_not():
    long, short = region_page(writer(), "310000"), region_page(writer(), "810000")
    assert [item.anchor for item in long.sections] == anchors(long)
    assert len(anchors(short)) < 6
    assert short.sections == ()


def test_a_city_shows_the_standards_of_its_province_and_the_nation_apart_from_its_own():
    held = holdings(corpus(), "330100")
    above = {place for standard in held.standards_above for place in standard.places}
    assert {"330000", "100000"} <= above
    assert not {standard.row.standard_id for standard in held.standards} & {
        standard.row.standard_id for standard in held.standards_above
    }


def test_mainland_standards_are_not_said_to_reach_hong_kong():
    page = region_page(writer(), "810000")
    assert "standards-above" not in anchors(page)
    assert "裁量基准" not in gaps(page)


def test_a_customs_district_shows_the_cases_of_its_customs_house_and_customs_rules_only():
    held = holdings(corpus(), "x-customs-hangzhou")
    agencies = {agency.agency_id for agency in held.agencies}
    assert held.cases
    assert all(agencies & {item.agency_id for item in case.authorities} for case in held.cases)
    issuers = {issuer.kind for standard in held.standards_above for issuer in standard.issuers}
    assert issuers == {"customs", "government"}
    assert region_page(writer(), "x-customs-hangzhou").title == "杭州关区"


def test_a_region_without_records_says_so_and_stays_out_of_search_engines():
    code = next(code for code in corpus().jurisdictions if holdings(corpus(), code).is_empty)
    page = region_page(writer(), code)
    assert not page.is_indexed
    assert gaps(page) == "没有收录本地区的案例。没有找到本地区公布的裁量基准。没有收录本地区参加的合作协议。"


def test_cases_seen_only_in_part_are_counted_as_missing_text():
    cases = corpus().cases_by_region["330000"]
    partial = sum(case.row.completeness != "full" for case in cases)
    assert gaps(region_page(writer(), "330000")).startswith(f"{len(cases)} 件案例中，{partial} 件只见到摘录或案名。")


def test_cities_within_a_province_carry_their_rolled_up_counts():
    rows = {row[0][0].href: row for row in block(region_page(writer(), "330000"), "children").rows}
    hangzhou = rows["regions/330100.html"]
    assert int(hangzhou[2][0].text) == len(corpus().cases_by_region["330100"])


def test_a_province_lists_the_regulations_and_zones_of_its_cities_too():
    page = region_page(writer(), "330000")
    laws = [row[0][0].href for row in block(page, "laws").rows]
    assert {corpus().laws[href.split("/")[1][:-5]].jurisdiction_code for href in laws} == {"330000", "330200", "330600"}
    zones = [row[0][0].href for row in block(page, "zones").rows]
    assert zones == [f"zones/zone-{code}.html" for code in ("330100", "330200", "330300", "330600")]


def test_packages_with_records_on_a_region_are_named_with_their_number():
    rows = {row[0][0].href: row[1][0].text for row in block(region_page(writer(), "330100"), "publishers").rows}
    assert rows["publishers/cooperation.html"] == str(len(corpus().agreements_by_region["330100"]))


def test_the_map_says_that_counts_depend_on_what_could_be_seen():
    figure = block(region_index(writer()), "map")
    assert "取决于来源能否见到" in figure.note
    assert '<a class="od-tile" href="330000.html"' in figure.svg


def test_every_region_can_be_reached_from_the_index_or_from_the_page_above_it():
    index = region_index(writer())
    linked = {node.name.href for item in index.blocks[1:] for node in item.nodes}
    for view in region_pages(writer()):
        for item in (*view.blocks, *view.more):
            if item.anchor == "children":
                linked.update(row[0][0].href for row in item.rows)
    assert linked == {f"regions/{code}.html" for code in corpus().jurisdictions}


def test_the_english_breadcrumb_leads_through_the_province():
    page = region_page(writer("en"), "330110")
    assert texts(page.breadcrumb)[2:4] == ["Zhejiang", "Hangzhou"]
