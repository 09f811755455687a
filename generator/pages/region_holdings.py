"""Say what the records hold about a region: its cases, rules, agreements, partners and packages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from generator.corpus import NATION, Accord, Case, Corpus, Standard
from generator.records import Agency, DemonstrationZone, Jurisdiction, Law, Release

# Hong Kong, Macao and Taiwan have legal systems of their own: mainland penalty standards do not reach them.
OWN_LAW = frozenset({"710000", "810000", "820000"})
_STATUS_ORDER = ("in-force", "unknown", "draft", "expired")


@dataclass(frozen=True, kw_only=True)
class Holdings:
    """Everything the corpus holds about one region, regions below it included except in `agencies` and `partners`."""

    place: Jurisdiction
    cases: tuple[Case, ...]
    standards: tuple[Standard, ...]
    standards_above: tuple[Standard, ...]
    agreements: tuple[Accord, ...]
    partners: Mapping[str, tuple[Accord, ...]]
    releases: tuple[Release, ...]
    zones: tuple[DemonstrationZone, ...]
    laws: tuple[Law, ...]
    agencies: tuple[Agency, ...]
    packages: Mapping[str, int]
    groups: tuple[str, ...]

    @property
    def has_lists(self) -> bool:
        """Tell whether lists can be narrowed to the region: not to the nation, nor to what crosses province borders."""
        return self.place.jurisdiction_code != NATION and self.place.level != "customs-district"

    @property
    def own_cases(self) -> int:
        """Return the number of cases in which an agency of the region itself took part; the others are from below."""
        return sum(self.place.jurisdiction_code in case.places for case in self.cases)

    @property
    def own_agreements(self) -> int:
        """Return the number of agreements that name an agency of the region itself; the others are from below."""
        return sum(self.place.jurisdiction_code in accord.places for accord in self.agreements)

    @property
    def applicable(self) -> tuple[Standard, ...]:
        """Return the standards that the region itself is under: its own, then those from above."""
        own = tuple(standard for standard in self.standards if self.place.jurisdiction_code in standard.places)
        return (*own, *self.standards_above)

    @property
    def is_empty(self) -> bool:
        """Tell whether no record names the region."""
        named = (self.cases, self.standards, self.agreements, self.releases, self.zones, self.laws, self.agencies)
        return not any(named)


def holdings(corpus: Corpus, code: str) -> Holdings:
    """Return what the corpus holds about the region `code`."""
    place = corpus.jurisdictions[code]
    agencies = tuple(agency for agency in corpus.agencies.values() if agency.jurisdiction_code == code)
    cases = cases_of(corpus, code)
    standards = corpus.standards_by_region.get(code, ())
    agreements = corpus.agreements_by_region.get(code, ())
    packages = Counter(record.row.package for records in (cases, standards, agreements) for record in records)
    for name, package in corpus.packages.items():
        if package.descriptor["publisher"]["jurisdiction_code"] == code:
            packages[name] += 0
    return Holdings(
        place=place,
        cases=cases,
        standards=_by_status(standards),
        standards_above=_standards_above(corpus, place),
        agreements=agreements,
        partners=partners(agreements, code),
        releases=corpus.releases_by_region.get(code, ()),
        zones=tuple(zone for zone in corpus.zones.values() if code in corpus.regions_of((zone.jurisdiction_code,))),
        laws=tuple(law for law in corpus.laws.values() if code in corpus.regions_of((law.jurisdiction_code,))),
        agencies=agencies,
        packages=dict(sorted(packages.items())),
        groups=tuple(group for group, members in corpus.group_members.items() if code in members),
    )


def cases_of(corpus: Corpus, code: str) -> tuple[Case, ...]:
    """Return the cases of a region, newest first; those of a customs district are its customs houses'.

    The cases themselves name the seat of the customs house, as customs districts cross province borders.
    """
    if corpus.jurisdictions[code].level != "customs-district":
        return corpus.cases_by_region.get(code, ())
    agencies = {agency.agency_id for agency in corpus.agencies.values() if agency.jurisdiction_code == code}
    return tuple(case for case in corpus.cases.values() if any(item.agency_id in agencies for item in case.authorities))


def partners(agreements: tuple[Accord, ...], code: str) -> Mapping[str, tuple[Accord, ...]]:
    """Return the regions that signed an agreement together with `code`, in code order.

    Only signatories bind themselves: hosts, guides and witnesses do not count, nor does a city's
    signature count for its province.
    """
    shared: defaultdict[str, list[Accord]] = defaultdict(list)
    for accord in agreements:
        signed = dict.fromkeys(
            party.jurisdiction_code
            for party in accord.signatories
            if party.role == "signatory" and party.jurisdiction_code
        )
        if code in signed:
            for other in signed:
                if other != code:
                    shared[other].append(accord)
    return {other: tuple(shared[other]) for other in sorted(shared)}


def _standards_above(corpus: Corpus, place: Jurisdiction) -> tuple[Standard, ...]:
    code = place.jurisdiction_code
    if code in OWN_LAW:
        return ()
    # A customs district's superior code is only the seat of its customs house.
    line = (NATION,) if place.level == "customs-district" else corpus.lineage(code)[1:]
    above = [
        standard
        for region in line
        for standard in corpus.standards_by_region.get(region, ())
        if region in standard.places and code not in standard.places and _binds(standard, place)
    ]
    return _by_status(tuple({standard.row.standard_id: standard for standard in above}.values()))


def _binds(standard: Standard, place: Jurisdiction) -> bool:
    """Tell whether a superior standard can bind agencies of `place`: customs follow customs and the government only."""
    if place.level != "customs-district":
        return True
    return any(issuer.kind in {"customs", "government"} for issuer in standard.issuers)


def _by_status(standards: tuple[Standard, ...]) -> tuple[Standard, ...]:
    return tuple(sorted(standards, key=lambda standard: _STATUS_ORDER.index(standard.row.status)))
