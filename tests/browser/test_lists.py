"""A list narrows, sorts and goes on as the data say: with script in place, without it by pages."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import new_context
from tests.site import records

IP_TYPE, REGION = "trademark", "440000"
PAGE = 25
NARROW, WIDE = 360, 1440


def dates():
    """Return the best known date of each case, from the CSV files alone."""
    released = {row["release_id"]: row["released_on"] for row in records.rows("releases")}
    return {
        row["case_id"]: row["decided_on"] or row["published_on"] or row["source_date"] or released[row["release_id"]]
        for row in records.rows("typical-cases")
    }


def regions():
    """Return the regions of each case with all above them but the nation, from the CSV files alone."""
    above = {row["jurisdiction_code"]: row["parent_code"] for row in records.rows("jurisdictions")}
    of_release = {row["release_id"]: row["jurisdiction_code"] for row in records.rows("releases")}
    named: dict[str, set[str]] = {}
    for row in records.rows("case-authorities"):
        if row["jurisdiction_code"]:
            named.setdefault(row["case_id"], set()).add(row["jurisdiction_code"])
    found = {}
    for row in records.rows("typical-cases"):
        codes = set()
        for start in named.get(row["case_id"]) or {of_release[row["release_id"]]}:
            code = start
            while code:
                codes.add(code)
                code = above[code]
            if start != "100000":
                codes.discard("100000")
        found[row["case_id"]] = codes
    return found


def cases(*, ip_type=None, region=None):
    """Return the ids of the cases that a choice leaves."""
    of = regions()
    return {
        row["case_id"]
        for row in records.rows("typical-cases")
        if ip_type in (None, row["ip_type"]) and (region is None or region in of[row["case_id"]])
    }


def shown(page):
    """Return the ids of the records that the list shows."""
    hrefs = page.locator(".od-results__list .od-result > :is(h2, h3) > a").evaluate_all(
        "links => links.map((link) => link.getAttribute('href'))"
    )
    return [href.rpartition("/")[2].removesuffix(".html") for href in hrefs]


def choose(page, facet, code):
    link = page.locator(f'[data-facet="{facet}"] a[data-code="{code}"]')
    if not link.is_visible():
        page.locator(f'[data-facet="{facet}"] details > summary').click()
    link.click()


def expect_count(page, number):
    expect(page.locator(".od-list__count")).to_have_text(re.compile(rf"(?<!\d){number}(?!\d)"))


def state(page):
    return sorted(parse_qsl(urlsplit(page.url).query))


def counts(page, facet):
    """Return the facet's counts as they are shown, what is hidden left out."""
    return page.locator(f'[data-facet="{facet}"] li:not([hidden])').evaluate_all(
        "items => Object.fromEntries(items.map((item) =>"
        " [item.querySelector('a').dataset.code, Number(item.querySelector('.od-facet__count').textContent)]))"
    )


@pytest.mark.parametrize("home", ["", "en/"])
def test_two_choices_narrow_the_list_live_in_the_address_and_survive_back_and_reload(watched, home):
    page = watched.open(f"{home}cases/index.html")
    one, both = cases(ip_type=IP_TYPE), cases(ip_type=IP_TYPE, region=REGION)
    assert 0 < len(both) < len(one) < len(cases())

    choose(page, "ip_type", IP_TYPE)
    expect_count(page, len(one))
    choose(page, "region", REGION)
    expect_count(page, len(both))
    years = Counter(dates()[case][:4] for case in both if dates()[case])
    assert state(page) == [("ip_type", IP_TYPE), ("region", REGION)]
    assert len(shown(page)) == min(PAGE, len(both)) and set(shown(page)) <= both
    assert {code: number for code, number in counts(page, "year").items() if code and number} == years
    chosen = page.locator('[data-facet] a[aria-current="true"]').evaluate_all("all => all.map((a) => a.dataset.code)")
    assert sorted(set(chosen)) == sorted([IP_TYPE, REGION])

    page.reload()
    expect_count(page, len(both))
    assert set(shown(page)) <= both

    page.go_back()
    expect_count(page, len(one))
    assert state(page) == [("ip_type", IP_TYPE)]
    page.go_back()
    expect_count(page, len(cases()))
    assert state(page) == []


def test_a_choice_that_is_taken_again_is_taken_back(watched):
    page = watched.open(f"cases/index.html?ip_type={IP_TYPE}")
    expect_count(page, len(cases(ip_type=IP_TYPE)))

    choose(page, "ip_type", IP_TYPE)

    expect_count(page, len(cases()))
    assert state(page) == []


def test_sorting_and_showing_more_follow_the_dates(watched):
    page = watched.open("cases/index.html")
    by_date = dates()
    oldest = sorted(by_date.values(), key=lambda day: day or "9999")

    page.locator('[data-sort="oldest"]').click()
    expect(page.locator('[data-sort="oldest"]')).to_have_attribute("aria-current", "true")
    assert [by_date[case] for case in shown(page)] == oldest[:PAGE]
    page.locator("button[data-more]").click()
    expect(page.locator(".od-results__list .od-result")).to_have_count(2 * PAGE)
    assert [by_date[case] for case in shown(page)] == oldest[: 2 * PAGE]
    assert page.evaluate("() => document.activeElement.closest('.od-result') !== null"), "the focus was lost"


def test_a_choice_on_a_narrowed_page_adds_to_what_it_stands_for(watched):
    page = watched.open(f"cases/by/ip_type-{IP_TYPE}.html")

    choose(page, "region", REGION)

    page.wait_for_url("**/cases/index.html?*")
    expect_count(page, len(cases(ip_type=IP_TYPE, region=REGION)))
    assert state(page) == [("ip_type", IP_TYPE), ("region", REGION)]


@pytest.mark.parametrize(("home", "width"), [("", WIDE), ("", NARROW), ("en/", WIDE)])
def test_without_script_the_same_choices_are_pages_with_the_right_records(browser, address, home, width):
    context = new_context(browser, width=width, script=False)
    page = context.new_page()
    page.goto(f"{address}{home}cases/index.html")
    stated = counts(page, "ip_type")
    assert stated == Counter(row["ip_type"] for row in records.rows("typical-cases"))

    drawer = page.locator(".od-drawer > summary")
    if width == NARROW:
        drawer.click()
    choose(page, "ip_type", IP_TYPE)

    assert page.url == f"{address}{home}cases/by/ip_type-{IP_TYPE}.html"
    expect_count(page, len(cases(ip_type=IP_TYPE)))
    found = shown(page)
    while (following := page.locator(".od-pager li:last-child > a")).count():
        following.click()
        found += shown(page)
    context.close()
    assert len(found) == len(set(found))
    assert set(found) == cases(ip_type=IP_TYPE)


@pytest.mark.parametrize("kind", ["cases", "standards", "agreements"])
def test_without_script_a_list_shows_every_record_over_its_pages(browser, address, kind):
    context = new_context(browser, script=False)
    page = context.new_page()
    page.goto(f"{address}{kind}/index.html")
    expect_count(page, len(records.record_ids(kind)))
    found = shown(page)
    while (following := page.locator(".od-pager li:last-child > a")).count():
        following.click()
        found += shown(page)
    context.close()

    assert sorted(found) == records.record_ids(kind)
