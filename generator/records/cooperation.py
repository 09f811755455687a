"""Hold the rows of cooperation agreements, bodies and demonstration zones."""

from __future__ import annotations

from dataclasses import dataclass

from generator.records.row import Row, SourcedRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement(SourcedRow):
    """One row of ``agreements``."""

    agreement_id: str
    title_zh: str
    title_en: str
    is_title_descriptive: bool
    document_type: str
    signed_on: str
    valid_until: str
    place_zh: str
    place_en: str
    group_id: str
    level: str
    status: str
    status_note_zh: str
    summary_zh: str
    summary_en: str
    source_date: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AgreementIpType(Row):
    """One row of ``agreement-ip-types``."""

    agreement_id: str
    ip_type: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AgreementRelation(Row):
    """One row of ``agreement-relations``."""

    agreement_id: str
    relation: str
    related_agreement_id: str
    evidence_zh: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Signatory(Row):
    """One row of ``signatories``."""

    agreement_id: str
    seq: int
    name_zh: str
    name_en: str
    agency_id: str
    jurisdiction_code: str
    role: str
    is_group: bool
    headcount: int | None
    note_zh: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Commitment(SourcedRow):
    """One row of ``commitments``."""

    agreement_id: str
    seq: int
    mechanism_id: str
    commitment_zh: str
    commitment_en: str
    basis: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CommitmentEvidence(SourcedRow):
    """One row of ``commitment-evidence``."""

    agreement_id: str
    commitment_seq: int
    seq: int
    occurred_on: str
    kind: str
    evidence_zh: str
    evidence_en: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Body(SourcedRow):
    """One row of ``bodies``."""

    body_id: str
    name_zh: str
    name_en: str
    established_on: str
    place_zh: str
    place_en: str
    structure_zh: str
    structure_en: str
    rotation_zh: str
    rotation_en: str
    functions_zh: str
    functions_en: str
    agreement_id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class BodyMember(Row):
    """One row of ``body-members``."""

    body_id: str
    seq: int
    name_zh: str
    jurisdiction_code: str


@dataclass(frozen=True, kw_only=True, slots=True)
class BodyGroup(Row):
    """One row of ``body-groups``."""

    body_id: str
    seq: int
    name_zh: str
    name_en: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DemonstrationZone(SourcedRow):
    """One row of ``demonstration-zones``."""

    zone_id: str
    name_zh: str
    name_en: str
    batch: int
    jurisdiction_code: str
    selected_on: str
    stage: str
    recognised_on: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Lead(Row):
    """One row of ``leads``."""

    lead_id: str
    name_zh: str
    known_zh: str
    reason_zh: str
    where_seen_zh: str
    source_url: str
