"""Hold the engine to answers that were worked out by hand."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from generator.penalty import Base, Question, QuestionError, ask
from generator.penalty.answer import Fine
from tests.pages.real_site import corpus

QUESTIONS = tomllib.loads((Path(__file__).parent / "worked_questions.toml").read_text(encoding="utf-8"))["question"]
PARTS = ("statutory", "tiers", "outdated", "conflicts", "rules")


def question_of(asked) -> Question:
    base = next((name for name in ("turnover", "gains", "goods_value") if name in asked), None)
    return Question(
        violation_id=asked["violation"],
        region=asked["region"],
        act_on=asked["on"],
        decided_on=asked.get("decided", ""),
        base=Base(base.replace("_", "-")) if base else None,
        amount=Decimal(asked[base]) if base else None,
        facts=asked.get("facts", {}),
    )


def figure(value: Decimal | None) -> str:
    return "?" if value is None else f"{value.normalize():f}"


def fine(found: Fine) -> str:
    if found.basis in {"none", "unspecified"}:
        assert found.low is None and found.high is None
        return found.basis
    start = "<" if found.low_inclusive is False else ""
    end = "<" if found.high_inclusive is False else ""
    return f"{figure(found.low)}{start}..{end}{figure(found.high)}"


def branch(item) -> str:
    newer = f" newer={item.milder.value}" if item.milder else ""
    return f"{item.provision_id} {item.applies.value} {fine(item.fine)}{newer}"


def tier(item) -> str:
    computed = f" {item.provision_id}" if item.is_computed else ""
    return f"{item.tier_id} {item.applies.value} {fine(item.fine)}{computed}"


def outdated(item) -> str:
    moved = " ".join(f"{law} {article}" for law, article in item.moved_to)
    return f"{item.tier.tier_id} -> {moved}".strip()


@cache
def answered(number: int):
    return ask(corpus(), question_of(QUESTIONS[number]["ask"]))


def parts(number: int) -> dict[str, list[str]]:
    answer = answered(number)
    return {
        "statutory": [branch(item) for item in answer.statutory],
        "tiers": [tier(item) for item in answer.tiers],
        "outdated": [outdated(item) for item in answer.outdated_tiers],
        "conflicts": [item.code for item in answer.conflicts],
        "rules": [branch(item) for item in answer.general_rules],
    }


NAMED = [pytest.param(number, id=f"{number + 1:03}-{one['why'][:60]}") for number, one in enumerate(QUESTIONS)]


@pytest.mark.parametrize("number", [one for one in NAMED if "error" not in QUESTIONS[one.values[0]]])
def test_the_answer_is_the_one_worked_out_by_hand(number):
    worked = QUESTIONS[number]
    codes = {item.code for item in answered(number).unknown}
    found = {name: value for name, value in parts(number).items() if name in worked}
    found["missing"] = sorted(set(worked.get("unknown", [])) - codes)
    found["unwanted"] = sorted(set(worked.get("silent", [])) & codes)
    wanted = {name: worked[name] for name in PARTS if name in worked}
    assert found == {**wanted, "missing": [], "unwanted": []}


@pytest.mark.parametrize("number", [one for one in NAMED if "error" in QUESTIONS[one.values[0]]])
def test_a_question_that_cannot_be_understood_is_refused_with_a_suggestion(number):
    code, _, suggestion = QUESTIONS[number]["error"].partition(" ")
    with pytest.raises(QuestionError) as refused:
        ask(corpus(), question_of(QUESTIONS[number]["ask"]))
    suggested = [one.value for one in refused.value.suggestions]
    assert (refused.value.code, suggestion in {"", *suggested}) == (code, True)


def test_there_are_at_least_ninety_questions_and_each_gives_its_reason():
    assert len(QUESTIONS) >= 90
    assert all(len(one["why"]) > 10 for one in QUESTIONS)
