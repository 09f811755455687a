"""List what the source of a case does not say, as far as it matters for the case's procedure."""

from __future__ import annotations

from collections.abc import Callable

from generator.corpus import Case
from generator.pages.case_parties import SUMS
from generator.pages.view import Points, Value
from generator.pages.writer import Writer

_BASES = frozenset({"illegal-turnover", "illegal-gains", "goods-value"})


def _is_decided(case: Case) -> bool:
    """Tell whether there is a decision that has a date, a number and a legal basis."""
    row = case.row
    return row.procedure in {"penalty", "adjudication", "customs-measure"} and row.status not in {"opened", "proposed"}


# What may be open, in the order of the page, and when it is.
_GAPS: tuple[tuple[str, Callable[[Case], bool]], ...] = (
    ("procedure", lambda case: not case.row.procedure),
    ("violation", lambda case: not case.violations),
    ("agency", lambda case: not any(item.agency_id for item in case.authorities)),
    ("party", lambda case: all(item.kind == "unknown" for item in case.parties if item.role == "respondent")),
    ("fine", lambda case: any(item.kind in SUMS and item.amount_cny is None for item in case.outcomes)),
    ("one_sum", lambda case: any(item.kind == "fine-and-confiscation" for item in case.outcomes)),
    (
        "base",
        lambda case: case.row.procedure == "penalty" and not any(item.basis in _BASES for item in case.amounts),
    ),
    ("decided_on", lambda case: _is_decided(case) and not case.row.decided_on),
    ("decision_no", lambda case: _is_decided(case) and not case.row.decision_no),
    ("law", lambda case: _is_decided(case) and not case.citations),
    ("version", lambda case: any(not (item.law_id or item.standard_id) for item in case.citations)),
    ("agreement", lambda case: case.row.is_cross_region and not case.row.agreement_id),
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
    points = [Value(t(f"cases.gap.{name}")) for name in dict.fromkeys((*gaps(case), *known))]
    points += [writer.foreign(piece) for piece in rest]
    if not points:
        return None
    note = t(f"cases.gaps_{case.row.completeness.replace('-', '_')}")
    return Points(heading=t("cases.gaps"), anchor="gaps", points=tuple(points), note=note)


def gaps(case: Case) -> tuple[str, ...]:
    """Return the names of what the record leaves open, in the order of the page."""
    return tuple(name for name, is_open in _GAPS if is_open(case))


def _noted(case: Case) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what the editor noted as not seen: the gaps that have a name, and the rest in the editor's words."""
    pieces = case.row.not_seen_zh.split("、") if case.row.not_seen_zh else []
    named = tuple(_NOTED[piece] for piece in pieces if piece in _NOTED)
    return named, tuple(piece for piece in pieces if piece not in _NOTED)
