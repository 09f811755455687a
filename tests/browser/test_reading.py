"""What a reader does on any page: skip, switch, enlarge, darken, search."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import new_context
from tests.site import records

QUERY = {"zh": "侵权", "en": "infringement"}


@pytest.fixture(scope="module")
def case():
    """Return a case whose titles are its own."""
    rows = records.rows("typical-cases")
    for row in rows:
        alike = [one for one in rows if one["title_zh"] == row["title_zh"] or one["title_en"] == row["title_en"]]
        if len(alike) == 1 and row["completeness"] == "full" and "“" not in row["title_zh"] + row["title_en"]:
            return row
    raise AssertionError("no case has a title of its own")


def test_the_theme_is_chosen_and_kept(watched, case):
    page = watched.open(f"cases/{case['case_id']}.html")
    paper = "() => getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(paper)

    page.locator('[data-cycle="theme"]').click()

    dark = page.evaluate(paper)
    assert dark != light
    expect(page.locator('[data-cycle="theme"]')).to_have_attribute("aria-pressed", "true")
    page.reload()
    assert page.evaluate(paper) == dark
    watched.open("en/cases/index.html")
    assert page.evaluate(paper) == dark
    page.locator('[data-cycle="theme"]').click()
    assert page.evaluate(paper) == light


def test_large_type_is_chosen_in_two_steps_and_kept(watched, case):
    page = watched.open(f"cases/{case['case_id']}.html")
    size = "() => parseFloat(getComputedStyle(document.querySelector('.od-record p')).fontSize)"
    button = page.locator('[data-cycle="type"]')
    normal = page.evaluate(size)
    expect(button).to_have_text("字号")

    button.click()
    assert page.evaluate(size) == pytest.approx(1.25 * normal)
    expect(button).to_have_text("字号 125%")
    button.click()
    assert page.evaluate(size) == pytest.approx(1.5 * normal)

    page.reload()
    assert page.evaluate(size) == pytest.approx(1.5 * normal)
    expect(button).to_have_text("字号 150%")
    button.click()
    assert page.evaluate(size) == pytest.approx(normal)


@pytest.mark.parametrize("lang", ["", "en/"])
def test_large_type_fits_a_narrow_window(browser, address, kinds, lang):
    context = new_context(browser, width=360)
    page = context.new_page()
    page.goto(address)
    for _ in range(2):
        page.locator('[data-cycle="type"]').click()
    wide = []
    for path in kinds.values():
        page.goto(address + lang + path)
        if page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(path)
    context.close()

    assert wide == []


def test_large_type_gets_the_layout_of_a_narrow_window(watched):
    page = watched.open("cases/index.html")
    columns = "() => getComputedStyle(document.querySelector('.od-list__grid')).gridTemplateColumns.split(' ').length"
    page.set_viewport_size({"width": 1280, "height": 900})
    before = page.evaluate(columns)

    for _ in range(2):
        page.locator('[data-cycle="type"]').click()

    assert (before, page.evaluate(columns)) == (2, 1)


def test_the_language_switch_stays_on_the_record_and_comes_back(watched, case):
    path = f"cases/{case['case_id']}.html"
    page = watched.open(path)

    page.locator(".od-masthead__lang").click()
    page.wait_for_url(f"**/en/{path}")
    assert page.locator("html").get_attribute("lang") == "en"
    expect(page.locator("h1")).to_have_text(case["title_en"])
    page.locator(".od-masthead__lang").click()
    page.wait_for_url(watched.address + path)
    expect(page.locator("h1")).to_have_text(case["title_zh"])


def test_the_skip_link_leads_past_the_masthead(watched, case):
    page = watched.open(f"cases/{case['case_id']}.html")

    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className") == "od-skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.url.endswith("#content")
    assert page.evaluate("() => document.querySelector('#content').contains(document.activeElement)")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_record_is_reached_from_any_page_by_keyboard_alone(watched, case, lang):
    home = "" if lang == "zh" else "en/"
    page = watched.open(f"{home}data/index.html")

    page.keyboard.press("/")
    expect(page.locator("#od-search-q")).to_be_focused()
    page.keyboard.type(case[f"title_{lang}"])
    first = page.locator("#od-search-list [role=option]").first
    expect(first).to_have_text(case[f"title_{lang}"])
    page.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")

    page.wait_for_url(f"{watched.address}{home}cases/{case['case_id']}.html")
    expect(page.locator("h1")).to_have_text(case[f"title_{lang}"])


def test_escape_closes_the_suggestions(watched):
    page = watched.open("data/index.html")
    page.keyboard.press("/")
    page.keyboard.type(QUERY["zh"])
    expect(page.locator("#od-search-list")).to_be_visible()

    page.keyboard.press("Escape")

    expect(page.locator("#od-search-list")).to_be_hidden()
    expect(page.locator("#od-search-q")).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_state_of_the_search_page_lives_in_its_address(watched, lang):
    home = "" if lang == "zh" else "en/"
    page = watched.open(f"{home}search/index.html?q={QUERY[lang]}")
    status, results = page.locator("[data-part=status]"), page.locator(".od-search-result")
    expect(results).to_have_count(10)
    everything = status.inner_text()

    box = page.locator('input[name="kind"][value="standards"]')
    box.check()
    expect(status).not_to_have_text(everything)
    narrowed = status.inner_text()
    assert parse_qs(urlsplit(page.url).query) == {"q": [QUERY[lang]], "kind": ["standards"]}
    links = page.locator(".od-search-result__title a").evaluate_all("all => all.map((a) => a.getAttribute('href'))")
    assert links and all("/standards/" in link for link in links)

    page.reload()
    expect(status).to_have_text(narrowed)
    expect(page.locator('input[name="kind"][value="standards"]')).to_be_checked()
    page.go_back()
    expect(status).to_have_text(everything)
    assert int(re.search(r"\d+", everything).group()) > int(re.search(r"\d+", narrowed).group())


def test_the_home_page_sends_a_question_to_the_search_page(watched, case):
    page = watched.open("index.html")

    page.locator("#od-search-q").fill(case["title_zh"])
    page.locator("#od-search-q").press("Enter")

    page.wait_for_url("**/search/index.html?q=*")
    expect(page.locator(".od-search-result__title a").first).to_have_text(case["title_zh"])


def test_without_script_the_search_page_leads_to_the_lists(browser, address):
    context = new_context(browser, script=False)
    page = context.new_page()
    page.goto(f"{address}search/index.html?q=x")

    links = page.locator("[data-part=fallback] a")

    expect(links.first).to_be_visible()
    expect(page.locator("[data-part=live]")).to_be_hidden()
    assert links.count() >= 5
    context.close()


def test_the_site_opens_at_the_root_of_a_server_too(watched, case):
    page = watched.open("")

    assert urlsplit(page.url).path == urlsplit(watched.address).path
    expect(page.locator("h1")).to_be_visible()
