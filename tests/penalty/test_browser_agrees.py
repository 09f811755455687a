"""In a real Chromium the penalty check answers every question of a large grid as the Python engine does."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal

import pytest
from playwright.sync_api import Browser, Page

from generator.pages.penalty_words import penalty_words
from generator.penalty import QuestionError, ask, words
from generator.penalty.amounts import read_amount
from generator.penalty.checking import LARGEST
from generator.penalty.rules_json import rules_artifacts
from generator.penalty.text import fine_words
from tests.pages.real_site import corpus
from tests.penalty.digests import SCRIPT, answer_list, digest, grid, question_list
from tests.penalty.test_worked_questions import QUESTIONS, question_of
from tests.search.support import PREFIX, ROOT, served

pytestmark = pytest.mark.browser

LEAST_QUESTIONS = 20_000
BATCH = 1_500
SHOWN = 3
AMOUNTS = (
    "5万元", "5 万", "50,000", "５００００", "CNY 50,000", "rmb1.2亿", "¥49999.99", "1.23456万元", "1.234567万", "0",
    "0.01", "0.001", "-1", "abc", "", "5,00", "50，000元", "十万", "3百万", "2千亿", "99999999999.99", "100000000000",
    "1e5", "1.5.2", "人民币3千元", "5万万", "٥", "00050", "1 000", "五万",
)  # fmt: skip
_WORDS = """
async ([root, lang, words, questions]) => {
  const load = (name) => import(new URL(`assets/js/${name}.js`, new URL(root, location.href)));
  const [{ ask }, { openRules }, { maybe }, { wordsOf }] =
    await Promise.all(["check-engine", "check-rules", "check-decimal", "check-words"].map(load));
  const rules = openRules(await (await fetch(new URL("data/penalty-rules.json", new URL(root, location.href)))).json());
  const { say, fineWords, conditions } = wordsOf(lang, words);
  return questions.map(([violation, region, actOn, decidedOn, basis, amount, facts]) => {
    const one = ask(rules, { violation, region, actOn, decidedOn, basis, amount: maybe(amount), facts });
    return [
      ...one.path.map((item) => say(item, "path")), ...one.unknown.map((item) => say(item, "unknown")),
      ...one.conflicts.map((item) => say(item, "conflict")), ...one.outdated.map((old) => say(old.reason, "reason")),
      ...[...one.statutory, ...one.tiers].flatMap((item) => [conditions(item.conditions), fineWords(item.fine)]),
    ];
  });
}
"""
_READ = """
async ([root, texts]) => {
  const { readAmount, plain } = await import(new URL("assets/js/check-decimal.js", new URL(root, location.href)));
  return texts.map((text) => { const amount = readAmount(text); return amount === null ? null : plain(amount); });
}
"""


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("rules")
    site = folder / PREFIX
    shutil.copytree(ROOT / "site_src" / "assets" / "js", site / "assets" / "js")
    for artifact in rules_artifacts(corpus()):
        (site / artifact.path).parent.mkdir(parents=True, exist_ok=True)
        (site / artifact.path).write_bytes(artifact.content)
    (site / "check").mkdir()
    (site / "check" / "index.html").write_text("<!doctype html><title>check</title>", encoding="utf-8")
    with served(folder) as (address, _):
        page = browser.new_page()
        page.set_default_timeout(120_000)
        page.goto(f"{address}check/index.html")
        yield page
        page.close()


def test_the_browser_agrees_on_every_question_of_the_grid(page):
    questions = list(grid(corpus()))
    parts = [range(start, min(start + BATCH, len(questions))) for start in range(0, len(questions), BATCH)]
    with ProcessPoolExecutor(2) as pool:
        expected = [pool.submit(_digests, part) for part in parts]
        found = []
        for part in parts:
            digests, _ = page.evaluate(SCRIPT, ["../", [question_list(questions[at]) for at in part]])
            found += digests
        wanted = [one for job in expected for one in job.result()]
    differing = [at for at in range(len(questions)) if found[at] != wanted[at]]
    assert len(questions) >= LEAST_QUESTIONS
    assert _explained(page, [questions[at] for at in differing[:SHOWN]]) == []
    assert differing == []


def test_the_browser_agrees_on_every_worked_question(page):
    asked = [question_of(one["ask"]) for one in QUESTIONS if "error" not in one]
    assert _explained(page, asked) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_browser_says_it_in_the_same_words(page, lang):
    t = penalty_words(lang)
    asked = [question_of(one["ask"]) for one in QUESTIONS if "error" not in one] + list(grid(corpus()))[::97]
    found = page.evaluate(_WORDS, ["../", lang, dict(t.words), [question_list(one) for one in asked]])
    assert found == [_said(one, t) for one in asked]


def test_the_browser_reads_amounts_as_the_command_line_does(page):
    assert page.evaluate(_READ, ["../", list(AMOUNTS)]) == [_amount(text) for text in AMOUNTS]


def _digests(part: range) -> list[str]:
    questions = list(grid(corpus()))
    return [digest(ask(corpus(), questions[at])) for at in part]


def _explained(page, questions: Sequence[object]) -> list[object]:
    """Return each question that the browser answers otherwise, with both answers."""
    differing = []
    for start in range(0, len(questions), 50):
        some = questions[start : start + 50]
        answers, _ = page.evaluate(SCRIPT, ["../", [question_list(one) for one in some]])
        for question, found in zip(some, answers, strict=True):
            wanted = answer_list(ask(corpus(), question))
            if found != wanted:
                parts = [pair for pair in zip(found, wanted, strict=True) if pair[0] != pair[1]]
                differing.append((question_list(question), parts))
    return differing


def _said(question, t) -> list[str]:
    answer = ask(corpus(), question)
    sentences = [
        words.say(item, group=group, t=t)
        for group, items in (
            ("path", answer.path),
            ("unknown", answer.unknown),
            ("conflict", answer.conflicts),
            ("reason", [old.reason for old in answer.outdated_tiers]),
        )
        for item in items
    ]
    for item in (*answer.statutory, *answer.tiers):
        sentences += [words.join(item.conditions, group="condition", t=t), fine_words(item.fine, t)]
    return sentences


def _amount(text: str) -> str | None:
    try:
        amount = read_amount(text)
    except QuestionError:
        return None
    is_usable = 0 <= amount < LARGEST and amount == amount.quantize(Decimal("0.01"))
    return f"{amount.normalize():f}" if is_usable else None
