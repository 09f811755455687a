"""In a real browser the search answers as the Python engine does, for the same index."""

import gzip
import tomllib

import pytest
from playwright.sync_api import expect

from generator.search.query import search
from tests.search.support import ROOT, real_files, real_index, served, write_site

pytestmark = pytest.mark.browser

VECTORS = tomllib.loads((ROOT / "tests/golden/folding.toml").read_text(encoding="utf-8"))["vector"]
QUERIES = tomllib.loads((ROOT / "tests/golden/search.toml").read_text(encoding="utf-8"))["query"]
MOST_COMPRESSED_SCRIPT_BYTES = 18_000

_ASK = """async ([lang, queries]) => {
  const { SearchIndex } = await import(new URL("../assets/js/search-index.js", location.href));
  const { search } = await import(new URL("../assets/js/search-engine.js", location.href));
  const answers = [];
  for (const query of queries) {
    const index = await SearchIndex.open("../", lang);
    const { hits, total, isExact, relaxedTo } = await search(index, query, { limit: 10 });
    answers.push([hits.map((hit) => [hit.texts.u, hit.score]), total, isExact, relaxedTo]);
  }
  return answers;
}"""
_FOLD = """async ([variants, texts]) => {
  const { Folder } = await import(new URL("../assets/js/search-fold.js", location.href));
  const folder = new Folder(variants);
  return texts.map((text) => [folder.trace(text, false).text, folder.trace(text, true).text]);
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    write_site(folder, {lang: real_files(lang) for lang in ("zh", "en")})
    with served(folder) as (url, log):
        yield url, log


@pytest.fixture
def page(browser, site):
    page = browser.new_page(locale="zh-CN")
    page.failures = []
    page.on("pageerror", lambda error: page.failures.append(str(error)))
    page.on("request", lambda request: page.failures.append(request.url) if site[0] not in request.url else None)
    yield page
    page.close()
    assert page.failures == []


def found(page):
    return page.locator(".od-search-result__title a").all_inner_texts()


def test_the_browser_folds_as_the_list_says(page, site):
    page.goto(site[0] + "search/index.html")
    from generator.search.characters import variant_table

    table = sorted(variant_table().items())
    variants = ["".join(source for source, _ in table), "".join(target for _, target in table)]
    folded = page.evaluate(_FOLD, [variants, [vector["text"] for vector in VECTORS]])
    assert folded == [[vector["written"], vector.get("digits", vector["written"])] for vector in VECTORS]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_browser_answers_every_golden_query_as_python_does(page, site, lang):
    page.goto(site[0] + "search/index.html")
    queries = [query["q"] for query in QUERIES if query["lang"] == lang] + ["", "深圳假冒手表", "查无此词", "一 二"]
    answers = page.evaluate(_ASK, [lang, queries])
    expected = []
    for query in queries:
        result = search(real_index(lang), query)
        hits = [[hit.url, hit.score] for hit in result.hits]
        expected.append([hits, result.total, result.is_exact, list(result.relaxed_to)])
    assert dict(zip(queries, answers, strict=True)) == dict(zip(queries, expected, strict=True))


def test_an_address_with_a_query_shows_marked_results_and_counts(page, site):
    page.goto(site[0] + "search/index.html?q=甬梅关知字[2025]0025号")
    expect(page.locator("[data-part=status]")).to_have_text("共 1 条结果")
    assert (
        page.locator(".od-search-result a").first.get_attribute("href") == "../cases/customs-meishan-2025-0025-01.html"
    )
    page.goto(site[0] + "search/index.html?q=第57条 honda")
    expect(page.locator(".od-search-result__title mark")).to_have_text("HONDA")
    expect(page.locator(".od-search-result__excerpt mark").first).to_have_text("第五十七条")


def test_a_facet_narrows_goes_into_the_address_and_back_undoes_it(page, site):
    page.goto(site[0] + "search/index.html?q=侵权")
    status = page.locator("[data-part=status]")
    expect(status).to_contain_text("条结果")
    before = status.inner_text()
    box = page.locator("input[name=kind][value=standards]")
    count = page.locator("label", has=box).locator(".od-search-facet__count").inner_text()
    box.focus()
    page.keyboard.press("Space")
    expect(status).to_have_text(f"共 {count} 条结果")
    assert "kind=standards" in page.url
    expect(box).to_be_focused()
    page.go_back()
    expect(status).to_have_text(before)
    expect(box).not_to_be_checked()


def test_typing_replaces_the_address_and_enter_adds_to_history(page, site):
    page.goto(site[0] + "search/index.html")
    expect(page.locator("[data-part=status]")).to_contain_text("条结果")
    length = page.evaluate("history.length")
    page.locator(".od-search-page__input").press_sequentially("星巴克")
    expect(page.locator("[data-part=status]")).to_have_text("共 1 条结果")
    assert page.evaluate("history.length") == length
    page.locator(".od-search-page__input").fill("防晒霜")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=%E9%98%B2%E6%99%92%E9%9C%9C")
    assert page.evaluate("history.length") == length + 1


def test_more_results_are_shown_on_request_and_the_first_new_one_gets_the_focus(page, site):
    page.goto(site[0] + "search/index.html?q=商标")
    expect(page.locator(".od-search-result")).to_have_count(10)
    page.locator("[data-part=more]").click()
    expect(page.locator(".od-search-result")).to_have_count(20)
    expect(page.locator(".od-search-result a").nth(10)).to_be_focused()


def test_nothing_found_gives_advice(page, site):
    page.goto(site[0] + "search/index.html?q=" + "查无此词")
    expect(page.locator("[data-part=status]")).to_have_text("没有找到")
    expect(page.locator("[data-part=advice]")).to_be_visible()


def test_nothing_is_searched_while_an_input_method_composes(page, site):
    page.goto(site[0] + "cases/sample.html")
    page.keyboard.press("/")
    box = page.locator(".od-search-box__input")
    expect(box).to_have_attribute("role", "combobox")
    box.evaluate(
        "(box) => { box.dispatchEvent(new CompositionEvent('compositionstart')); box.value = 'shang';"
        " box.dispatchEvent(new InputEvent('input', { isComposing: true })); }"
    )
    page.wait_for_timeout(400)
    expect(box).to_have_attribute("aria-expanded", "false")
    box.evaluate("(box) => { box.value = '商标'; box.dispatchEvent(new CompositionEvent('compositionend')); }")
    expect(box).to_have_attribute("aria-expanded", "true")


def test_the_box_suggests_by_kind_and_opens_the_chosen_record(page, site):
    page.goto(site[0] + "cases/sample.html")
    page.keyboard.press("Control+k")
    box = page.locator(".od-search-box__input")
    box.press_sequentially("卖假货")
    options = page.locator("[role=option]")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/violations/trademark-infringement.html")
    assert page.url == site[0] + "violations/trademark-infringement.html"


def test_a_file_that_cannot_be_fetched_is_named(page, site):
    page.route("**/index.json", lambda route: route.fulfill(status=503))
    page.goto(site[0] + "search/index.html?q=商标")
    expect(page.locator("[data-part=status]")).to_contain_text("/open-data/search/zh/index.json")
    expect(page.locator("[data-part=status]")).to_contain_text("503")


def test_without_script_the_page_explains_and_links_to_the_lists(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site[0] + "en/search/index.html?q=nike")
    links = page.locator("[data-part=fallback] a").evaluate_all(
        "(links) => links.map((one) => one.getAttribute('href'))"
    )
    shown = page.locator("[data-part=live]").is_visible()
    context.close()
    assert (links[0], shown) == ("../../en/cases/index.html", False)


def test_english_has_its_own_index_and_words(page, site):
    page.goto(site[0] + "en/search/index.html?q=Rolls-Royce wedding")
    expect(page.locator("[data-part=status]")).to_have_text("Results: 1")
    assert (
        page.locator(".od-search-result a").get_attribute("href") == "../../en/cases/shanghai-putuo-rolls-royce-01.html"
    )


def test_nothing_overflows_at_360_pixels(page, site):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site[0] + "search/index.html?q=商标")
    expect(page.locator(".od-search-result")).to_have_count(10)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_an_ordinary_page_loads_almost_no_search_script(page, site):
    site[1].clear()
    page.goto(site[0] + "cases/sample.html", wait_until="networkidle")
    loaded = {path.rsplit("/", 1)[1]: size for path, size in site[1] if "search" in path}
    assert set(loaded) == {"search.js", "search.css"}


def test_the_modules_stay_small():
    modules = sorted((ROOT / "site_src/assets/js").glob("search*.js"))
    compressed = sum(len(gzip.compress(path.read_bytes(), mtime=0)) for path in modules)
    assert compressed <= MOST_COMPRESSED_SCRIPT_BYTES
