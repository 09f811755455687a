"""Publish the fines of real cases as one small JSON file, to be set beside the range of a violation."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator import formats
from generator.artifacts import Artifact
from generator.corpus import Case, Corpus

PATH = "data/penalty-cases.json"
# What an amount of a case can count that a question can also count.
_BASES = ("illegal-turnover", "illegal-gains", "goods-value")


def cases_artifacts(corpus: Corpus) -> Iterator[Artifact]:
    """Yield every case with exactly one fine stated in CNY: what several fines sum to is no case's fine."""
    rows = list(_rows(corpus))
    content = json.dumps({"as_of": corpus.as_of, "cases": rows}, ensure_ascii=False, separators=(",", ":"))
    yield Artifact(PATH, f"{content}\n".encode())


def _rows(corpus: Corpus) -> Iterator[dict[str, object]]:
    for case in corpus.cases.values():
        fines = [item for item in case.outcomes if item.kind == "fine"]
        if len(fines) != 1 or fines[0].amount_cny is None or not case.violations:
            continue
        yield {
            "case_id": case.row.case_id,
            "title_zh": case.row.title_zh,
            "title_en": case.row.title_en,
            "violations": [violation.violation_id for violation in case.violations],
            "region": case.places[0],
            "year": case.date[:4],
            "fine_cny": formats.plain(fines[0].amount_cny),
            "qualifier": fines[0].qualifier,
            **_amount(case),
        }


def _amount(case: Case) -> dict[str, str]:
    for item in case.amounts:
        if item.basis in _BASES:
            return {"amount_cny": formats.plain(item.amount_cny), "basis": item.basis}
    return {}
