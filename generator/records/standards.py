"""Hold the rows of penalty standards and their tiers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.records.row import Row, SourcedRow


@dataclass(frozen=True, kw_only=True, slots=True)
class PenaltyStandard(SourcedRow):
    """One row of ``penalty-standards``."""

    standard_id: str
    title_zh: str
    title_en: str
    is_title_descriptive: bool
    kind: str
    doc_no: str
    issued_on: str
    effective_from: str
    effective_to: str
    status: str
    tier_method: str
    claims_complete: bool | None
    supersedes_id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StandardJurisdiction(Row):
    """One row of ``standard-jurisdictions``."""

    standard_id: str
    jurisdiction_code: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StandardIssuer(Row):
    """One row of ``standard-issuers``."""

    standard_id: str
    agency_id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PenaltyTier(SourcedRow):
    """One row of ``penalty-tiers``."""

    tier_id: str
    standard_id: str
    seq: int
    violation_id: str
    law_id: str
    article: str
    provision_id: str
    severity: str
    label_zh: str
    grade_zh: str
    condition_zh: str
    condition_en: str
    base: str
    from_value: Decimal | None
    from_inclusive: bool | None
    to_value: Decimal | None
    to_inclusive: bool | None
    bound_unit: str
    fine_basis: str
    fine_of: str
    fine_min: Decimal | None
    fine_min_inclusive: bool | None
    fine_max: Decimal | None
    fine_max_inclusive: bool | None
    fine_unit: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TierMeasure(Row):
    """One row of ``tier-measures``."""

    tier_id: str
    seq: int
    measure: str
