"""What a reader does on the penalty check: ask by keyboard, share the address, copy, and read it without script."""

from __future__ import annotations

import gzip
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import new_context
from tests.pages.real_site import rows

MOST_COMPRESSED_BYTES = 300_000
TURNOVER = "base=illegal-turnover"
# Worked out by hand from the articles and the standards; each is what the summary must say.
HAND_DERIVED = (
    # Trademark Law 2019 art 51: from 50,000 on at most 20% of the turnover; Liaoning: 100,000 to 200,000 is 6% to 14%.
    (
        f"v=unregistered-mandatory-trademark&region=210100&on=2026-06-01&{TURNOVER}&amount=12万元",
        ("法定罚款：2.4万元以下", "辽宁省的裁量：一般 7,200元以上1.68万元以下"),
    ),
    # The same article below 50,000: at most 10,000; Liaoning's first tier up to 10,000 of turnover: at most 3,000.
    (
        f"v=unregistered-mandatory-trademark&region=210000&on=2026-06-01&{TURNOVER}&amount=0",
        ("法定罚款：1万元以下", "从轻 3,000元以下"),
    ),
    # Trademark Law 2019 art 60(2): from 50,000 on at most five times the turnover, below at most 250,000.
    (f"v=trademark-infringement&region=440100&on=2026-06-01&{TURNOVER}&amount=５００００", ("法定罚款：25万元以下",)),
    (f"v=trademark-infringement&region=440100&on=2026-06-01&{TURNOVER}&amount=49,999.99", ("法定罚款：25万元以下",)),
    # Patent Law 2020 art 68: gains above 50,000, at most five times the gains.
    ("v=patent-counterfeiting&region=510100&on=2026-06-01&base=illegal-gains&amount=6万", ("法定罚款：30万元以下",)),
    # No law of these data is applied in Hong Kong.
    ("v=trademark-infringement&region=810000&on=2026-06-01", ("没有收录可以适用的法定责任",)),
)


HAND_DERIVED_PAGE = f"check/index.html?{HAND_DERIVED[0][0]}"


def summary(page):
    return page.locator('[data-part="summary"]')


@pytest.mark.parametrize(("query", "sentences"), HAND_DERIVED, ids=[str(at) for at in range(len(HAND_DERIVED))])
def test_a_hand_derived_question_is_answered_in_words(watched, query, sentences):
    page = watched.open(f"check/index.html?{query}")
    for sentence in sentences:
        expect(summary(page)).to_contain_text(sentence)
    expect(page.locator('[data-section="path"] li').first).to_contain_text("问题：")
    expect(page.locator(".od-check__notice")).to_contain_text("没有约束力")


def test_a_question_is_asked_by_keyboard_alone_and_lives_in_the_address(watched):
    page = watched.open("en/check/index.html")
    expect(page.get_by_label("Find a violation")).to_be_visible()
    page.get_by_label("Find a violation").focus()
    page.keyboard.type("Article 51 mandatory")
    expect(page.locator("#check-v")).to_have_value("unregistered-mandatory-trademark")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Find a region")).to_be_focused()
    page.keyboard.type("Shenyang")
    expect(page.locator("#check-region")).to_have_value("210100")
    page.locator("#check-on").fill("2026-06-01")
    page.locator("#check-amount").focus()
    page.keyboard.type("12万")

    expect(summary(page)).to_contain_text("CNY 7,200 to CNY 16,800")
    query = parse_qs(urlsplit(page.url).query)
    assert query == {
        "v": ["unregistered-mandatory-trademark"],
        "region": ["210100"],
        "on": ["2026-06-01"],
        "base": ["illegal-turnover"],
        "amount": ["12万"],
    }
    said = summary(page).inner_text()
    page.reload()
    expect(summary(page)).to_contain_text("CNY 7,200 to CNY 16,800")
    assert summary(page).inner_text() == said
    page.locator('[data-section="statutory"] a').first.click()
    page.wait_for_url("**/laws/**")
    page.go_back()
    expect(summary(page)).to_contain_text("CNY 7,200 to CNY 16,800")


def test_every_region_of_the_rules_can_be_chosen_by_its_name(watched):
    page = watched.open("check/index.html?v=unregistered-mandatory-trademark&on=2026-06-01")
    expect(summary(page)).to_contain_text("法定罚款")
    offered = page.locator("#check-region option").evaluate_all("options => options.map(({ value }) => value)")
    assert sorted(offered) == sorted(row["jurisdiction_code"] for row in rows("jurisdictions", package="reference"))

    page.get_by_label("找地区").fill("杭州")
    expect(page.locator("#check-region option", has_text="杭州市西湖区")).to_be_attached()
    expect(page.locator("#check-region")).to_have_value("330100")
    page.get_by_label("找地区").fill("辽阳县")
    expect(page.locator("#check-region")).to_have_value("211021")
    # The county and its city have no standard; the province's is found.
    expect(page.locator(".od-check__title")).to_contain_text("辽宁省辽阳市辽阳县")
    expect(summary(page)).to_contain_text("辽宁省的裁量")

    page = watched.open("check/index.html?v=unregistered-mandatory-trademark&region=999999&on=2026-06-01")
    expect(page.locator("#check-region-error")).to_contain_text("999999")
    expect(summary(page)).to_be_empty()


def test_facts_decide_what_they_are_about(watched):
    page = watched.open(
        f"check/index.html?v=trademark-infringement&region=440100&on=2026-06-01&{TURNOVER}&amount=60000"
    )
    branches = page.locator('[data-section="statutory"] .od-check__item')
    expect(page.locator('[data-section="statutory"] .od-check__badge--open').first).to_be_visible()

    serious = page.get_by_role("group", name="五年内两次以上或者有其他严重情节的")
    expect(serious.get_by_label("不知道")).to_be_checked()
    serious.get_by_label("不知道").focus()
    page.keyboard.press("ArrowRight")
    expect(serious.get_by_label("是", exact=True)).to_be_checked()
    assert parse_qs(urlsplit(page.url).query)["fact"] == ["serious-or-repeat"]
    page.keyboard.press("ArrowRight")
    expect(page.locator('[data-section="path"]')).to_contain_text("五年内两次以上或者有其他严重情节的”不适用")
    assert parse_qs(urlsplit(page.url).query)["not"] == ["serious-or-repeat"]
    page.reload()
    expect(serious.get_by_label("不是")).to_be_checked()

    page.get_by_role("button", name="不知道的都改为").click()

    expect(page.locator('[data-section="statutory"] .od-check__badge--open')).to_have_count(0)
    expect(branches).to_have_count(1)
    assert len(parse_qs(urlsplit(page.url).query)["not"]) == 3
    page.get_by_role("group", name="销售者不知情").get_by_label("是", exact=True).check()
    expect(summary(page)).to_contain_text("没有规定罚款")


def test_what_cannot_be_understood_is_said_at_its_field(watched):
    page = watched.open("check/index.html?v=trademark-infringement&region=440100&on=2026-06-01")
    amount = page.locator("#check-amount")
    amount.fill("五十块")
    expect(page.locator("#check-amount-error")).to_contain_text("五十块")
    expect(amount).to_have_attribute("aria-invalid", "true")
    expect(summary(page)).to_be_empty()
    amount.fill("50")
    expect(amount).not_to_have_attribute("aria-invalid", "true")
    page.locator("#check-decided").fill("2026-05-31")
    expect(page.locator("#check-decided-error")).not_to_be_empty()


def test_other_regions_and_cases_stand_beside_the_answer(watched):
    page = watched.open(HAND_DERIVED_PAGE)
    others = page.locator('[data-section="elsewhere"] tbody tr')
    expect(others.filter(has_text="福建省")).to_contain_text("从轻 2,400元以上4,800元以下")
    expect(others.filter(has_text="北京市")).to_contain_text("从轻 不足7,200元")
    page = watched.open(
        f"check/index.html?v=trademark-infringement&region=440100&on=2026-06-01&{TURNOVER}&amount=40000"
    )
    expect(page.locator(".od-tierbar__cases circle").first).to_be_attached()
    expect(page.locator(".od-tierbar__question text")).to_contain_text("25万元以下")
    listed = page.locator('[data-section="cases"] tbody tr')
    expect(listed.first).to_be_visible()
    # What the source qualifies is told and not drawn.
    expect(listed.locator(".od-note").first).to_be_visible()


def test_the_answer_is_copied_as_text_with_its_sources(watched):
    watched.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = watched.open(HAND_DERIVED_PAGE)
    page.get_by_role("button", name="复制文字和出处").click()
    expect(page.locator(".od-check__tools [role=status]")).to_have_text("已复制。")
    text = page.evaluate("navigator.clipboard.readText()")
    for part in (
        "［适用］商标法（2019）第五十一条",
        "依据：商标法（2019）第五十一条",
        "罚款：7,200元以上1.68万元以下",
        "来源：http",
        "查找路径",
        page.url,
    ):
        assert part in text


def test_an_answer_comes_at_once(watched):
    page = watched.open(HAND_DERIVED_PAGE)
    expect(summary(page)).to_contain_text("法定罚款")
    said = page.evaluate("""() => [110000, 120000, 130000].map((cny) => {
      const amount = document.querySelector('#check-amount');
      amount.value = String(cny);
      amount.dispatchEvent(new Event('input', { bubbles: true }));
      return document.querySelector('[data-part="summary"]').textContent;
    })""")
    # Article 51: at most a fifth of the turnover; nothing was waited for between question and answer.
    for text, most in zip(said, ("2.2万元以下", "2.4万元以下", "2.6万元以下"), strict=True):
        assert most in text


def test_the_page_with_all_its_rules_is_light_and_asks_nobody_else(watched, address, site):
    answers = {}
    watched.page.on("response", lambda answer: answers.setdefault(urlsplit(answer.url).path, answer))
    page = watched.open(HAND_DERIVED_PAGE)
    expect(summary(page)).to_contain_text("法定罚款")
    page.wait_for_load_state("networkidle")
    bodies = {path: answer.body() for path, answer in answers.items()}
    assert any(path.endswith("penalty-rules.json") for path in bodies)
    assert sum(len(gzip.compress(body)) for body in bodies.values()) < MOST_COMPRESSED_BYTES


@pytest.mark.parametrize(("path", "lang"), [("check/index.html", "zh"), ("en/check/index.html", "en")])
def test_without_script_every_violation_is_linked(browser, address, site, path, lang):
    context = new_context(browser, script=False)
    page = context.new_page()
    page.goto(address + path)
    expect(page.locator('[data-part="fallback"]')).to_be_visible()
    expect(page.locator('[data-part="live"]')).to_be_hidden()
    linked = {re.sub(r".*/", "", link.get_attribute("href")) for link in page.locator(".od-block tbody th a").all()}
    assert linked == {file.name for file in (site / "check").glob("*.html") if file.name != "index.html"}
    assert linked == {f"{row['violation_id']}.html" for row in rows("violations", package="reference")}
    context.close()


def test_a_missing_file_of_rules_is_said(browser, address):
    context = new_context(browser)
    page = context.new_page()
    page.route("**/penalty-rules.json", lambda route: route.fulfill(status=503))
    page.goto(f"{address}check/index.html")
    expect(page.locator('[data-part="fallback"] [role="alert"]')).to_contain_text("没有读到")
    context.close()


def test_the_english_page_answers_in_english(watched):
    page = watched.open(f"en/{HAND_DERIVED_PAGE}")
    expect(summary(page)).to_contain_text(
        "Statutory fine: up to CNY 24,000. Discretion in Liaoning: Ordinary: CNY 7,200 to CNY 16,800."
    )
    expect(page.locator('[data-section="path"]')).to_contain_text("Question: ")
    # What a source does not show is told in its own language, and marked so.
    expect(page.locator('[data-section="unknown"] [lang="zh-Hans"]').first).to_contain_text("文号")
