"""Turn text rows into typed records: one class for each table."""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from generator.packages import Package
from generator.records.cases import (
    CaseAmount,
    CaseAuthority,
    CaseCitation,
    CaseOutcome,
    CaseParty,
    CaseViolation,
    Release,
    TypicalCase,
)
from generator.records.cooperation import (
    Agreement,
    AgreementIpType,
    AgreementRelation,
    Body,
    BodyGroup,
    BodyMember,
    Commitment,
    CommitmentEvidence,
    DemonstrationZone,
    Lead,
    Signatory,
)
from generator.records.lives import Correction, EndedRecord, HolidayAdjustment
from generator.records.reference import (
    Agency,
    ArticleMove,
    CreditClass,
    Host,
    Jurisdiction,
    Law,
    Mechanism,
    Provision,
    ProvisionMeasure,
    RegionGroup,
    RegionGroupMember,
    Term,
    Violation,
)
from generator.records.row import Row, SourcedRow
from generator.records.standards import (
    PenaltyStandard,
    PenaltyTier,
    StandardIssuer,
    StandardJurisdiction,
    TierMeasure,
)

__all__ = [
    "RECORD_TYPES",
    "Agency",
    "Agreement",
    "AgreementIpType",
    "AgreementRelation",
    "ArticleMove",
    "Body",
    "BodyGroup",
    "BodyMember",
    "CaseAmount",
    "CaseAuthority",
    "CaseCitation",
    "CaseOutcome",
    "CaseParty",
    "CaseViolation",
    "Commitment",
    "CommitmentEvidence",
    "Correction",
    "CreditClass",
    "DemonstrationZone",
    "EndedRecord",
    "HolidayAdjustment",
    "Host",
    "Jurisdiction",
    "Law",
    "Lead",
    "Mechanism",
    "PenaltyStandard",
    "PenaltyTier",
    "Provision",
    "ProvisionMeasure",
    "RegionGroup",
    "RegionGroupMember",
    "Release",
    "Row",
    "Signatory",
    "SourcedRow",
    "StandardIssuer",
    "StandardJurisdiction",
    "Term",
    "TierMeasure",
    "TypicalCase",
    "Violation",
    "parse_rows",
]

RECORD_TYPES: Mapping[str, type[Row]] = {
    "jurisdictions": Jurisdiction,
    "region-groups": RegionGroup,
    "region-group-members": RegionGroupMember,
    "agencies": Agency,
    "laws": Law,
    "article-moves": ArticleMove,
    "provisions": Provision,
    "provision-measures": ProvisionMeasure,
    "violations": Violation,
    "mechanisms": Mechanism,
    "credit-classes": CreditClass,
    "hosts": Host,
    "holiday-adjustments": HolidayAdjustment,
    "glossary": Term,
    "releases": Release,
    "typical-cases": TypicalCase,
    "case-authorities": CaseAuthority,
    "case-violations": CaseViolation,
    "case-parties": CaseParty,
    "case-amounts": CaseAmount,
    "case-outcomes": CaseOutcome,
    "case-citations": CaseCitation,
    "penalty-standards": PenaltyStandard,
    "standard-jurisdictions": StandardJurisdiction,
    "standard-issuers": StandardIssuer,
    "penalty-tiers": PenaltyTier,
    "tier-measures": TierMeasure,
    "agreements": Agreement,
    "agreement-ip-types": AgreementIpType,
    "agreement-relations": AgreementRelation,
    "signatories": Signatory,
    "commitments": Commitment,
    "commitment-evidence": CommitmentEvidence,
    "bodies": Body,
    "body-members": BodyMember,
    "body-groups": BodyGroup,
    "demonstration-zones": DemonstrationZone,
    "leads": Lead,
    "ended-records": EndedRecord,
    "corrections": Correction,
}

R = TypeVar("R", bound=Row)


def parse_rows(packages: tuple[Package, ...], table: str, record: type[R]) -> tuple[R, ...]:
    """Return the rows of `table` from all `packages` as `record`, in package and file order.

    The rows must have passed validation: a value that does not fit raises ValueError.
    """
    converters = _converters(record)
    return tuple(
        record(
            package=package.name,
            line=row.line,
            **{name: convert(row.values[name]) for name, convert in converters.items()},
        )
        for package in packages
        if table in package.tables
        for row in package.tables[table].rows
    )


def _converters(record: type[Row]) -> Mapping[str, Callable[[str], Any]]:
    hints = typing.get_type_hints(record)
    return {name: _CONVERT[hint] for name, hint in hints.items() if name not in {"package", "line"}}


def _boolean(value: str) -> bool:
    return {"true": True, "false": False}[value]


_CONVERT: Mapping[Any, Callable[[str], Any]] = {
    str: str,
    int: int,
    bool: _boolean,
    Decimal: Decimal,
    int | None: lambda value: int(value) if value else None,
    bool | None: lambda value: _boolean(value) if value else None,
    Decimal | None: lambda value: Decimal(value) if value else None,
}
