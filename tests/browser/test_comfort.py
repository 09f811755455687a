"""Reading is made easy: terms explain themselves, lines break well, paper gets what paper needs."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watched, new_context
from tests.site import records

# The measure of Chinese text, in characters (docs: W3C clreq; look: 34–40).
MEASURE = range(30, 41)
_BROKEN = """() => [...document.querySelectorAll(".od-nb")].filter((unit) => {
  const tops = [...unit.getClientRects()].map((line) => Math.round(line.top));
  return tops.some((top) => Math.abs(top - tops[0]) > 4);
}).map((unit) => unit.textContent)"""
_LONGEST_LINE = """() => {
  const texts = [...document.querySelectorAll(".od-record__main .od-text > p")];
  const [text] = texts.sort((a, b) => b.textContent.length - a.textContent.length);
  const size = parseFloat(getComputedStyle(text).fontSize);
  return text.clientWidth / size;
}"""


@pytest.fixture(scope="module")
def case():
    """Return a case whose facts use a term, an amount and a date, and are long."""
    rows = [row for row in records.rows("typical-cases") if row["completeness"] == "full"]
    used = [row for row in rows if "罚款" in row["outcome_zh"] and re.search(r"\d+年\d+月\d+日", row["facts_zh"])]
    return max(used, key=lambda row: len(row["facts_zh"]))


@pytest.fixture(scope="module")
def definition():
    [row] = [row for row in records.rows("glossary") if row["term_zh"] == "罚款"]
    return row


def test_a_term_is_explained_on_hover_and_on_focus_until_escape(watched, case, definition):
    page = watched.open(f"cases/{case['case_id']}.html")
    term, note = page.locator(".od-term", has_text=re.compile("^罚款$")), page.get_by_role("tooltip")
    expect(term).to_have_count(1)

    term.hover()
    expect(note).to_contain_text(definition["definition_zh"])
    expect(note).to_contain_text(definition["term_en"])
    expect(term).to_have_attribute("aria-describedby", note.get_attribute("id"))
    note.hover()
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)

    page.mouse.move(0, 0)
    page.keyboard.press("Tab")
    term.focus()
    expect(note).to_contain_text(definition["definition_zh"])
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/index.html#*")
    expect(page.locator(":target")).to_contain_text(definition["definition_zh"])


def test_a_first_touch_explains_and_a_second_goes_to_the_glossary(browser, address, case, definition):
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    watched = Watched(context.new_page(), address)
    page = watched.open(f"en/cases/{case['case_id']}.html")
    note = page.get_by_role("tooltip")
    here = page.url
    for term in page.locator(".od-term").all():
        term.scroll_into_view_if_needed()
        term.tap()
        expect(note).to_have_count(1)
        box = page.locator(".od-term-note").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
    term = page.locator(".od-term", has_text=re.compile("^(fine|fines|fined|罚款)$", re.IGNORECASE)).first
    term.tap()
    expect(note).to_contain_text(definition["definition_en"])
    assert page.url == here
    page.touchscreen.tap(5, 5)
    expect(note).to_have_count(0)
    term.tap()
    expect(note).to_have_count(1)
    term.tap()
    page.wait_for_url("**/glossary/index.html#*")
    context.close()

    assert watched.faults == []


def test_a_term_is_a_link_to_its_entry_without_script(browser, address, case):
    context = new_context(browser, script=False)
    page = context.new_page()
    page.goto(f"{address}cases/{case['case_id']}.html")

    page.locator(".od-term", has_text=re.compile("^罚款$")).click()

    expect(page.locator(":target dt")).to_contain_text("罚款")
    context.close()


@pytest.mark.parametrize("width", [360, 1440])
def test_no_amount_date_or_article_is_parted_at_the_end_of_a_line(browser, address, kinds, case, width):
    context = new_context(browser, width=width)
    page = context.new_page()
    broken, seen = {}, 0
    for path in [f"cases/{case['case_id']}.html", *(path for kind, path in kinds.items() if "/" not in kind)]:
        for lang in ("", "en/"):
            page.goto(address + lang + path)
            seen += page.locator(".od-nb").count()
            if found := page.evaluate(_BROKEN):
                broken[lang + path] = found
    context.close()

    assert seen > 0
    assert broken == {}


def test_a_line_of_chinese_text_has_the_measure_of_a_book(watched, case):
    page = watched.open(f"cases/{case['case_id']}.html")

    assert int(page.evaluate(_LONGEST_LINE)) in MEASURE


def test_the_scripts_of_a_page_all_come_from_the_folder_of_one_release(watched):
    folders = set()
    watched.page.on(
        "request", lambda request: request.url.endswith(".js") and folders.add(request.url.rpartition("/")[0])
    )
    for path in ("cases/index.html", "check/index.html", "search/index.html?q=x"):
        page = watched.open(path)
        page.wait_for_load_state("networkidle")

    assert len(folders) == 1
    assert re.fullmatch(r".*/assets/js/[0-9a-f]{8}", folders.pop())


def test_the_home_page_suggests_records_and_shows_every_door_on_a_phone(browser, address, case):
    context = new_context(browser, width=360)
    watched = Watched(context.new_page(), address)
    page = watched.open("index.html")
    doors = page.locator(".od-door")
    leads = [door.get_attribute("href").removeprefix("./").split("/")[0] for door in doors.all()]
    assert leads == ["cases", "check", "cooperation", "contribute"]
    assert doors.last.bounding_box()["y"] + doors.last.bounding_box()["height"] <= 900

    page.keyboard.press("/")
    page.keyboard.type(case["title_zh"])
    expect(page.locator("#od-search-list [role=option]").first).to_have_text(case["title_zh"])
    context.close()

    assert watched.faults == []


def test_paper_gets_name_address_and_record_in_black_on_white(browser, address, case):
    context = new_context(browser, theme="dark")
    page = context.new_page()
    page.goto(f"{address}cases/{case['case_id']}.html")
    page.locator('[data-cycle="theme"]').click()
    page.locator('[data-cycle="theme"]').click()
    page.emulate_media(media="print")

    expect(page.locator(".od-masthead__address")).to_contain_text(f"/cases/{case['case_id']}.html")
    for name in ("search", "nav", "tools"):
        expect(page.locator(f".od-masthead__{name}")).to_be_hidden()
    expect(page.locator(".od-colophon")).to_contain_text("CC BY 4.0")
    colour = "(name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()"
    assert page.evaluate(colour, "--c-ink") == "#1b2430"
    context.close()
