"""Hold the rows of typical cases and the releases they were published in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.records.row import Row, SourcedRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Release(SourcedRow):
    """One row of ``releases``."""

    release_id: str
    kind: str
    title_zh: str
    title_en: str
    publisher_zh: str
    agency_id: str
    jurisdiction_code: str
    released_on: str
    case_count_stated: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class TypicalCase(SourcedRow):
    """One row of ``typical-cases``."""

    case_id: str
    release_id: str
    title_zh: str
    title_en: str
    ip_type: str
    procedure: str
    status: str
    completeness: str
    filed_on: str
    seized_on: str
    decided_on: str
    published_on: str
    rule_set: str
    severity: str
    public_until: str
    decision_no: str
    goods_zh: str
    goods_en: str
    is_cross_region: bool
    cross_region_kind: str
    agreement_id: str
    is_ecommerce: bool
    facts_zh: str
    outcome_zh: str
    significance_zh: str
    summary_en: str
    source_date: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseAuthority(Row):
    """One row of ``case-authorities``."""

    case_id: str
    seq: int
    role: str
    jurisdiction_code: str
    agency_id: str
    stated_zh: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseViolation(Row):
    """One row of ``case-violations``."""

    case_id: str
    seq: int
    violation_id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseParty(Row):
    """One row of ``case-parties``."""

    case_id: str
    seq: int
    role: str
    kind: str
    name_zh: str
    headcount: int | None
    note_zh: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseAmount(Row):
    """One row of ``case-amounts``."""

    case_id: str
    seq: int
    basis: str
    qualifier: str
    amount_cny: Decimal
    note_zh: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseOutcome(Row):
    """One row of ``case-outcomes``."""

    case_id: str
    seq: int
    party_seq: int | None
    kind: str
    amount_cny: Decimal | None
    qualifier: str
    detail_zh: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseCitation(Row):
    """One row of ``case-citations``."""

    case_id: str
    seq: int
    law_title_zh: str
    law_id: str
    article: str
    standard_id: str
