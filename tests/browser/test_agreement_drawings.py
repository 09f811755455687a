"""Timeline and network are read where there is room; on a telephone their lists take over."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watched, new_context
from tests.site import records

DRAWINGS = ("agreements/timeline.html", "agreements/network.html")


@pytest.fixture(scope="module")
def agreement():
    return next(row for row in records.rows("agreements") if row["status"] == "superseded" and row["signed_on"])


@pytest.mark.parametrize("path", DRAWINGS)
def test_a_drawing_names_its_agreements_as_links_that_the_keyboard_reaches(watched, agreement, path):
    page = watched.open(path)
    drawing = page.locator(".od-drawing__svg")
    point = drawing.get_by_role("link", name=agreement["title_zh"])

    expect(drawing).to_be_visible()
    expect(page.locator(".od-drawing__instead")).to_be_hidden()
    point.focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text(agreement["title_zh"])
    expect(page.locator(".od-notice--caution")).to_contain_text("已被取代")


@pytest.mark.parametrize("path", DRAWINGS)
def test_on_a_telephone_the_list_stands_in_for_the_drawing_and_leads_to_the_same_agreement(
    browser, address, agreement, path
):
    context = new_context(browser, width=360)
    watched = Watched(context.new_page(), address)
    page = watched.open(path)

    expect(page.locator(".od-drawing__svg")).to_be_hidden()
    expect(page.locator(".od-drawing__instead")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.locator(".od-grouped li > a").get_by_text(agreement["title_zh"], exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_have_text(agreement["title_zh"])
    expect(page.locator(".od-party-map svg")).to_be_visible()
    expect(page.locator("#lineage ~ .od-drawing__svg")).to_be_hidden()
    context.close()
    assert watched.faults == []
