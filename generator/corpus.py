"""Hold all records as one frozen whole, every reference resolved and every index built."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.lifecycle.clock import Terms, terms
from generator.lifecycle.ended import CASES, Ended
from generator.packages import Package
from generator.records import (
    Agency,
    Agreement,
    AgreementRelation,
    ArticleMove,
    Body,
    BodyGroup,
    BodyMember,
    CaseAmount,
    CaseAuthority,
    CaseCitation,
    CaseOutcome,
    CaseParty,
    Commitment,
    CommitmentEvidence,
    Correction,
    CreditClass,
    DemonstrationZone,
    Host,
    Jurisdiction,
    Law,
    Lead,
    Mechanism,
    PenaltyStandard,
    PenaltyTier,
    Provision,
    RegionGroup,
    Release,
    Signatory,
    Term,
    TypicalCase,
    Violation,
)

NATION = "100000"


@dataclass(frozen=True, kw_only=True)
class Case:
    """A typical case with everything that hangs on it."""

    row: TypicalCase
    release: Release
    authorities: tuple[CaseAuthority, ...]
    violations: tuple[Violation, ...]
    parties: tuple[CaseParty, ...]
    amounts: tuple[CaseAmount, ...]
    outcomes: tuple[CaseOutcome, ...]
    citations: tuple[CaseCitation, ...]

    @cached_property
    def date(self) -> str:
        """Return the best known date: of the decision, else of publication, else of the release."""
        return self.row.decided_on or self.row.published_on or self.row.source_date or self.release.released_on

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Return the codes of the regions whose agencies took part, each once, in order."""
        codes = [authority.jurisdiction_code for authority in self.authorities if authority.jurisdiction_code]
        return tuple(dict.fromkeys(codes)) or (self.release.jurisdiction_code,)


@dataclass(frozen=True, kw_only=True)
class Tier:
    """One tier of a penalty standard and its measures besides the fine."""

    row: PenaltyTier
    measures: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Standard:
    """A penalty standard with its tiers, issuers and the regions it applies to."""

    row: PenaltyStandard
    places: tuple[str, ...]
    issuers: tuple[Agency, ...]
    tiers: tuple[Tier, ...]


@dataclass(frozen=True, kw_only=True)
class Liability:
    """One branch of a statutory provision and its measures besides the fine."""

    row: Provision
    law: Law
    measures: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Accord:
    """A cooperation agreement with its parties, commitments and relations (both directions).

    `evidence` holds what shows that a commitment was acted on, by the number of the commitment.
    """

    row: Agreement
    group: RegionGroup
    ip_types: tuple[str, ...]
    signatories: tuple[Signatory, ...]
    commitments: tuple[Commitment, ...]
    evidence: Mapping[int, tuple[CommitmentEvidence, ...]]
    relations: tuple[AgreementRelation, ...]
    reverse_relations: tuple[AgreementRelation, ...]
    bodies: tuple[Body, ...]

    @property
    def places(self) -> tuple[str, ...]:
        """Return the codes of the regions that take part, each once, in order."""
        codes = [party.jurisdiction_code for party in self.signatories if party.jurisdiction_code]
        return tuple(dict.fromkeys(codes))


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """Everything the site is made from. Mappings are in the order in which lists show them."""

    packages: Mapping[str, Package]
    jurisdictions: Mapping[str, Jurisdiction]
    children: Mapping[str, tuple[Jurisdiction, ...]]
    groups: Mapping[str, RegionGroup]
    group_members: Mapping[str, tuple[str, ...]]
    agencies: Mapping[str, Agency]
    laws: Mapping[str, Law]
    families: Mapping[str, tuple[Law, ...]]
    moves: tuple[ArticleMove, ...]
    liabilities: Mapping[str, Liability]
    violations: Mapping[str, Violation]
    mechanisms: Mapping[str, Mechanism]
    credit_classes: tuple[CreditClass, ...]
    hosts: Mapping[str, Host]
    terms: tuple[Term, ...]
    releases: Mapping[str, Release]
    cases: Mapping[str, Case]
    standards: Mapping[str, Standard]
    agreements: Mapping[str, Accord]
    bodies: Mapping[str, Body]
    body_members: Mapping[str, tuple[BodyMember, ...]]
    body_groups: Mapping[str, tuple[BodyGroup, ...]]
    zones: Mapping[str, DemonstrationZone]
    leads: tuple[Lead, ...]
    corrections: tuple[Correction, ...]
    ended: tuple[Ended, ...]
    cases_by_release: Mapping[str, tuple[Case, ...]]
    cases_by_violation: Mapping[str, tuple[Case, ...]]
    cases_by_region: Mapping[str, tuple[Case, ...]]
    cases_by_law: Mapping[str, tuple[Case, ...]]
    cases_by_agreement: Mapping[str, tuple[Case, ...]]
    cases_by_agency: Mapping[str, tuple[Case, ...]]
    releases_by_agency: Mapping[str, tuple[Release, ...]]
    releases_by_region: Mapping[str, tuple[Release, ...]]
    standards_by_region: Mapping[str, tuple[Standard, ...]]
    standards_by_violation: Mapping[str, tuple[Standard, ...]]
    agreements_by_region: Mapping[str, tuple[Accord, ...]]
    liabilities_by_violation: Mapping[str, tuple[Liability, ...]]
    liabilities_by_law: Mapping[str, tuple[Liability, ...]]
    tiers_by_law: Mapping[str, tuple[Tier, ...]]

    @cached_property
    def as_of(self) -> str:
        """Return the day up to which the data were checked: the latest that a package states."""
        return max((str(package.descriptor["last_checked"]) for package in self.packages.values()), default="")

    @cached_property
    def publication_terms(self) -> Terms:
        """Return how long the rules keep penalty information public."""
        return terms(self.packages.values())

    @cached_property
    def ended_cases(self) -> tuple[Ended, ...]:
        """Return the cases that are no longer public; counts hold them, nothing else does."""
        return tuple(one for one in self.ended if one.table == CASES)

    @cached_property
    def ended_by_release(self) -> Mapping[str, int]:
        """Return how many cases of a release are no longer public, where there are any."""
        return Counter(one.release_id for one in self.ended_cases)

    @cached_property
    def ended_by_region(self) -> Mapping[str, int]:
        """Return how many cases of a region are no longer public, those of regions below it included."""
        return Counter(code for one in self.ended_cases for code in self.regions_of(one.places))

    @cached_property
    def ended_by_package(self) -> Mapping[str, int]:
        """Return how many cases of a package are no longer public, where there are any."""
        return Counter(one.package for one in self.ended_cases)

    def lineage(self, code: str) -> tuple[str, ...]:
        """Return `code` and every region above it, nearest first."""
        line: list[str] = []
        while code and code not in line:
            line.append(code)
            code = self.jurisdictions[code].parent_code
        return tuple(line)

    def province(self, code: str) -> str:
        """Return the province-level region that `code` lies in; the nation for itself."""
        line = self.lineage(code)
        return line[-2] if len(line) > 1 else line[-1]

    def regions_of(self, places: Iterable[str]) -> tuple[str, ...]:
        """Return every region that `places` fall under, the nation left out unless it is named."""
        codes = [above for code in places for above in self.lineage(code) if above != NATION or code == NATION]
        return tuple(dict.fromkeys(codes))
