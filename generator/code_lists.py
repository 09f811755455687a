"""Name the list of codes that a field holds, as the catalogues of words know it."""

from __future__ import annotations

from collections.abc import Mapping

# A list is named like its field, but for fields whose name stands for different lists in different tables.
_LISTS: Mapping[tuple[str, str], str] = {
    ("typical-cases", "status"): "case_status",
    ("releases", "kind"): "release_kind",
    ("case-authorities", "role"): "authority_role",
    ("case-parties", "role"): "party_role",
    ("case-parties", "kind"): "party_kind",
    ("case-outcomes", "kind"): "outcome",
    ("penalty-standards", "kind"): "standard_kind",
    ("penalty-standards", "status"): "standard_status",
    ("penalty-tiers", "base"): "tier_base",
    ("provisions", "threshold_basis"): "basis",
    ("laws", "level"): "law_level",
    ("jurisdictions", "level"): "jurisdiction_level",
    ("agencies", "kind"): "agency_kind",
    ("hosts", "kind"): "source_kind",
    ("credit-classes", "severity"): "credit_severity",
    ("typical-cases", "severity"): "credit_severity",
    ("ended-records", "severity"): "credit_severity",
    ("ended-records", "reason"): "ended_reason",
    ("corrections", "reason"): "correction_reason",
    ("agreements", "status"): "agreement_status",
    ("agreements", "level"): "agreement_level",
    ("agreement-relations", "relation"): "relation",
    ("signatories", "role"): "signatory_role",
    ("commitments", "basis"): "commitment_basis",
    ("commitment-evidence", "kind"): "evidence_kind",
}


def word_key(table: str, field: str, code: str) -> str:
    """Return the key of a code's name: ``code.party_role.respondent``."""
    return f"code.{_LISTS.get((table, field), field)}.{code}"
