"""A list narrows, counts, sorts and widens as the data say: with script in place, without it by pages."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import new_context
from tests.browser.listed import answer, cases
from tests.site import records

IP_TYPE, REGION = "trademark", "440000"
PAGE = 25
NARROW, WIDE = 360, 1440

QUESTIONS = (
    "",
    "region=110000",
    "region=100000",
    "region=440000&region=330000",
    "region=440300&year=2022",
    "year=2023&year=2024",
    "ip_type=trademark",
    "ip_type=olympic-symbol&region=110000&date_from=2021",
    "ip_type=patent&ip_type=gi",
    "violation=trademark-infringement&procedure=penalty",
    "procedure=criminal-transfer&sort=oldest",
    "status=decided&completeness=full",
    "cross_region=yes",
    "cross_region=provinces",
    "cross_region=no&region=310000",
    "ecommerce=yes&ip_type=copyright",
    "completeness=title-only&sort=title",
    "basis=illegal-turnover&sort=turnover",
    "sort=turnover",
    "sort=turnover-asc",
    "sort=fine",
    "fine_from=50000",
    "fine_to=10000&sort=fine",
    "fine_from=10000&fine_to=100000&region=440000",
    "turnover_from=1000000",
    "turnover_to=50000&basis=goods-value",
    "date_from=2022-03&date_to=2022-06-30",
    "date_to=2018",
    "date_from=2024-01-01&ip_type=trademark&sort=oldest",
    "region=330000&ip_type=gi&year=2019",
    "release=beijing-2022-erguotou",
    "agency=samr&sort=oldest",
)

# In the browser: what the list's own modules answer to each question.
ANSWERS = """async ([root, questions]) => {
  const scripts = document.querySelector("script[type=module]").src;
  const module = (name) => import(new URL(`list-${name}.js`, scripts).href);
  const [data, model, state] = await Promise.all(["data", "model", "state"].map(module));
  const list = await data.ListData.open(await fetch(`${root}lists/cases.zh.json`));
  await list.more();
  const answers = [];
  for (const question of questions) {
    const read = state.readState(list.index, new URLSearchParams(question));
    const { kept, counts } = model.survey(list.index, model.conditions(list.index, read.state, null));
    const rows = await list.rows(model.sorted(list.index, kept, read.state));
    const counted = list.index.facets.map(({ name, codes }, i) =>
      [name, Object.fromEntries(codes.map((code, at) => [code, counts[i][at]]).filter(([, number]) => number))]);
    answers.push({ ignored: read.ignored, ids: rows.map((row) => row[1]), counts: Object.fromEntries(counted) });
  }
  return answers;
}"""


def ids(query=""):
    return [case.case_id for case in answer(query)[0]]


def expect_shown(page, ids):
    """Wait until the list shows the records `ids`, the first of them first, and hold it to all of them."""
    expect(page.locator(".od-results__list .od-result > h2 > a").first).to_have_attribute(
        "href", re.compile(rf"/{ids[0]}\.html$")
    )
    assert shown(page) == ids


def shown(page):
    """Return the ids of the records that the list shows."""
    hrefs = page.locator(".od-results__list .od-result > h2 > a").evaluate_all(
        "links => links.map((link) => link.getAttribute('href'))"
    )
    return [href.rpartition("/")[2].removesuffix(".html") for href in hrefs]


def choose(page, facet, code):
    page.locator(f'[data-facet="{facet}"] a[data-code="{code}"]').click()


def expect_count(page, number):
    expect(page.locator(".od-list__count")).to_have_text(re.compile(rf"^\D*{number}(?!\d)"))


def state(page):
    return sorted(parse_qsl(urlsplit(page.url).query))


def counts(page, facet):
    return page.locator(f'[data-facet="{facet}"] li').evaluate_all(
        "items => Object.fromEntries(items.map((item) =>"
        " [item.querySelector('a').dataset.code, Number(item.querySelector('.od-facet__count').textContent)]))"
    )


def test_every_question_is_answered_as_the_csv_files_say(watched):
    page = watched.open("data/index.html")

    answers = page.evaluate(ANSWERS, [watched.address, QUESTIONS])

    for question, found in zip(QUESTIONS, answers, strict=True):
        kept, counted = answer(question)
        assert found["ignored"] == [], question
        assert found["ids"] == [case.case_id for case in kept], question
        assert found["counts"] == {name: dict(by) for name, by in counted.items()}, question


@pytest.mark.parametrize("home", ["", "en/"])
def test_two_choices_narrow_the_list_live_in_the_address_and_survive_back_and_reload(watched, home):
    page = watched.open(f"{home}cases/index.html")
    one, both = ids(f"ip_type={IP_TYPE}"), ids(f"ip_type={IP_TYPE}&region={REGION}")
    assert 0 < len(both) < len(one) < len(cases())

    choose(page, "ip_type", IP_TYPE)
    expect_count(page, len(one))
    choose(page, "region", REGION)
    expect_count(page, len(both))
    assert state(page) == [("ip_type", IP_TYPE), ("region", REGION)]
    expect(page.locator(".od-result")).to_have_count(min(PAGE, len(both)))
    assert shown(page) == both[:PAGE]
    years = answer(f"ip_type={IP_TYPE}&region={REGION}")[1]["year"]
    stated = counts(page, "year")
    assert stated and stated.items() <= years.items()
    assert page.evaluate("() => document.activeElement.dataset.code") == REGION, "the focus was lost"

    page.reload()
    expect_count(page, len(both))
    assert shown(page) == both[:PAGE]
    page.go_back()
    expect_count(page, len(one))
    page.go_back()
    expect_count(page, len(cases()))
    assert state(page) == []


def test_conditions_are_chips_that_take_themselves_back(watched):
    page = watched.open(f"cases/index.html?ip_type={IP_TYPE}&region={REGION}&fine_from=1万")
    expect_count(page, len(ids(f"ip_type={IP_TYPE}&region={REGION}&fine_from=10000")))
    chips = page.locator(".od-chip")
    expect(chips).to_have_count(3)
    silent = [case for case in answer(f"ip_type={IP_TYPE}&region={REGION}")[0] if not case.fines]
    expect(page.locator(".od-list__note")).to_contain_text(f"{len(silent)} 条没有写明罚款数额")

    chips.filter(has_text="广东省").press("Enter")
    expect_count(page, len(ids(f"ip_type={IP_TYPE}&fine_from=10000")))
    assert page.evaluate("() => document.activeElement.classList.contains('od-chip')"), "the focus was lost"
    page.locator('[data-key="chip:all"]').click()
    expect_count(page, len(cases()))
    expect(chips).to_have_count(0)
    assert state(page) == []


def test_ranges_are_written_as_people_write_them_and_mistakes_are_said_at_their_field(watched):
    page = watched.open("cases/index.html")
    page.locator('[name="fine_from"]').fill("５万")
    page.locator('[name="date_from"]').fill("2021年")
    page.locator('[name="turnover_to"]').fill("很多")
    page.locator('[name="turnover_to"]').press("Enter")
    expect(page.locator(".od-range__error")).to_contain_text("“很多”不是金额")
    expect(page.locator('[name="turnover_to"]')).to_be_focused()
    expect(page.locator('[name="turnover_to"]')).to_have_attribute("aria-invalid", "true")
    assert state(page) == []

    page.locator('[name="turnover_to"]').fill("")
    page.locator('[name="turnover_to"]').press("Enter")

    expect_count(page, len(ids("fine_from=50000&date_from=2021")))
    assert state(page) == [("date_from", "2021"), ("fine_from", "50000")]
    expect(page.locator(".od-range__error")).to_have_count(0)
    page.locator('[name="fine_to"]').fill("1")
    page.locator('[name="fine_to"]').press("Enter")
    expect(page.locator(".od-range__error")).to_have_text("起点大于终点。")


def test_pages_orders_and_views_follow_one_another_and_keep_the_conditions(watched):
    page = watched.open("cases/index.html?procedure=penalty")
    oldest = ids("procedure=penalty&sort=oldest")
    page.locator('[data-sort="oldest"]').click()
    expect(page.locator('[data-sort="oldest"]')).to_have_attribute("aria-current", "true")
    expect_shown(page, oldest[:PAGE])
    page.locator(".od-pager li:last-child a").click()
    expect(page.locator(".od-list__count")).to_be_focused()
    expect_shown(page, oldest[PAGE : 2 * PAGE])

    page.locator('[data-view="table"]').click()
    rows = page.locator(".od-list__table tbody th a")
    expect(rows.first).to_be_visible()
    page.locator('[data-key="head:turnover"]').click()
    largest, _ = answer("procedure=penalty&sort=turnover")
    expect(rows.first).to_have_text(largest[0].title)
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "descending")
    bases = {"illegal-turnover": "违法经营额", "goods-value": "货值", "case-value": "案值", "sales": "销售额"}
    basis = max(largest[0].amounts, key=lambda pair: pair[1])[0]
    expect(page.locator(".od-list__table tbody tr").first).to_contain_text(bases[basis])
    page.locator('[data-key="head:turnover"]').click()
    expect(rows.first).to_have_text(answer("procedure=penalty&sort=turnover-asc")[0][0].title)
    assert state(page) == [("procedure", "penalty"), ("sort", "turnover-asc"), ("view", "table")]

    page.goto(f"{watched.address}cases/index.html?procedure=penalty&view=timeline")
    year = Counter(case.date[:4] for case in largest)
    newest = max(year)
    expect(page.locator(".od-timeline h2").first).to_contain_text(f"{newest}年 {year[newest]} 条")
    months = Counter(case.date[:7] for case in largest if case.date.startswith(newest))
    inside = "//h2[2]/preceding-sibling::h3" if len(year) > 1 else "//h3"
    counts = page.locator(f".od-timeline >> xpath={inside}").all_inner_texts()
    assert sorted(int(text.split()[-2]) for text in counts) == sorted(months.values())
    page.locator('[data-facet="ip_type"] a').first.click()
    expect(page.locator(".od-timeline h2").first).to_be_visible()
    assert ("view", "timeline") in state(page)


def test_nothing_found_offers_the_nearest_wider_questions_with_their_counts(watched):
    page = watched.open("cases/index.html?region=440300&ip_type=gi")
    assert ids("region=440300&ip_type=gi") == []
    offers = page.locator(".od-empty li")
    expect(offers.first).to_be_visible()

    said = dict(
        offers.evaluate_all(
            "all => all.map((one) => [one.querySelector('a').getAttribute('href'),"
            " one.querySelector('span').textContent])"
        )
    )

    wanted = {"?region=440000&ip_type=gi", "?ip_type=gi", "?region=440300"}
    assert said == {query: f"{len(ids(query[1:]))} 条" for query in wanted if ids(query[1:])}
    narrowest = next(iter(said))
    offers.first.locator("a").press("Enter")
    expect_count(page, len(ids(narrowest[1:])))


def test_what_the_address_asks_in_vain_is_named_and_left_out(watched):
    bad = "nothing=1&ip_type=<b>x</b>&page=-1&fine_from=many&date_from=2021-13&view=cube&sort=size"
    page = watched.open(f"cases/index.html?{bad}&ip_type={IP_TYPE}")
    expect_count(page, len(ids(f"ip_type={IP_TYPE}")))

    note = page.locator(".od-list__note")

    for part in ("nothing=1", "ip_type=<b>x</b>", "page=-1", "fine_from=many", "date_from=2021-13", "view=cube"):
        expect(note).to_contain_text(part)
    assert shown(page) == ids(f"ip_type={IP_TYPE}")[:PAGE]
    page.goto(f"{watched.address}cases/index.html?date_from=2022&date_to=2021&page=999")
    expect_count(page, len(cases()))
    expect(page.locator('.od-pager [aria-current="page"]')).to_have_text(str(-(-len(cases()) // PAGE)))


@pytest.mark.parametrize(("home", "words"), [("", "婚车"), ("en/", "wedding car")])
def test_words_are_looked_for_in_the_whole_record_beside_the_other_conditions(watched, home, words):
    page = watched.open(f"{home}cases/index.html")
    page.locator("#list-q").fill(words)
    page.locator("#list-q").press("Enter")
    expect_count(page, 1)
    assert shown(page) == ["shanghai-putuo-rolls-royce-01"]
    assert state(page) == [("q", words)]

    choose(page, "region", "310000")
    expect_count(page, 1)
    page.goto(f"{watched.address}cases/index.html?q=展会&ip_type=patent")
    fair = {
        row["case_id"]
        for row in records.rows("typical-cases")
        if row["ip_type"] == "patent" and "展会" in "".join(row.values())
    }
    expect_count(page, len(fair))
    assert set(shown(page)) == fair


def test_a_province_opens_to_its_cities_and_long_facets_are_searched(watched):
    page = watched.open("cases/index.html")
    branch = page.locator('[data-branch="330000"]')
    branch.focus()
    page.keyboard.press("Enter")
    expect(branch).to_have_attribute("aria-expanded", "true")
    expect(branch).to_be_focused()
    of_all = answer("")[1]
    cities = {code: number for code, number in counts(page, "region").items() if code[:2] == "33" and code[4:] == "00"}
    assert cities == {
        code: number for code, number in of_all["region"].items() if code[:2] == "33" and code[4:] == "00"
    }

    page.locator('button[data-whole="agency"]').click()
    page.locator('[data-find="agency"]').fill("温州")
    expect(page.locator('[data-find="agency"]')).to_be_focused()
    named = {row["agency_id"]: row["name_zh"] for row in records.rows("agencies")}
    expected = {code: number for code, number in of_all["agency"].items() if "温州" in named[code]}
    assert expected and counts(page, "agency") == expected


def test_a_choice_on_a_narrowed_page_adds_to_what_it_stands_for(watched):
    page = watched.open(f"cases/by/ip_type-{IP_TYPE}.html")

    choose(page, "region", REGION)

    page.wait_for_url("**/cases/index.html?*")
    expect_count(page, len(ids(f"ip_type={IP_TYPE}&region={REGION}")))
    assert state(page) == [("ip_type", IP_TYPE), ("region", REGION)]


def test_a_table_scrolls_inside_its_frame_on_a_phone(browser, address):
    context = new_context(browser, width=NARROW)
    page = context.new_page()
    page.goto(f"{address}cases/index.html?view=table")
    frame = page.locator(".od-list__table")
    expect(frame).to_be_visible()

    assert frame.evaluate("one => one.scrollWidth > one.clientWidth")
    assert page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    context.close()


def test_a_list_whose_data_cannot_be_read_leads_to_its_pages(browser, address):
    context = new_context(browser)
    page = context.new_page()
    page.route("**/lists/**", lambda route: route.fulfill(status=503))
    page.goto(f"{address}cases/index.html")

    choose(page, "ip_type", IP_TYPE)

    page.wait_for_url(f"**/cases/by/ip_type-{IP_TYPE}.html")
    found = shown(page)
    context.close()
    assert found == ids(f"ip_type={IP_TYPE}")[:PAGE]


@pytest.mark.parametrize(("home", "width"), [("", WIDE), ("", NARROW), ("en/", WIDE)])
def test_without_script_the_same_choices_are_pages_with_the_right_records(browser, address, home, width):
    context = new_context(browser, width=width, script=False)
    page = context.new_page()
    page.goto(f"{address}{home}cases/index.html?view=table&ip_type=gi")
    assert len(shown(page)) == PAGE
    stated = counts(page, "ip_type")
    assert stated.items() <= answer("")[1]["ip_type"].items() and len(stated) == 8

    drawer = page.locator(".od-drawer > summary")
    if width == NARROW:
        drawer.click()
    choose(page, "ip_type", IP_TYPE)

    assert page.url == f"{address}{home}cases/by/ip_type-{IP_TYPE}.html"
    found = shown(page)
    while (following := page.locator(".od-pager li:last-child > a")).count():
        following.click()
        found += shown(page)
    context.close()
    assert found == ids(f"ip_type={IP_TYPE}")


@pytest.mark.parametrize("kind", ["cases", "standards", "agreements", "zones"])
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
