"""Hold the rows of the reference vocabularies: places, agencies, law, terms."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.records.row import Row, SourcedRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Jurisdiction(Row):
    """One row of ``jurisdictions``."""

    jurisdiction_code: str
    name_zh: str
    name_en: str
    short_zh: str
    level: str
    parent_code: str
    is_gbt2260: bool
    valid_from: str
    valid_to: str
    note_zh: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RegionGroup(SourcedRow):
    """One row of ``region-groups``."""

    group_id: str
    name_zh: str
    name_en: str
    definition_zh: str
    definition_en: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RegionGroupMember(Row):
    """One row of ``region-group-members``."""

    group_id: str
    jurisdiction_code: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Agency(Row):
    """One row of ``agencies``."""

    agency_id: str
    name_zh: str
    name_en: str
    kind: str
    jurisdiction_code: str
    note_zh: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Law(SourcedRow):
    """One row of ``laws``."""

    law_id: str
    family_id: str
    title_zh: str
    title_en: str
    short_zh: str
    short_en: str
    level: str
    jurisdiction_code: str
    version: str
    effective_from: str
    effective_to: str
    official_url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleMove(SourcedRow):
    """One row of ``article-moves``."""

    from_law_id: str
    from_article: str
    to_law_id: str
    to_article: str
    change_zh: str
    change_en: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Provision(SourcedRow):
    """One row of ``provisions``."""

    provision_id: str
    law_id: str
    article: str
    branch: str
    violation_id: str
    subject: str
    subject_zh: str
    liability_zh: str
    liability_en: str
    when_zh: str
    when_en: str
    threshold_basis: str
    threshold_from_cny: Decimal | None
    threshold_from_inclusive: bool | None
    threshold_to_cny: Decimal | None
    threshold_to_inclusive: bool | None
    includes_none: bool | None
    includes_incalculable: bool | None
    circumstance: str
    fine_basis: str
    fine_of: str
    fine_min_multiple: Decimal | None
    fine_max_multiple: Decimal | None
    fine_min_percent: Decimal | None
    fine_max_percent: Decimal | None
    fine_min_cny: Decimal | None
    fine_max_cny: Decimal | None
    cap_cny: Decimal | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ProvisionMeasure(Row):
    """One row of ``provision-measures``."""

    provision_id: str
    seq: int
    measure: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Violation(SourcedRow):
    """One row of ``violations``."""

    violation_id: str
    name_zh: str
    name_en: str
    ip_type: str
    definition_zh: str
    definition_en: str
    lay_terms_zh: str
    lay_terms_en: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Mechanism(Row):
    """One row of ``mechanisms``."""

    mechanism_id: str
    name_zh: str
    name_en: str
    definition_zh: str
    definition_en: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CreditClass(SourcedRow):
    """One row of ``credit-classes``."""

    credit_class_id: str
    law_id: str
    text_status: str
    draft_on: str
    severity: str
    definition_zh: str
    definition_en: str
    published_zh: str
    published_en: str
    min_publicity_months: int | None
    max_publicity_months: int | None
    repair_condition_zh: str
    repair_condition_en: str
    end_of_publicity_zh: str
    end_of_publicity_en: str
    clock_start_zh: str
    clock_start_en: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Host(Row):
    """One row of ``hosts``."""

    host: str
    kind: str
    link_advice: str
    note_zh: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Term(Row):
    """One row of ``glossary``."""

    term_zh: str
    term_en: str
    definition_zh: str
    definition_en: str
    law_id: str
    article: str
    note_zh: str
    note_en: str
    source_url: str
    is_own_knowledge: bool
