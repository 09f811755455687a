"""What a reader does with the matrix and the question page: filter, open, ask, go back, read without script."""

from __future__ import annotations

import re
from itertools import combinations_with_replacement

from playwright.sync_api import expect

from generator.cooperation import between as binds
from generator.cooperation import binding_parties, line
from tests.browser.conftest import new_context
from tests.pages.real_site import corpus
from tests.test_cooperation import cells_of, table

MATRIX = "cooperation/matrix.html"
QUESTION = "cooperation/between/index.html"


def promising(mechanism):
    return {row["agreement_id"] for row in table("commitments") if row["mechanism_id"] == mechanism}


def signed(first, last, *, undated):
    return {
        row["agreement_id"]
        for row in table("agreements")
        if (first <= row["signed_on"][:4] <= last if row["signed_on"] else undated)
    }


def cell(page, a, b):
    return page.locator(f'[data-part="table"] [data-pair="{a} {b}"]')


def test_filters_places_below_and_cells_of_the_matrix_work_at_once_and_stay_in_the_address(watched):
    page = watched.open(MATRIX)
    page.get_by_label("协作机制").select_option("case-assistance")
    expect(cell(page, "310000", "340000")).to_have_text(
        str(len(cells_of(promising("case-assistance"))["310000", "340000"]))
    )
    page.get_by_label("签署不早于").select_option("2018")
    page.get_by_label("签署不晚于").select_option("2021")
    chosen = promising("case-assistance") & signed("2018", "2021", undated=False)
    expect(cell(page, "310000", "340000")).to_have_text(str(len(cells_of(chosen)["310000", "340000"])))
    left = promising("case-assistance") - signed("0000", "9999", undated=False)
    expect(page.locator('[data-part="count"]')).to_contain_text(f"另有 {len(left)} 份符合其他条件，但签署日期来源未载")
    page.get_by_label("日期未载的也计入").check()
    chosen |= left
    expect(cell(page, "310000", "340000")).to_have_text(str(len(cells_of(chosen)["310000", "340000"])))
    expect(page).to_have_url(re.compile(r"\?mechanism=case-assistance&from=2018&to=2021&undated=1$"))

    button = page.get_by_role("button", name="展开上海市的市、县、区")
    button.press("Enter")
    close = page.get_by_role("button", name="收起上海市的市、县、区")
    expect(close).to_be_focused()
    expect(close).to_have_attribute("aria-expanded", "true")
    page.get_by_role("button", name="展开安徽省的市、县、区").press("Enter")
    # By hand: of the G60 papers of these years or without a date, the procuratorates' framework promises this help.
    expect(cell(page, "310117", "340100")).to_have_text("1")
    page.reload()
    expect(cell(page, "310117", "340100")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("button", name="展开安徽省的市、县、区")).to_be_visible()
    expect(cell(page, "310117", "340100")).to_have_count(0)

    cell(page, "310000", "340000").press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("listitem")).to_have_count(len(cells_of(chosen)["310000", "340000"]))
    page.keyboard.press("Escape")
    expect(cell(page, "310000", "340000")).to_be_focused()
    cell(page, "310000", "340000").click()
    dialog.get_by_role("link", name="承诺、机构和案例").click()
    expect(page).to_have_url(re.compile(r"between/index\.html\?a=310000&b=340000&mechanism=case-assistance$"))
    expect(page.locator("#between-answer")).to_contain_text("案件协查")


def test_the_question_page_answers_at_once_and_keeps_the_question_in_the_address(watched):
    page = watched.open(QUESTION)
    page.locator("#between-a").select_option("310000")
    page.locator("#between-b").select_option("340000")
    clues = page.locator(".od-pledges details").filter(has_text="线索通报")
    expect(clues.locator("summary")).to_contain_text("2018年4月20日起；另有签署日期未载的文件，可能更早")
    clues.locator("summary").press("Enter")
    expect(clues.get_by_role("link", name="长三角").first).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?a=310000&b=340000$"))
    page.locator("#between-b").select_option("")
    page.locator("#between-mechanism").select_option("key-trademark-list")
    shanghai = {row["agreement_id"] for row in table("signatories") if row["jurisdiction_code"].startswith("31")}
    lists = len(shanghai & promising("key-trademark-list"))
    expect(page.locator('[data-part="said"]')).to_have_text(f"文件 {lists} 份，机制 1 项。")
    page.go_back()
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?a=310000&b=340000$"))
    expect(page.locator("#between-b")).to_have_value("340000")


def test_the_browser_finds_between_any_two_regions_what_the_generator_finds(watched):
    bound = {
        above
        for accord in corpus().agreements.values()
        for party in binding_parties(accord)
        for above in line(corpus(), party.jurisdiction_code)
    }
    pairs = list(combinations_with_replacement(sorted(bound), 2))
    page = watched.open(QUESTION)

    found = page.evaluate(
        """async (pairs) => {
            const source = document.querySelector('script[type=module]').src;
            const { bonds, jointCases, promises, read } = await import(new URL("./cooperation-rules.js", source));
            const fabric = await read(new URL("../../data/cooperation-agreements.json", location.href));
            const places = (side) => side.map((one) => one.binds);
            return pairs.map(([a, b]) => {
                const found = bonds(fabric, a, b, "");
                const promised = promises(fabric, found.map(({ paper }) => paper), "");
                return [
                    found.map(({ paper, a, b }) => [paper.id, places(a), places(b)]),
                    promised.map((one) => [one.mechanism.id, one.since, one.hasUndated, one.pledges.length]),
                    jointCases(fabric, a, b).map((one) => one.id).sort(),
                ];
            });
        }""",
        [list(pair) for pair in pairs],
    )

    expected = []
    for a, b in pairs:
        answer = binds(corpus(), a, b)
        sides = [
            [item.accord.row.agreement_id, *([party.jurisdiction_code for party in side] for side in (item.a, item.b))]
            for item in answer.bonds
        ]
        mechanisms = [
            [item.mechanism.mechanism_id, item.since, item.has_undated, len(item.commitments)]
            for item in answer.promises
        ]
        expected.append([sides, mechanisms, sorted(case.row.case_id for case in answer.joint)])
    assert found == expected


def test_a_phone_gets_a_list_and_a_reader_without_script_every_pair(browser, address):
    context = new_context(browser, width=360, script=False)
    page = context.new_page()
    page.goto(address + MATRIX)
    expect(page.locator('[data-part="table"]')).to_be_hidden()
    expect(page.locator('[data-part="form"]')).to_be_hidden()
    page.locator('[data-part="list"] summary', has_text="上海市").click()
    page.get_by_role("link", name="上海市与安徽省", exact=True).first.click()
    expect(page).to_have_url(re.compile(r"cooperation/between/310000-340000\.html$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("上海市与安徽省：共同签署的文件和约定")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
