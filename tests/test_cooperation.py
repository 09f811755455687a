"""Who is bound to whom: recomputed from the CSV files, and questions worked out by hand."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, permutations

import pytest

from generator.cooperation import DRAFT, also_signed, between, bond, matrix, promises, status
from tests.pages.real_site import corpus, rows


def table(name):
    return rows(name, package="cooperation")


PLACES = {row["jurisdiction_code"]: row for row in rows("jurisdictions", package="reference")}


def above(code):
    """Return a place and everything above it but the nation; a customs district stands alone."""
    found = [code]
    while PLACES[code]["level"] != "customs-district" and PLACES[found[-1]]["parent_code"] != "100000":
        found.append(PLACES[found[-1]]["parent_code"])
    return found


def parties():
    """Return the places that each agreement binds, one entry for each party that signed."""
    bound = defaultdict(list)
    for row in table("signatories"):
        if row["role"] == "signatory" and row["jurisdiction_code"] != "100000":
            bound[row["agreement_id"]].append(row["jurisdiction_code"])
    return bound


def binds(places, a, b):
    """Tell whether different parties stand for `a` and for `b`, not both of them in both of two regions."""
    return any(
        a in above(p) and b in above(q) and (a == b or not ({a, b} <= {*above(p)} and {a, b} <= {*above(q)}))
        for p, q in permutations(places, 2)
    )


def cells_of(agreements):
    cells = defaultdict(set)
    for agreement, places in parties().items():
        if agreement in agreements:
            for p, q in combinations([above(place)[-1] for place in places], 2):
                cells[p, q].add(agreement)
                cells[q, p].add(agreement)
    return dict(cells)


def ids(accords):
    return {accord.row.agreement_id for accord in accords}


def keep_all(_):
    return True


FILTERS = {
    "everything": keep_all,
    "a mechanism": lambda row: any(
        item["agreement_id"] == row["agreement_id"] and item["mechanism_id"] == "clue-notification"
        for item in table("commitments")
    ),
    "years": lambda row: "2019" <= row["signed_on"][:4] <= "2022",
    "unknown dates": lambda row: row["signed_on"] == "",
    "an IP type": lambda row: any(
        item["agreement_id"] == row["agreement_id"] and item["ip_type"] == "gi" for item in table("agreement-ip-types")
    ),
    "a level": lambda row: row["level"] == "municipal",
    "a status": lambda row: row["status"] == "in-force",
}


@pytest.mark.parametrize("name", FILTERS)
def test_the_cells_are_those_that_the_files_give(name):
    chosen = {row["agreement_id"] for row in table("agreements") if FILTERS[name](row)}

    found = matrix(corpus(), [corpus().agreements[agreement] for agreement in chosen])

    expected = cells_of(chosen)
    assert {pair: ids(accords) for pair, accords in found.cells.items()} == expected
    assert found.places == tuple(sorted({place for pair in expected for place in pair}))
    assert ids(found.apart) == chosen - set().union(*expected.values())


def test_the_matrix_reads_the_same_both_ways():
    cells = matrix(corpus(), corpus().agreements.values()).cells

    assert all(cells[b, a] == accords for (a, b), accords in cells.items())


def test_national_agencies_and_counted_groups_bind_no_region():
    found = matrix(corpus(), corpus().agreements.values())

    # By hand from signatories.csv: one region or none signs these beside 100000 (CNIPA, the Supreme
    # People's Procuratorate, "28 provinces", "154 counties").
    assert ids(found.apart) == {
        "cnipa-macao-ip-agreement-2003",
        "cnipa-fujian-protocol-2008",
        "cnipa-hong-kong-ip-agreement-2011",
        "cnipa-hong-kong-ip-arrangement-2017",
        "cnipa-macao-ip-arrangement-2020",
        "baijiu-golden-triangle-consensus-2012",
        "county-ip-protection-agreement-2023",
        "spp-cnipa-ip-protection-opinions-2022",
    }


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("310000", "340000"),  # two provinces
        ("310117", "340100"),  # a district and a city
        ("310000", "340100"),  # a province and a city of another
        ("440000", "440100"),  # a province and its own city
        ("440000", "440000"),  # within a province
        ("x-customs-gongbei", "442000"),  # a customs district and a city
        ("440000", "820000"),  # through a zone of a city
        ("110000", "650000"),
        ("320000", "320412"),
        ("340000", "x-customs-gongbei"),  # nothing
    ],
)
def test_what_binds_two_regions_is_what_the_files_say(a, b):
    found = between(corpus(), a, b)

    expected = {agreement for agreement, places in parties().items() if binds(places, a, b)}
    held = [row for row in table("commitments") if row["agreement_id"] in expected]
    dates = {
        row["agreement_id"]: row["signed_on"] for row in table("agreements") if "征求意见稿" not in row["title_zh"]
    }
    since = {}
    for row in held:
        known = since.setdefault(row["mechanism_id"], set())
        if dates.get(row["agreement_id"]):
            known.add(dates[row["agreement_id"]])
    assert {item.accord.row.agreement_id for item in found.bonds} == expected
    assert {item.mechanism.mechanism_id: item.since for item in found.promises} == {
        mechanism: min(known, default="") for mechanism, known in since.items()
    }
    assert sum(len(item.commitments) for item in found.promises) == len(held)
    assert {body.body_id for body in found.bodies} == {
        row["body_id"] for row in table("bodies") if row["agreement_id"] in expected
    }


def test_both_orders_of_two_regions_give_the_same_agreements_with_the_sides_changed():
    one, other = between(corpus(), "310000", "340000"), between(corpus(), "340000", "310000")

    assert [(item.accord, item.a, item.b) for item in one.bonds] == [
        (item.accord, item.b, item.a) for item in other.bonds
    ]


def test_hosts_guides_and_witnesses_bind_nobody():
    # Hubei, Hunan and Jiangxi only witnessed what seven of their cities signed; Jiangmen hosted and signed.
    witnessed = corpus().agreements["xianning-yueyang-jiujiang-plus-anti-counterfeiting-2017"]
    signed = bond(corpus(), witnessed, "420000", "430000")

    assert [party.jurisdiction_code for party in signed.a] == ["421200", "421000", "421100", "420200"]
    assert [party.jurisdiction_code for party in signed.b] == ["430600", "430700"]
    assert bond(corpus(), corpus().agreements["yrd-ip-integration-framework-2023"], "100000", "310000") is None


def test_which_mechanisms_bind_shanghai_and_anhui_and_since_when():
    found = {item.mechanism.mechanism_id: item for item in between(corpus(), "310000", "340000").promises}

    # The framework of 20 April 2018 promises to pass on clues; so does a memorandum without a date.
    assert (found["clue-notification"].since, found["clue-notification"].has_undated) == ("2018-04-20", True)
    # Discretion standards: first in the enforcement agreement of 2019, whose day no source states.
    assert found["standard-unification"].since == "2019"
    # Evidence is recognised only through Songjiang and the three Anhui cities of the G60 corridor.
    [(accord, _)] = found["evidence-recognition"].commitments
    assert accord.row.agreement_id == "g60-ip-integration-agreement-2021"
    through = bond(corpus(), accord, "310000", "340000")
    assert [party.jurisdiction_code for party in through.a] == ["310117"]
    assert {party.jurisdiction_code for party in through.b} == {"340100", "340200", "341800"}
    assert found["evidence-recognition"].since == "2021-10-21"


def test_a_draft_is_shown_and_promises_nothing_yet():
    draft = corpus().agreements["g60-ip-enforcement-opinions-draft-2023"]

    assert [key for key, accord in corpus().agreements.items() if status(accord) == DRAFT] == [draft.row.agreement_id]
    assert draft in [item.accord for item in between(corpus(), "310117", "340100").bonds]
    assert draft.commitments
    assert {item.since for item in promises(corpus(), [draft])} == {""}


def test_which_agreements_promise_to_unify_discretion_standards():
    [found] = [
        item
        for item in promises(corpus(), corpus().agreements.values())
        if item.mechanism.mechanism_id == "standard-unification"
    ]

    assert {accord.row.agreement_id for accord, _ in found.commitments} == {
        row["agreement_id"] for row in table("commitments") if row["mechanism_id"] == "standard-unification"
    }


def test_cases_that_name_an_agreement_stand_apart_from_cases_that_both_took_part_in():
    found = between(corpus(), "310000", "320000")

    # By hand from case-authorities.csv: agencies of both sit on these.
    assert {case.row.case_id for case in found.joint} == {
        "samr-2024-ip-top10-01",
        "ncac-2022-jianwang-04",
        "customs-2016-top10-03",
        "customs-2016-top10-02",
        "shanghai-jiading-huaian-2024-01",
    }
    assert not set(found.naming) & set(found.joint)


def test_agencies_of_one_region_working_together_is_no_cooperation_between_regions():
    assert between(corpus(), "440000", "440000").joint == ()
    assert between(corpus(), "440000", "440100").joint == ()


def test_which_cities_of_the_pearl_river_delta_agreement_also_sit_in_another():
    found = also_signed(corpus(), corpus().agreements["prd-nine-city-ip-protection-framework"])

    # By hand: all nine signed the two copyright papers; four of them signed something more.
    copyright_papers = {"prd-copyright-framework-2009", "prd-copyright-cooperation-opinions-2010"}
    assert {place: ids(accords) - copyright_papers for place, accords in found.items()} == {
        "440100": {"five-city-procuratorates-ip-alliance-2024"},
        "440300": {"five-city-procuratorates-ip-alliance-2024", "qianhai-hong-kong-ip-measures-2023"},
        "440400": {"gongbei-customs-zhuhai-ip-agreement-2016"},
        "440600": set(),
        "440700": set(),
        "441200": set(),
        "441300": set(),
        "441900": set(),
        "442000": {"gongbei-customs-zhongshan-ip-agreement-2016", "zhongshan-customs-lighting-ip-centre-2016"},
    }
    assert all(copyright_papers <= ids(accords) for accords in found.values())
