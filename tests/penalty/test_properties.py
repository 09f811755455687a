"""What holds for every question: no surprises, no figure out of the law, nothing lost on the way to JSON."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.i18n import read_catalogue
from generator.messages import LOCALE_FOLDER
from generator.penalty import Answer, Base, Question, Regime, ask
from generator.penalty.checking import circumstances
from generator.penalty.question import SUBJECTS
from generator.penalty.text import write
from tests.pages.real_site import corpus

CHANGES = sorted(
    {day for law in corpus().laws.values() for day in (law.effective_from, law.effective_to) if len(day) == 10}
)
DAYS = st.one_of(st.sampled_from(CHANGES), st.dates(date(1990, 1, 1), date(2032, 12, 31)).map(date.isoformat))
EDGES = [
    Decimal(text) for text in ("0", "0.01", "9999.99", "10000", "49999.99", "50000", "50000.01", "100000", "200000")
]
AMOUNTS = st.one_of(
    st.sampled_from(EDGES), st.decimals(min_value=0, max_value=Decimal("99999999999.99"), places=2, allow_nan=False)
)
# Regions with rules of their own come up as often as the many without.
RICH = ["100000", "110000", "210000", "130000", "350000", "310115", "330203", "370000", "370200", "410300", "430000"]
REGIONS = st.one_of(st.sampled_from(RICH), st.sampled_from(sorted(corpus().jurisdictions)))


@cache
def words(lang: str):
    return read_catalogue(LOCALE_FOLDER, lang)


@st.composite
def questions(draw) -> Question:
    days = sorted([draw(DAYS), draw(DAYS)])
    base = draw(st.none() | st.sampled_from(list(Base)))
    facts = draw(
        st.dictionaries(st.sampled_from(circumstances(corpus())), st.sampled_from(["true", "false"]), max_size=4)
    )
    subject = draw(st.none() | st.sampled_from(SUBJECTS))
    return Question(
        violation_id=draw(st.sampled_from(sorted(corpus().violations))),
        region=draw(REGIONS),
        act_on=days[0],
        decided_on=days[1] if draw(st.booleans()) else "",
        base=base,
        amount=draw(AMOUNTS) if base else None,
        facts={**facts, **({"subject": subject} if subject else {})},
    )


def in_force(law_id: str, day: str) -> bool:
    """Tell it from the row's dates alone, adoption standing for an unknown start."""
    law = corpus().laws[law_id]
    start = law.effective_from or law.version
    return day[: len(start)] >= start and (not law.effective_to or day <= law.effective_to)


@settings(max_examples=600, deadline=None)
@given(questions())
def test_every_question_is_answered_in_both_languages_and_its_answer_survives_json(question):
    answer = ask(corpus(), question)
    for lang in ("zh", "en"):
        found = answer.to_json(words(lang))
        assert json.loads(json.dumps(found, allow_nan=False)) == found
        said = [item["text"] for group in ("conflicts", "path", "unknown") for item in found[group]] + [
            write(answer, corpus=corpus(), t=words(lang))
        ]
        assert not [text for text in said if re.search(r"[{}]|\bNone\b|《》|（）", text)]
    figures = [
        (item.fine.low, shown["fine_min_cny"]) for item, shown in zip(answer.statutory, found["statutory"], strict=True)
    ]
    figures += [
        (item.fine.high, shown["fine_max_cny"]) for item, shown in zip(answer.tiers, found["tiers"], strict=True)
    ]
    assert [exact for exact, shown in figures if exact is not None and Decimal(str(shown)) != exact] == []


@settings(max_examples=400, deadline=None)
@given(questions())
def test_every_step_about_a_branch_cites_an_article_of_a_version_in_force_at_the_act(question):
    answer = ask(corpus(), question)
    steps = [item for item in answer.path if item.code.startswith(("branch-", "left-out-"))]
    assert all(step.params["article"] and in_force(step.params["law_id"], question.act_on) for step in steps)
    cited = {step.params["provision_id"] for step in steps}
    assert {item.provision_id for item in answer.statutory if item.regime is Regime.ACT} <= cited
    newer = [item for item in answer.statutory if item.regime is Regime.NEWER]
    assert all(question.decided_on and in_force(item.law.law_id, question.decided_on) for item in newer)


@settings(max_examples=400, deadline=None)
@given(questions())
def test_a_computed_tier_never_leaves_the_statutory_range(question):
    answer = ask(corpus(), question)
    ranges = {item.provision_id: item.fine for item in answer.statutory if item.regime is Regime.ACT}
    for tier in answer.tiers:
        if tier.is_computed:
            fine = ranges[tier.provision_id]
            assert fine.low <= tier.fine.low <= tier.fine.high <= fine.high


@settings(max_examples=400, deadline=None)
@given(questions(), AMOUNTS, AMOUNTS)
def test_within_one_branch_a_larger_amount_never_lowers_the_fine(question, one, other):
    if question.base is None:
        return
    small, large = (_fines(question, amount) for amount in sorted((one, other)))
    for key in small.keys() & large.keys():
        for less, more in zip(small[key], large[key], strict=True):
            assert less is None or more is None or less <= more


def _fines(question: Question, amount: Decimal):
    answer = ask(corpus(), _with(question, amount))
    found = {item.provision_id: (item.fine.low, item.fine.high) for item in answer.statutory}
    return found | {(tier.tier_id, tier.provision_id): (tier.fine.low, tier.fine.high) for tier in answer.tiers}


def _with(question: Question, amount: Decimal) -> Question:
    return Question(
        violation_id=question.violation_id,
        region=question.region,
        act_on=question.act_on,
        decided_on=question.decided_on,
        base=question.base,
        amount=amount,
        facts=question.facts,
    )


@settings(max_examples=300, deadline=None)
@given(questions())
def test_what_applies_comes_first_and_a_gap_is_always_named(question):
    answer: Answer = ask(corpus(), question)
    act = [item for item in answer.statutory if item.regime is Regime.ACT]
    assert [bool(item.conditions) for item in act] == sorted(bool(item.conditions) for item in act)
    codes = {item.code for item in answer.unknown}
    if not answer.tiers:
        assert codes & {"no-published-standard", "no-tier-for-amount"}
    if not act:
        gaps = ("no-version", "no-provision", "provisions-not-seen", "law-not-applied-here", "local-provisions")
        left_out = any(item.code.startswith("left-out-") for item in answer.path)
        assert left_out or question.violation_id == "any-violation" or any(code.startswith(gaps) for code in codes)
