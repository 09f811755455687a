"""A port written from the documentation, reading nothing but the published table, agrees with the engine."""

from __future__ import annotations

import json
from functools import cache

from hypothesis import given, settings

from generator.penalty import Regime, ask
from generator.penalty.rules_json import PATH, rules_artifacts
from tests.pages.real_site import corpus
from tests.penalty.port import Port
from tests.penalty.test_properties import questions
from tests.penalty.test_worked_questions import QUESTIONS, question_of


@cache
def port() -> Port:
    files = {artifact.path: artifact.content for artifact in rules_artifacts(corpus())}
    return Port(json.loads(files[PATH]))


def engine(question):
    answer = ask(corpus(), question)
    return (
        {
            (item.provision_id, item.applies.value, item.fine.low, item.fine.high)
            for item in answer.statutory
            if item.regime is Regime.ACT
        },
        {
            (tier.tier_id, tier.provision_id if tier.is_computed else "", tier.fine.low, tier.fine.high)
            for tier in answer.tiers
        },
        {(one.tier.tier_id, "", one.tier.fine.low, one.tier.fine.high) for one in answer.outdated_tiers},
    )


def test_the_port_agrees_on_every_worked_question():
    asked = [question_of(one["ask"]) for one in QUESTIONS if "error" not in one]
    assert [one for one in asked if port().answer(one) != engine(one)] == []


@settings(max_examples=1000, deadline=None)
@given(questions())
def test_the_port_agrees_on_any_question(question):
    assert port().answer(question) == engine(question)
