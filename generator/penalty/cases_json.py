"""Publish the fines of real cases as one small JSON file, to be set beside the range of a violation."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator import formats
from generator.artifacts import Artifact
from generator.corpus import Case, Corpus
from generator.penalty.answer import Fine
from generator.penalty.engine import ask
from generator.penalty.question import Base, Question

PATH = "data/penalty-cases.json"
# What an amount of a case can count that a question can also count.
_BASES = ("illegal-turnover", "illegal-gains", "goods-value")


def cases_artifacts(corpus: Corpus) -> Iterator[Artifact]:
    """Yield every case with exactly one fine stated in CNY: what several fines sum to is no case's fine.

    A fine is drawn (`is_drawn`) where it is for one violation alone and the source has nothing to add to
    its figure. One that leaves the range or the tiers that its own amount gives is published only with
    what the source says of it.
    """
    rows = list(_rows(corpus))
    content = json.dumps({"as_of": corpus.as_of, "cases": rows}, ensure_ascii=False, separators=(",", ":"))
    yield Artifact(PATH, f"{content}\n".encode())


def _rows(corpus: Corpus) -> Iterator[dict[str, object]]:
    for case in corpus.cases.values():
        fines = [item for item in case.outcomes if item.kind == "fine"]
        fine = fines[0] if len(fines) == 1 else None
        if fine is None or fine.amount_cny is None or not case.violations:
            continue
        if not fine.detail_zh and _deviates(corpus, case, fine.amount_cny):
            continue
        yield {
            "case_id": case.row.case_id,
            "title_zh": case.row.title_zh,
            "title_en": case.row.title_en,
            "violations": [violation.violation_id for violation in case.violations],
            "region": case.places[0],
            "year": case.date[:4],
            "fine_cny": formats.plain(fine.amount_cny),
            "qualifier": fine.qualifier,
            "detail_zh": fine.detail_zh,
            "is_drawn": not fine.detail_zh and len(case.violations) == 1,
            **_amount(case),
        }


def _amount(case: Case) -> dict[str, str]:
    for item in case.amounts:
        if item.basis in _BASES:
            return {"amount_cny": formats.plain(item.amount_cny), "basis": item.basis}
    return {}


def _deviates(corpus: Corpus, case: Case, fine: Decimal) -> bool:
    """Tell whether a fine lies outside what its own amount gives; False where that cannot be said."""
    counted = [item for item in case.amounts if item.basis in _BASES]
    if len(case.violations) != 1 or len(counted) != 1 or counted[0].qualifier != "exact":
        return False
    if len(case.row.decided_on) < len("2026-01-01"):
        return False
    answer = ask(
        corpus,
        Question(
            violation_id=case.violations[0].violation_id,
            region=case.places[0],
            act_on=case.row.decided_on,
            base=next(base for base in Base if base.basis == counted[0].basis),
            amount=counted[0].amount_cny,
        ),
    )
    return any(_is_outside(fine, [one.fine for one in items]) for items in (answer.statutory, answer.tiers))


def _is_outside(fine: Decimal, ranges: Sequence[Fine]) -> bool:
    """Tell whether `fine` lies in none of the ranges; False where one of them is not known."""
    fined = [one for one in ranges if one.is_set]
    if not fined or not all(one.is_known for one in fined):
        return False
    return not any(one.low <= fine <= one.high for one in fined if one.low is not None and one.high is not None)
