"""Join the records of all packages into the corpus: resolve every reference, build every index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from generator.corpus import Accord, Case, Corpus, Liability, Standard, Tier
from generator.lifecycle.ended import Ended
from generator.packages import Package
from generator.records import (
    RECORD_TYPES,
    Agency,
    Agreement,
    AgreementIpType,
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
    CaseViolation,
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
    ProvisionMeasure,
    RegionGroup,
    RegionGroupMember,
    Release,
    Row,
    Signatory,
    StandardIssuer,
    StandardJurisdiction,
    Term,
    TierMeasure,
    TypicalCase,
    Violation,
    parse_rows,
)

R = TypeVar("R", bound=Row)
T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def link(packages: tuple[Package, ...], *, ended: tuple[Ended, ...] = ()) -> Corpus:
    """Return the corpus of validated `packages`; an unresolved reference raises KeyError.

    `ended` are the records that were taken out because they are no longer public.
    """

    def rows(table: str, record: type[R]) -> tuple[R, ...]:
        return parse_rows(packages, table, record)

    jurisdictions = _by(rows("jurisdictions", Jurisdiction), lambda row: row.jurisdiction_code)
    agencies = _by(rows("agencies", Agency), lambda row: row.agency_id)
    laws = _by(rows("laws", Law), lambda row: row.law_id)
    violations = _by(rows("violations", Violation), lambda row: row.violation_id)
    releases = _by(
        _newest(rows("releases", Release), lambda row: (row.released_on, row.release_id)), lambda row: row.release_id
    )
    groups = _by(rows("region-groups", RegionGroup), lambda row: row.group_id)
    cases = _link_cases(rows, releases=releases, violations=violations)
    standards = _link_standards(rows, agencies=agencies)
    agreements = _link_agreements(rows, groups=groups)
    liabilities = _link_liabilities(rows, laws=laws)

    corpus = Corpus(
        packages={package.name: package for package in packages},
        jurisdictions=jurisdictions,
        children=_group(jurisdictions.values(), lambda row: (row.parent_code,)),
        groups=groups,
        group_members={
            group: tuple(member.jurisdiction_code for member in members)
            for group, members in _group(
                rows("region-group-members", RegionGroupMember), lambda row: (row.group_id,)
            ).items()
        },
        agencies=agencies,
        laws=laws,
        families=_group(_newest(laws.values(), lambda row: row.version), lambda row: (row.family_id,)),
        moves=rows("article-moves", ArticleMove),
        liabilities=liabilities,
        violations=violations,
        mechanisms=_by(rows("mechanisms", Mechanism), lambda row: row.mechanism_id),
        credit_classes=rows("credit-classes", CreditClass),
        hosts=_by(rows("hosts", Host), lambda row: row.host),
        terms=rows("glossary", Term),
        releases=releases,
        cases=cases,
        standards=standards,
        agreements=agreements,
        bodies=_by(rows("bodies", Body), lambda row: row.body_id),
        body_members=_group(rows("body-members", BodyMember), lambda row: (row.body_id,)),
        body_groups=_group(rows("body-groups", BodyGroup), lambda row: (row.body_id,)),
        zones=_by(rows("demonstration-zones", DemonstrationZone), lambda row: row.zone_id),
        leads=rows("leads", Lead),
        corrections=tuple(
            _newest(
                (row for row in rows("corrections", Correction) if row.corrected_on),
                lambda row: (row.corrected_on, row.record_id, row.seq),
            )
        ),
        ended=ended,
        cases_by_release=_group(
            sorted(cases.values(), key=lambda case: case.row.case_id), lambda case: (case.row.release_id,)
        ),
        cases_by_violation=_group(cases.values(), lambda case: tuple(v.violation_id for v in case.violations)),
        cases_by_region={},
        cases_by_law=_group(cases.values(), lambda case: _distinct(c.law_id for c in case.citations)),
        cases_by_agreement=_group(cases.values(), lambda case: _distinct((case.row.agreement_id,))),
        cases_by_agency=_group(cases.values(), lambda case: _distinct(a.agency_id for a in case.authorities)),
        releases_by_agency=_group(releases.values(), lambda release: _distinct((release.agency_id,))),
        releases_by_region={},
        standards_by_region={},
        standards_by_violation=_group(
            standards.values(), lambda standard: _distinct(tier.row.violation_id for tier in standard.tiers)
        ),
        agreements_by_region={},
        liabilities_by_violation=_group(liabilities.values(), lambda item: (item.row.violation_id,)),
        liabilities_by_law=_group(liabilities.values(), lambda item: (item.row.law_id,)),
        tiers_by_law=_group(
            (tier for standard in standards.values() for tier in standard.tiers),
            lambda tier: _distinct((tier.row.law_id,)),
        ),
    )
    return _with_regions(corpus)


def _with_regions(corpus: Corpus) -> Corpus:
    return replace(
        corpus,
        cases_by_region=_group(corpus.cases.values(), lambda case: corpus.regions_of(case.places)),
        releases_by_region=_group(
            corpus.releases.values(), lambda release: corpus.regions_of((release.jurisdiction_code,))
        ),
        standards_by_region=_group(corpus.standards.values(), lambda item: corpus.regions_of(item.places)),
        agreements_by_region=_group(corpus.agreements.values(), lambda item: corpus.regions_of(item.places)),
    )


def _link_cases(
    rows: Callable[[str, type[Any]], tuple[Any, ...]],
    *,
    releases: Mapping[str, Release],
    violations: Mapping[str, Violation],
) -> Mapping[str, Case]:
    def children(table: str) -> Mapping[str, tuple[Any, ...]]:
        return _group(rows(table, RECORD_TYPES[table]), lambda row: (row.case_id,))

    authorities: Mapping[str, tuple[CaseAuthority, ...]] = children("case-authorities")
    breaches: Mapping[str, tuple[CaseViolation, ...]] = children("case-violations")
    parties: Mapping[str, tuple[CaseParty, ...]] = children("case-parties")
    amounts: Mapping[str, tuple[CaseAmount, ...]] = children("case-amounts")
    outcomes: Mapping[str, tuple[CaseOutcome, ...]] = children("case-outcomes")
    citations: Mapping[str, tuple[CaseCitation, ...]] = children("case-citations")
    cases = [
        Case(
            row=row,
            release=releases[row.release_id],
            authorities=authorities.get(row.case_id, ()),
            violations=tuple(violations[breach.violation_id] for breach in breaches.get(row.case_id, ())),
            parties=parties.get(row.case_id, ()),
            amounts=amounts.get(row.case_id, ()),
            outcomes=outcomes.get(row.case_id, ()),
            citations=citations.get(row.case_id, ()),
        )
        for row in rows("typical-cases", TypicalCase)
    ]
    return _by(_newest(cases, lambda case: (case.date, case.row.case_id)), lambda case: case.row.case_id)


def _link_standards(
    rows: Callable[[str, type[Any]], tuple[Any, ...]], *, agencies: Mapping[str, Agency]
) -> Mapping[str, Standard]:
    measures = _group(rows("tier-measures", TierMeasure), lambda row: (row.tier_id,))
    tiers = _group(
        sorted(rows("penalty-tiers", PenaltyTier), key=lambda row: (row.standard_id, row.seq)),
        lambda row: (row.standard_id,),
    )
    places = _group(rows("standard-jurisdictions", StandardJurisdiction), lambda row: (row.standard_id,))
    issuers = _group(rows("standard-issuers", StandardIssuer), lambda row: (row.standard_id,))
    standards = [
        Standard(
            row=row,
            places=tuple(place.jurisdiction_code for place in places.get(row.standard_id, ())),
            issuers=tuple(agencies[issuer.agency_id] for issuer in issuers.get(row.standard_id, ())),
            tiers=tuple(
                Tier(row=tier, measures=tuple(item.measure for item in measures.get(tier.tier_id, ())))
                for tier in tiers.get(row.standard_id, ())
            ),
        )
        for row in rows("penalty-standards", PenaltyStandard)
    ]
    newest = _newest(standards, lambda item: (item.row.effective_from or item.row.issued_on, item.row.standard_id))
    return _by(newest, lambda item: item.row.standard_id)


def _link_agreements(
    rows: Callable[[str, type[Any]], tuple[Any, ...]], *, groups: Mapping[str, RegionGroup]
) -> Mapping[str, Accord]:
    ip_types = _group(rows("agreement-ip-types", AgreementIpType), lambda row: (row.agreement_id,))
    signatories = _group(rows("signatories", Signatory), lambda row: (row.agreement_id,))
    commitments = _group(rows("commitments", Commitment), lambda row: (row.agreement_id,))
    evidence = _group(rows("commitment-evidence", CommitmentEvidence), lambda row: (row.agreement_id,))
    relations = _group(rows("agreement-relations", AgreementRelation), lambda row: (row.agreement_id,))
    reverse = _group(rows("agreement-relations", AgreementRelation), lambda row: (row.related_agreement_id,))
    bodies = _group(rows("bodies", Body), lambda row: _distinct((row.agreement_id,)))
    accords = [
        Accord(
            row=row,
            group=groups[row.group_id],
            ip_types=tuple(item.ip_type for item in ip_types.get(row.agreement_id, ())),
            signatories=signatories.get(row.agreement_id, ()),
            commitments=commitments.get(row.agreement_id, ()),
            evidence=_group(evidence.get(row.agreement_id, ()), lambda item: (item.commitment_seq,)),
            relations=relations.get(row.agreement_id, ()),
            reverse_relations=reverse.get(row.agreement_id, ()),
            bodies=bodies.get(row.agreement_id, ()),
        )
        for row in rows("agreements", Agreement)
    ]
    return _by(
        _newest(accords, lambda item: (item.row.signed_on, item.row.agreement_id)), lambda item: item.row.agreement_id
    )


def _link_liabilities(
    rows: Callable[[str, type[Any]], tuple[Any, ...]], *, laws: Mapping[str, Law]
) -> Mapping[str, Liability]:
    measures = _group(rows("provision-measures", ProvisionMeasure), lambda row: (row.provision_id,))
    return {
        row.provision_id: Liability(
            row=row,
            law=laws[row.law_id],
            measures=tuple(item.measure for item in measures.get(row.provision_id, ())),
        )
        for row in rows("provisions", Provision)
    }


def _by(values: Iterable[T], key: Callable[[T], K]) -> dict[K, T]:
    return {key(value): value for value in values}


def _group(values: Iterable[T], keys: Callable[[T], Iterable[K]]) -> dict[K, tuple[T, ...]]:
    grouped: defaultdict[K, list[T]] = defaultdict(list)
    for value in values:
        for key in keys(value):
            grouped[key].append(value)
    return {key: tuple(items) for key, items in grouped.items()}


def _newest(values: Iterable[T], key: Callable[[T], Any]) -> list[T]:
    return sorted(values, key=key, reverse=True)


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
