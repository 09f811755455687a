"""The fines of real cases beside an answer: which are drawn, which only listed, which left out."""

from __future__ import annotations

import dataclasses
import json
from decimal import Decimal

from generator.penalty.cases_json import cases_artifacts
from tests.pages.real_site import ROOT, corpus, rows


def published(whole=None):
    [artifact] = cases_artifacts(whole or corpus())
    return {row["case_id"]: row for row in json.loads(artifact.content)["cases"]}


def changed(*, fine, detail=""):
    """Return the corpus with an invented case: confusion in Hubei, 2026-06-01, turnover of CNY 30,000."""
    case = next(one for one in corpus().cases.values() if len(one.outcomes) == 1 and one.outcomes[0].kind == "fine")
    amount = next(item for one in corpus().cases.values() for item in one.amounts)
    made = dataclasses.replace(
        case,
        row=dataclasses.replace(case.row, case_id="made-up", decided_on="2026-06-01"),
        violations=(corpus().violations["confusion"],),
        authorities=(),
        release=dataclasses.replace(case.release, jurisdiction_code="420000"),
        amounts=(dataclasses.replace(amount, basis="illegal-turnover", amount_cny=Decimal(30000), qualifier="exact"),),
        outcomes=(dataclasses.replace(case.outcomes[0], amount_cny=Decimal(fine), detail_zh=detail),),
    )
    return dataclasses.replace(corpus(), cases={"made-up": made})


def test_every_case_with_one_stated_fine_is_published():
    fines: dict[str, list[dict[str, str]]] = {}
    classified = set()
    for package in sorted(path.parent.name for path in (ROOT / "datasets").glob("*/case-outcomes.csv")):
        for row in rows("case-outcomes", package=package):
            if row["kind"] == "fine":
                fines.setdefault(row["case_id"], []).append(row)
        classified |= {row["case_id"] for row in rows("case-violations", package=package)}
    single = {key for key, own in fines.items() if len(own) == 1 and own[0]["amount_cny"] and key in classified}
    # No fine of the data leaves what its own amount gives.
    assert published().keys() == single


def test_what_several_parties_or_violations_sum_to_is_listed_but_not_drawn():
    found = published()
    assert {row["detail_zh"] for row in found.values() if row["is_drawn"]} == {""}
    assert {len(row["violations"]) for row in found.values() if row["is_drawn"]} == {1}
    assert found["guangdong-2024-ip-admin-01"]["detail_zh"] == "7家合计"
    assert any(row["is_drawn"] for row in found.values())


def test_a_fine_outside_its_own_range_is_published_only_with_what_the_source_says():
    # Anti-Unfair Competition Law 2025 art 23(1): under 50,000 of turnover up to 250,000.
    assert published(changed(fine="250000"))["made-up"]["is_drawn"]
    assert published(changed(fine="250000.01")) == {}
    row = published(changed(fine="250000.01", detail="情节恶劣，从重处罚"))["made-up"]
    assert (row["detail_zh"], row["is_drawn"]) == ("情节恶劣，从重处罚", False)
