"""The page of a region and the way in by region."""

from __future__ import annotations

from functools import cache

import pytest

from generator.pages import region_pages as module
from generator.pages.compare_scope import scopes
from generator.pages.region_holdings import holdings, partners
from generator.pages.region_index import region_index
from generator.pages.region_pages import region_pages
from generator.pages.view import Facts
from tests.pages.real_site import all_rows, block, corpus, rows, texts, writer

# A province, a municipality, a city, a district, the nation and a customs district.
CHOSEN = ("330000", "110000", "440100", "310115", "100000")


def region_page(lang_writer, code):
    return module.region_page(lang_writer, code, compared=scopes(corpus()))


@cache
def parents():
    """Return the region above each region, as the file has it."""
    return {row["jurisdiction_code"]: row["parent_code"] for row in rows("jurisdictions", package="reference")}


def lies_in(code, region):
    """Tell whether `code` is `region` or lies below it; only the nation's own records are the nation's."""
    if region == "100000":
        return code == region
    while code and code != region:
        code = parents()[code]
    return code == region


@cache
def case_places():
    """Return the regions of each case: of its agencies, else of its release."""
    released = {row["release_id"]: row["jurisdiction_code"] for row in all_rows("releases")}
    places = {row["case_id"]: set() for row in all_rows("typical-cases")}
    for row in all_rows("case-authorities"):
        if row["jurisdiction_code"]:
            places[row["case_id"]].add(row["jurisdiction_code"])
    return {
        row["case_id"]: places[row["case_id"]] or {released[row["release_id"]]} for row in all_rows("typical-cases")
    }


@cache
def case_ids(region):
    return {case for case, places in case_places().items() if any(lies_in(place, region) for place in places)}


@cache
def signed():
    """Return the regions whose agencies are signatories of each agreement."""
    found = {}
    for row in rows("signatories", package="cooperation"):
        if row["role"] == "signatory" and row["jurisdiction_code"]:
            found.setdefault(row["agreement_id"], set()).add(row["jurisdiction_code"])
    return found


def facts(page, index):
    return {fact.term: fact.values for fact in page.aside[index].facts}


def missing(page):
    return {fact.term: fact.values for fact in block(page, "missing").facts}


def anchors(page):
    return [item.anchor for item in (*page.blocks, *page.more)]


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


@pytest.mark.parametrize("code", ["330100", "330000", "110000", "500000"])
def test_partners_stand_in_code_order_with_the_agreements_that_both_signed(code):
    shared = {}
    for agreement, places in signed().items():
        for other in places - {code} if code in places else ():
            shared.setdefault(other, set()).add(agreement)
    table = block(region_page(writer(), code), "partners")
    listed = [row[0][0].href.split("/")[1][:-5] for row in table.rows]
    assert listed == sorted(shared)
    assert [row[0][0].note for row in table.rows] == [f"{len(shared[other])} 份" for other in listed]
    for row, other in zip(table.rows, listed, strict=True):
        named = {value.href.split("/")[1][:-5] for value in row[1][:3]}
        assert named <= shared[other]
        assert len(named) == min(3, len(shared[other]))
        rest = [(value.text, value.href) for value in row[1][3:]]
        more = len(shared[other]) - 3
        assert rest == ([(f"另 {more} 份", f"agreements/by/region-{code}.html")] if more > 0 else [])


def test_whoever_is_bound_to_a_region_shows_that_region_too():
    bound = {code: set(holdings(corpus(), code).partners) for code in corpus().jurisdictions}
    assert sum(map(len, bound.values())) > 0
    assert all(code in bound[other] for code, others in bound.items() for other in others)


def test_a_long_list_of_agreements_ends_with_the_way_to_all_of_them():
    agreements = block(region_page(writer(), "310000"), "agreements")
    assert len(agreements.results) == 8
    assert agreements.more.href == "agreements/by/region-310000.html"


def test_the_facts_of_a_region_and_the_ways_on_stand_above_its_lists():
    page = region_page(writer(), "310000")
    assert page.strip == page.aside
    assert [item.heading for item in page.aside] == ["要点", "从本地区出发"]
    assert page.ending == ()


def test_a_page_with_many_sections_names_them_at_its_head_and_a_short_one_does_not():
    long, short = region_page(writer(), "310000"), region_page(writer(), "x-customs-hangzhou")
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


@pytest.mark.parametrize("code", ["710000", "810000", "820000"])
def test_mainland_standards_and_the_penalty_check_are_not_said_to_reach_hong_kong_macao_or_taiwan(code):
    page = region_page(writer(), code)
    assert "standards-above" not in anchors(page)
    ways = {fact.term for item in page.aside[1:] if isinstance(item, Facts) for fact in item.facts}
    assert not {"查处罚", "跨区域比较"} & ways
    assert [
        fact for block in page.more if block.anchor == "missing" for fact in block.facts if fact.term == "裁量基准"
    ] == []


def test_a_customs_district_shows_the_cases_of_its_customs_house_and_customs_rules_only():
    held = holdings(corpus(), "x-customs-hangzhou")
    agencies = {agency.agency_id for agency in held.agencies}
    assert held.cases
    assert all(agencies & {item.agency_id for item in case.authorities} for case in held.cases)
    issuers = {issuer.kind for standard in held.standards_above for issuer in standard.issuers}
    assert issuers == {"customs", "government"}
    assert region_page(writer(), "x-customs-hangzhou").title == "杭州关区"


def test_a_region_without_records_says_so_in_one_line_and_stays_out_of_search_engines():
    code = next(code for code in corpus().jurisdictions if holdings(corpus(), code).is_empty)
    page = region_page(writer(), code)
    assert not page.is_indexed
    assert texts(page.aside[-1].text) == ["没有收录有关本地区的案例、裁量基准、协议、示范区、法规和机关。"]
    assert "missing" not in anchors(page)
    assert code not in {row["jurisdiction_code"] for row in (*all_rows("case-authorities"), *all_rows("agencies"))}


@pytest.mark.parametrize("code", CHOSEN)
def test_what_is_missing_counts_unseen_texts_unseen_cases_and_releases_without_a_number(code):
    found = missing(region_page(writer(), code))
    cases = [row for row in all_rows("typical-cases") if row["case_id"] in case_ids(code)]
    partial = sum(row["completeness"] != "full" for row in cases)
    whole = f"{len(cases)} 件案例都见到完整内容。"
    assert texts(found["案例"]) == [f"{len(cases)} 件案例中，{partial} 件只见到摘录或案名。" if partial else whole]
    batches = [
        row for row in all_rows("releases") if row["kind"] == "batch" and lies_in(row["jurisdiction_code"], code)
    ]
    counted = {row["release_id"]: int(row["case_count_stated"]) for row in batches if row["case_count_stated"]}
    here = sum(row["release_id"] in counted for row in all_rows("typical-cases"))
    expected = [f"{len(counted)} 个批次写明公布 {sum(counted.values())} 件，收录 {here} 件。"] if counted else []
    expected += [f"{len(batches) - len(counted)} 个批次没有写明公布件数。"] if len(counted) < len(batches) else []
    assert texts(found.get("发布批次", ())) == expected


@pytest.mark.parametrize("code", ["330100", "210100", "110000", "100000"])
def test_violations_that_national_law_fines_but_no_valid_tier_of_the_region_cuts_are_counted(code):
    laws = {row["law_id"]: row for row in rows("laws", package="reference")}
    today = corpus().as_of
    fined = {
        row["violation_id"]
        for row in rows("provisions", package="reference")
        if row["fine_basis"] != "none"
        and row["violation_id"] != "any-violation"
        and (law := laws[row["law_id"]])["level"] != "local"
        and not (law["effective_to"] and law["effective_to"] < today)
        and law["effective_from"] <= today
    }
    line, at = [], code
    while at:
        line.append(at)
        at = parents()[at]
    valid = {row["standard_id"] for row in all_rows("penalty-standards") if row["status"] in {"in-force", "unknown"}}
    here = {
        row["standard_id"] for row in all_rows("standard-jurisdictions") if row["jurisdiction_code"] in line
    } & valid
    cut = {row["violation_id"] for row in all_rows("penalty-tiers") if row["standard_id"] in here}
    [said] = missing(region_page(writer(), code))["裁量基准"]
    assert f"{len(fined)} 种违法行为由现行全国性法律设有罚款，其中 {len(fined - cut)} 种没有见到" in said.text


@pytest.mark.parametrize("code", ["330000", "110000", "440000", "330100", "100000"])
def test_the_regions_within_stand_in_code_order_after_the_regions_own_level_with_their_counts(code):
    agreements, standards = {}, {}
    for row in rows("signatories", package="cooperation"):
        agreements.setdefault(row["agreement_id"], set()).add(row["jurisdiction_code"])
    for row in all_rows("standard-jurisdictions"):
        standards.setdefault(row["standard_id"], set()).add(row["jurisdiction_code"])
    sources = (case_places(), standards, agreements)
    table = block(region_page(writer(), code), "children")
    within = sorted(
        row["jurisdiction_code"]
        for row in rows("jurisdictions", package="reference")
        if row["parent_code"] == code and row["level"] != "customs-district"
    )
    assert [row[0][0].href for row in table.rows] == ["", *(f"regions/{child}.html" for child in within)]
    numbers = [[int(cell[0].text) for cell in row[2:]] for row in table.rows]
    assert numbers[0] == [sum(code in places for places in source.values()) for source in sources]
    assert numbers[1:] == [
        [
            sum(any(place and lies_in(place, child) for place in places) for places in source.values())
            for source in sources
        ]
        for child in within
    ]


@pytest.mark.parametrize("code", ["330000", "440000", "330100"])
def test_a_region_says_how_many_of_its_cases_are_of_its_own_level_and_how_many_only_from_below(code):
    own = sum(code in case_places()[case] for case in case_ids(code))
    below = len(case_ids(code)) - own
    note = block(region_page(writer(), code), "cases").note
    assert note.startswith(f"收录 {len(case_ids(code))} 件，")
    assert f"其中 {own} 件有本级机关参加，{below} 件只有所辖地区的机关参加。" in note


def test_a_city_without_a_standard_of_its_own_says_that_it_looks_to_those_above():
    note = block(region_page(writer(), "330100"), "standards-above").note
    assert note.startswith("没有找到本地区自己的裁量基准，看上级和全国的。")
    assert "没有找到" not in block(region_page(writer(), "330000"), "standards-above").note


def test_standards_are_counted_with_those_in_force():
    ids = {
        row["standard_id"] for row in all_rows("standard-jurisdictions") if lies_in(row["jurisdiction_code"], "110000")
    }
    valid = sum(row["standard_id"] in ids and row["status"] == "in-force" for row in all_rows("penalty-standards"))
    assert block(region_page(writer(), "110000"), "standards").note == f"共 {len(ids)} 份，其中现行 {valid} 份。"


def test_the_releases_of_a_region_and_of_those_within_are_listed_newest_first():
    listed = [row[0][0].href for row in block(region_page(writer(), "330000"), "releases").rows]
    expected = [row for row in all_rows("releases") if lies_in(row["jurisdiction_code"], "330000")]
    expected.sort(key=lambda row: (row["released_on"], row["release_id"]), reverse=True)
    assert listed == [f"releases/{row['release_id']}.html" for row in expected]


def test_a_region_leads_on_to_the_check_its_comparisons_its_lists_and_the_feed():
    ways = facts(region_page(writer(), "210100"), 1)
    assert [value.href for value in ways["查处罚"]] == ["check/index.html?region=210100"]
    assert "compare/unregistered-mandatory-trademark.html" in [value.href for value in ways["跨区域比较"]]
    province = facts(region_page(writer(), "310000"), 1)
    assert [value.href for value in province["列表"]] == [
        f"{kind}/by/region-310000.html" for kind in ("cases", "standards", "agreements")
    ]
    assert [value.href for value in province["订阅"]] == ["feed.xml"]


def test_a_region_is_not_led_to_comparisons_that_have_nothing_of_it():
    own = {row["jurisdiction_code"] for row in rows("laws", package="reference") if row["level"] == "local"}
    own |= {row["jurisdiction_code"] for row in all_rows("standard-jurisdictions")}
    code = next(
        row["jurisdiction_code"]
        for row in rows("jurisdictions", package="reference")
        if row["level"] == "province" and row["jurisdiction_code"] not in own | {"710000", "810000", "820000"}
    )
    assert "跨区域比较" not in facts(region_page(writer(), code), 1)


def test_the_seat_of_a_customs_house_names_the_customs_district_but_does_not_hold_it():
    page = region_page(writer(), "330100")
    assert [value.href for value in facts(page, 0)["驻地在此的关区"]] == ["regions/x-customs-hangzhou.html"]
    assert "regions/x-customs-hangzhou.html" not in [row[0][0].href for row in block(page, "children").rows]


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
                linked.update(row[0][0].href for row in item.rows[1:])
    assert linked == {f"regions/{code}.html" for code in corpus().jurisdictions}


def test_the_english_breadcrumb_leads_through_the_province():
    page = region_page(writer("en"), "330110")
    assert texts(page.breadcrumb)[2:4] == ["Zhejiang", "Hangzhou"]
