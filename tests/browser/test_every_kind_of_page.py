"""Every kind of page stands in both languages, narrow and wide, light and dark, without a fault."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Watched, new_context

LEAST_KINDS = 30
TABS = 8
_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
_FOCUSED = """() => {
  const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect();
  const isInWindow = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const isSeen = box.width > 1 && box.height > 1 && isInWindow;
  const isRinged = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 || style.boxShadow !== "none";
  return [element.tagName, (element.textContent || element.name || "").trim().slice(0, 30), isSeen, isRinged];
}"""


@pytest.mark.parametrize("window", [(360, "light"), (360, "dark"), (1440, "light"), (1440, "dark")])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_kind_of_page_loads_without_fault_and_fits_its_window(browser, address, kinds, lang, window):
    width, theme = window
    context = new_context(browser, width=width, theme=theme)
    watched = Watched(context.new_page(), address)
    faults = {}
    for kind, path in kinds.items():
        watched.faults.clear()
        page = watched.open(("en/" if lang == "en" else "") + path)
        page.wait_for_load_state("networkidle") if kind == "search/index" else None
        overflow = page.evaluate(_OVERFLOW)
        found = [*watched.faults, *([f"{overflow} px too wide"] if overflow > 0 else [])]
        if found:
            faults[path] = found
    context.close()

    assert len(kinds) >= LEAST_KINDS
    assert faults == {}


@pytest.mark.parametrize(("width", "theme"), [(360, "dark"), (1440, "light")])
def test_the_first_stops_of_the_tab_key_are_seen_and_ringed_on_every_kind_of_page(
    browser, address, kinds, width, theme
):
    context = new_context(browser, width=width, theme=theme)
    watched = Watched(context.new_page(), address)
    unseen = {}
    for path in kinds.values():
        page = watched.open(path)
        for _ in range(TABS):
            page.keyboard.press("Tab")
            tag, text, is_seen, is_ringed = page.evaluate(_FOCUSED)
            if not (is_seen and is_ringed):
                unseen.setdefault(path, []).append((tag, text))
    context.close()

    assert unseen == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_kind_of_page_has_a_serious_fault_of_accessibility(browser, address, kinds, theme):
    context = new_context(browser, theme=theme)
    watched = Watched(context.new_page(), address)
    axe = Axe()
    # Pages of one template are looked at once; in the dark only the colours can differ.
    options = {"resultTypes": ["violations"], **({"runOnly": ["color-contrast"]} if theme == "dark" else {})}
    paths = [path for kind, path in kinds.items() if not kind.endswith(("/page", "/sort"))]
    states = [*paths, "search/index.html?q=商标", "cases/index.html?ip_type=trademark", "en/index.html"]
    found = {}
    for path in states:
        page = watched.open(path)
        if "?" in path:
            page.wait_for_load_state("networkidle")
        serious = {
            violation["id"]: [node["html"][:160] for node in violation["nodes"][:3]]
            for violation in axe.run(page, options=options).response["violations"]
            if violation["impact"] in ("serious", "critical")
        }
        if serious:
            found[path] = serious
    context.close()

    assert found == {}


def test_a_narrow_page_of_a_record_has_no_serious_fault_of_accessibility(browser, address, kinds):
    context = new_context(browser, width=360)
    watched = Watched(context.new_page(), address)
    found = {}
    for kind in ("cases", "standards", "cases/index", "agreements"):
        violations = Axe().run(watched.open("en/" + kinds[kind])).response["violations"]
        serious = [violation["id"] for violation in violations if violation["impact"] in ("serious", "critical")]
        if serious:
            found[kind] = serious
    context.close()

    assert found == {}


def test_an_address_that_does_not_exist_shows_the_whole_page_that_says_so(browser, address):
    context = new_context(browser)
    watched = Watched(context.new_page(), address)
    page = watched.open("cases/no/such/record.html")
    fonts = page.evaluate("() => getComputedStyle(document.querySelector('.od-masthead')).display")
    page.get_by_role("link", name="首页").first.click()
    page.wait_for_url(f"{address}index.html")
    context.close()

    # The page itself answers 404, which the browser's console repeats; nothing else is missing.
    assert {fault for fault in watched.faults if "no/such/record" not in fault and "404" not in fault} == set()
    assert fonts != "inline"
