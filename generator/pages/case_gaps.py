"""List what the source of a case does not say, as far as it matters for the case's procedure."""

from __future__ import annotations

from collections.abc import Callable

from generator.corpus import Case, Corpus
from generator.pages.case_parties import SUMS
from generator.pages.view import Points, Value
from generator.pages.writer import Writer

_BASES = frozenset({"illegal-turnover", "illegal-gains", "goods-value"})


def _is_decided(case: Case) -> bool:
    """Tell whether there is a decision that has a date, a number and a legal basis."""
    row = case.row
    return row.procedure in {"penalty", "adjudication", "customs-measure"} and row.status not in {"opened", "proposed"}


def _is_base_open(corpus: Corpus, case: Case) -> bool:
    """Tell whether the amount that the penalty is counted from is not stated, where any is counted."""
    if case.row.procedure != "penalty" or any(item.basis in _BASES for item in case.amounts):
        return False
    return any(
        item.row.threshold_basis or item.row.fine_of
        for violation in case.violations
        for item in corpus.liabilities_by_violation.get(violation.violation_id, ())
    )


# What may be open, in the order of the page, and when it is.
_GAPS: tuple[tuple[str, Callable[[Corpus, Case], bool]], ...] = (
    ("procedure", lambda _, case: not case.row.procedure),
    ("violation", lambda _, case: not case.violations),
    ("agency", lambda _, case: not any(item.agency_id for item in case.authorities)),
    ("party", lambda _, case: all(item.kind == "unknown" for item in case.parties if item.role == "respondent")),
    ("fine", lambda _, case: any(item.kind in SUMS and item.amount_cny is None for item in case.outcomes)),
    ("one_sum", lambda _, case: any(item.kind == "fine-and-confiscation" for item in case.outcomes)),
    ("base", _is_base_open),
    ("decided_on", lambda _, case: _is_decided(case) and not case.row.decided_on),
    ("decision_no", lambda _, case: _is_decided(case) and not case.row.decision_no),
    ("law", lambda _, case: _is_decided(case) and not case.citations),
    ("version", lambda _, case: any(not (item.law_id or item.standard_id) for item in case.citations)),
    ("agreement", lambda _, case: case.row.is_cross_region and not case.row.agreement_id),
)


# What editors note as not seen in many records, and the gap that it is.
_NOTED = {
    "程序": "procedure",
    "办案机关": "agency", "处罚机关": "agency",
    "当事人": "party",
    "案情": "facts",
    "处理结果": "outcome", "处罚内容": "outcome", "处罚结果": "outcome", "处罚主文": "outcome", "裁决结果": "outcome",
    "罚款数额": "fine", "罚款金额": "fine", "处罚数额": "fine",
    "罚款与没收的分项": "one_sum", "罚款和没收的分项": "one_sum",
    "没收情况": "confiscation",
    "决定日期": "decided_on", "处罚日期": "decided_on", "处罚决定日期": "decided_on", "裁决日期": "decided_on",
    "查获日期": "seized_on", "移送日期": "transferred_on", "发布日期": "published_on",
    "文号": "decision_no",
    "法律依据": "law",
}  # fmt: skip


def gap_block(writer: Writer, case: Case) -> Points | None:
    """Return what is unknown; None where nothing is."""
    t = writer.t
    known, rest = _noted(case)
    points = [Value(t(f"cases.gap.{name}")) for name in dict.fromkeys((*gaps(writer.corpus, case), *known))]
    points += [writer.foreign(piece) for piece in rest]
    if not points:
        return None
    note = t(f"cases.gaps_{case.row.completeness.replace('-', '_')}")
    return Points(heading=t("cases.gaps"), anchor="gaps", points=tuple(points), note=note)


def gaps(corpus: Corpus, case: Case) -> tuple[str, ...]:
    """Return the names of what the record leaves open, in the order of the page."""
    return tuple(name for name, is_open in _GAPS if is_open(corpus, case))


def _noted(case: Case) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what the editor noted as not seen: the gaps that have a name, and the rest in the editor's words."""
    pieces = case.row.not_seen_zh.split("、") if case.row.not_seen_zh else []
    named = tuple(_NOTED[piece] for piece in pieces if piece in _NOTED)
    return named, tuple(piece for piece in pieces if piece not in _NOTED)
