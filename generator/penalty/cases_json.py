"""Publish the fines of real cases as one small JSON file, to be set beside the range of a violation."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator import formats
from generator.artifacts import Artifact
from generator.corpus import Case, Corpus
from generator.penalty.case_fine import holds, settings

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
        if not fine.detail_zh and _deviates(corpus, case):
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


def _deviates(corpus: Corpus, case: Case) -> bool:
    """Tell whether the one fine of a case lies outside its range or its tiers; False where that cannot be said."""
    [found] = settings(corpus, case)
    if found.branch is None:
        return False
    tiers = [] if found.are_tiers_open else [tier.fine for tier in found.tiers if tier.fine.is_set]
    return any(
        ranges and all(one.is_known for one in ranges) and not any(holds(one, found.amount) for one in ranges)
        for ranges in ([found.branch.fine], tiers)
    )
