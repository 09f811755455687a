"""The lists as pages: one for each value of each facet, in orders that rank no region, with feeds."""

from __future__ import annotations

from collections import Counter
from xml.etree import ElementTree

import pytest

from generator.list_feeds import list_feeds
from generator.pages.list_pages import list_pages
from generator.pages.view import PageView
from tests.browser.listed import cases
from tests.pages.real_site import corpus, writer

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://data.example.org/"


@pytest.fixture(scope="module")
def pages() -> dict[str, PageView]:
    return {view.path: view for view in list_pages(writer())}


def identifier(result) -> str:
    return result.title.href.removeprefix("cases/").removesuffix(".html")


def run(pages: dict[str, PageView], stem: str) -> list[str]:
    """Return the ids on the page at `stem` and on those that follow it."""
    found: list[str] = []
    number = 1
    while view := pages.get(f"{stem}.html" if number == 1 else f"{stem}-{number}.html"):
        found += map(identifier, view.extra.results)
        number += 1
    return found


def test_each_value_of_each_facet_has_its_pages_with_just_its_cases(pages):
    facets = cases()[0].facets
    wrong = [
        (name, code)
        for name in facets
        for code in set().union(*(case.facets[name] for case in cases()))
        if run(pages, f"cases/by/{name}-{code}") != [case.case_id for case in cases() if code in case.facets[name]]
    ]

    assert (len(facets), wrong) == (12, [])


def test_the_counts_of_a_facet_are_those_of_the_whole_list(pages):
    [facet] = [one for one in pages["cases/index.html"].extra.facets if one.name == "violation"]
    stated = {value.code: value.count for value in facet.values}

    counted = Counter(code for case in cases() for code in case.facets["violation"])
    assert list(stated.values()) == [number for _, number in counted.most_common(len(stated))]
    assert stated.items() <= counted.items()
    assert facet.more is not None and str(len(counted)) in facet.more.text


def test_regions_stand_in_code_order_as_a_tree_and_never_by_their_number_of_cases(pages):
    def tree(page: str) -> list:
        [facet] = [one for one in pages[page].extra.facets if one.name == "region"]
        return facet.values

    tops = [value.code for value in tree("cases/index.html")]
    assert tops == sorted(tops) and all(code.endswith("0000") for code in tops)
    [province] = [value for value in tree("cases/by/region-330100.html") if value.code == "330000"]
    below = [value.code for value in province.children]
    assert below == sorted(below) and all(code.startswith("33") for code in below)
    assert [value.code for value in province.children if value.is_current] == ["330100"]
    values = pages["cases/by/region.html"].blocks[0].values
    assert [value.code for value in values] == tops
    assert [value.code for value in pages["cases/by/agency.html"].blocks[0].values] == sorted(
        set().union(*(case.facets["agency"] for case in cases())),
        key=lambda code: (corpus().agencies[code].jurisdiction_code, code),
    )


def test_by_an_amount_what_states_none_stands_last_and_is_counted(pages):
    found, amounts = run(pages, "cases/sort/turnover"), {case.case_id: case.amounts for case in cases()}

    stated = [max(cny for _, cny in amounts[case]) for case in found if amounts[case]]

    assert len(found) == len(cases())
    assert stated == sorted(stated, reverse=True)
    assert not any(amounts[case] for case in found[len(stated) :])
    assert f" {len(found) - len(stated)} " in pages["cases/sort/turnover.html"].extra.note


def test_a_card_says_every_amount_with_what_it_measures(pages):
    results = {
        identifier(one): one for view in pages.values() if view.template == "list.html" for one in view.extra.results
    }
    bases = {
        "illegal-turnover": "违法经营额", "goods-value": "货值", "case-value": "案值", "sales": "销售额",
        "illegal-gains": "违法所得", "unspecified": "口径未明",
    }  # fmt: skip
    wrong = [
        case.case_id
        for case in cases()
        if case.amounts
        and [bases[basis] for basis, _ in case.amounts[:2]]
        != [value.note for value in results[case.case_id].line if value.note]
    ]

    assert wrong == []


def test_every_value_of_a_main_facet_has_a_feed_that_its_page_names(pages):
    feeds = {feed.path: ElementTree.fromstring(feed.content) for feed in list_feeds(writer(), site_url=SITE)}
    del feeds["feed.xml"]

    named = {view.feed for view in pages.values() if view.feed}
    assert named == set(feeds)
    feed = feeds["cases/by/region-110000.xml"]
    members = {case.case_id for case in cases() if "110000" in case.facets["region"]}
    links = [link.get("href") for link in feed.findall(f"{ATOM}entry/{ATOM}link")]
    days = [entry.findtext(f"{ATOM}updated") for entry in feed.findall(f"{ATOM}entry")]
    assert links and {link.removeprefix(f"{SITE}cases/").removesuffix(".html") for link in links} <= members
    assert days == sorted(days, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == days[0]
    assert feed.findtext(f"{ATOM}id") == f"{SITE}cases/by/region-110000.html"
