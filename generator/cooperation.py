"""Say which regions an agreement binds, what binds two regions to each other, and who is bound to whom.

The rules, with their reasons in docs/decisions/0021-who-is-bound.md:

- A *binding party* signs (role ``signatory``) and has a region. Hosts, guides and witnesses bind nobody.
  A national agency (region 100000) binds no region, nor do groups that are known by their number only.
- An agency binds its own region. On demand it counts for the regions above (a city for its province),
  never for those below. A customs district crosses province borders, so it counts for itself alone.
  A grouped party ("one group of n") is one party of its region.
- An agreement binds two regions when different parties stand on each side. Where one region lies in the
  other, the larger stands for the rest of itself; a region and itself are bound where two parties are in it.
- Status is shown, never judged: a text published for comments is a ``draft`` and promises nothing yet.
- A date that no source states stays unknown: "since when" names the earliest known one.

A new reading of the agreements (a timeline, a network, a tracker) starts from `binding_parties` and `line`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from generator.corpus import NATION, Accord, Case, Corpus
from generator.records import Body, Commitment, Mechanism, Signatory

DRAFT = "draft"
STATUSES = ("in-force", "unknown", DRAFT, "superseded", "expired")
_FOR_COMMENTS = "征求意见稿"


@dataclass(frozen=True, kw_only=True)
class Bond:
    """An agreement that binds two regions, and the parties of each side in the order of signature."""

    accord: Accord
    a: tuple[Signatory, ...]
    b: tuple[Signatory, ...]


@dataclass(frozen=True, kw_only=True)
class Promise:
    """A mechanism and the commitments to it, each with its agreement, the earliest agreement first.

    `since` is the earliest known date of signature, drafts left out, as precise as its source; '' where
    none is known. `has_undated` tells that an agreement without a date might be earlier.
    """

    mechanism: Mechanism
    since: str
    has_undated: bool
    commitments: tuple[tuple[Accord, Commitment], ...]

    @property
    def accords(self) -> tuple[Accord, ...]:
        """Return the agreements that promise the mechanism, each once."""
        return tuple({accord.row.agreement_id: accord for accord, _ in self.commitments}.values())


@dataclass(frozen=True, kw_only=True)
class Between:
    """Everything that binds the regions `a` and `b`, the earliest agreement first, undated ones last.

    `bodies` rest on one of the agreements. `naming` are cases that name one of them; `joint` are other
    cases in which agencies of both regions took part, which nobody says rest on an agreement.
    """

    a: str
    b: str
    bonds: tuple[Bond, ...]
    promises: tuple[Promise, ...]
    bodies: tuple[Body, ...]
    naming: tuple[Case, ...]
    joint: tuple[Case, ...]


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """Who is bound to whom among provinces and customs districts.

    `places` are the codes of all that are bound to another or within themselves, in code order. `cells`
    holds the agreements of a pair under both orders of it; `apart` are the agreements that stand in none.
    """

    places: tuple[str, ...]
    cells: Mapping[tuple[str, str], tuple[Accord, ...]]
    apart: tuple[Accord, ...]


def status(accord: Accord) -> str:
    """Return the status to show: one of `STATUSES`, that of the record except for a draft."""
    return DRAFT if _FOR_COMMENTS in accord.row.title_zh else accord.row.status


def line(corpus: Corpus, code: str) -> tuple[str, ...]:
    """Return the regions that an agency of the region `code` counts for, nearest first; none for the nation."""
    if corpus.jurisdictions[code].level == "customs-district":
        return (code,)
    return tuple(above for above in corpus.lineage(code) if above != NATION)


def binding_parties(accord: Accord) -> tuple[Signatory, ...]:
    """Return the parties that bind a region, in the order of signature."""
    return tuple(
        party
        for party in accord.signatories
        if party.role == "signatory" and party.jurisdiction_code not in ("", NATION)
    )


def bond(corpus: Corpus, accord: Accord, a: str, b: str) -> Bond | None:
    """Return how `accord` binds the regions `a` and `b` to each other; None where it does not."""
    parties = binding_parties(accord)
    sides = _sides(corpus, tuple(party.jurisdiction_code for party in parties), a, b)
    if sides is None:
        return None
    in_a, in_b = sides
    return Bond(accord=accord, a=tuple(parties[place] for place in in_a), b=tuple(parties[place] for place in in_b))


def between(corpus: Corpus, a: str, b: str) -> Between:
    """Return what binds the regions `a` and `b` to each other; a region and itself gives what binds within it."""
    found = (bond(corpus, accord, a, b) for accord in by_date(corpus.agreements.values()))
    bonds = tuple(item for item in found if item)
    accords = tuple(item.accord for item in bonds)
    naming = tuple(case for accord in accords for case in corpus.cases_by_agreement.get(accord.row.agreement_id, ()))
    return Between(
        a=a,
        b=b,
        bonds=bonds,
        promises=promises(corpus, accords),
        bodies=tuple(body for accord in accords for body in accord.bodies),
        naming=naming,
        joint=_joint_cases(corpus, a, b, naming=naming),
    )


def joint_cases(corpus: Corpus, accord: Accord) -> tuple[Case, ...]:
    """Return the cases with agencies of two regions that `accord` binds, as far as they name no agreement.

    Nobody says that they rest on it. What is dated before the signature, or not dated, is left out where
    the day, month or year of signature is known. The newest stand first.
    """
    places = dict.fromkeys(party.jurisdiction_code for party in binding_parties(accord))
    cases = {case.row.case_id: case for place in places for case in corpus.cases_by_region.get(place, ())}
    # A case of one place cannot have two sides: nearly all are left out before anything is compared.
    found = [
        case
        for case in cases.values()
        if len(case.places) > 1
        and not case.row.agreement_id
        and case.date >= accord.row.signed_on
        and _is_joint(corpus, case, places)
    ]
    return tuple(sorted(found, key=lambda case: (case.date, case.row.case_id), reverse=True))


def also_signed(corpus: Corpus, accord: Accord) -> Mapping[str, tuple[Accord, ...]]:
    """Return the other agreements that each region bound by `accord` signed itself, the newest first."""
    signed: defaultdict[str, list[Accord]] = defaultdict(list)
    for other in corpus.agreements.values():
        if other is not accord:
            for place in dict.fromkeys(party.jurisdiction_code for party in binding_parties(other)):
                signed[place].append(other)
    places = dict.fromkeys(party.jurisdiction_code for party in binding_parties(accord))
    return {place: tuple(signed[place]) for place in places}


def promises(corpus: Corpus, accords: Iterable[Accord]) -> tuple[Promise, ...]:
    """Return the mechanisms that `accords` promise, in the order of the register of mechanisms."""
    words: defaultdict[str, list[tuple[Accord, Commitment]]] = defaultdict(list)
    for accord in by_date(accords):
        for item in accord.commitments:
            words[item.mechanism_id].append((accord, item))
    return tuple(
        _promise(mechanism, tuple(words[mechanism.mechanism_id]))
        for mechanism in corpus.mechanisms.values()
        if mechanism.mechanism_id in words
    )


def register(corpus: Corpus) -> tuple[Promise, ...]:
    """Return every mechanism with all that is promised of it, in the order of the register; some may have nothing."""
    promised = {item.mechanism.mechanism_id: item for item in promises(corpus, corpus.agreements.values())}
    return tuple(promised.get(key) or _promise(mechanism, ()) for key, mechanism in corpus.mechanisms.items())


def by_region(corpus: Corpus, promise: Promise) -> Mapping[str, Promise]:
    """Return what binds each province and customs district to a mechanism, in code order."""
    parts: defaultdict[str, list[tuple[Accord, Commitment]]] = defaultdict(list)
    for accord, item in promise.commitments:
        for code in {line(corpus, party.jurisdiction_code)[-1] for party in binding_parties(accord)}:
            parts[code].append((accord, item))
    return {code: _promise(promise.mechanism, tuple(parts[code])) for code in sorted(parts)}


def matrix(corpus: Corpus, accords: Iterable[Accord]) -> Matrix:
    """Return who is bound to whom by `accords`, each province standing for everything in it.

    A filter is a choice of `accords`; a cell for places below a province is `between` of the two.
    """
    cells: defaultdict[tuple[str, str], list[Accord]] = defaultdict(list)
    apart: list[Accord] = []
    for accord in by_date(accords):
        pairs = _pairs(corpus, accord)
        if not pairs:
            apart.append(accord)
        for pair in sorted(pairs):
            cells[pair].append(accord)
    return Matrix(
        places=tuple(sorted({place for place, _ in cells})),
        cells={pair: tuple(cells[pair]) for pair in sorted(cells)},
        apart=tuple(apart),
    )


def by_date(accords: Iterable[Accord]) -> tuple[Accord, ...]:
    """Return `accords` from the earliest to the latest, those of unknown date last."""
    return tuple(sorted(accords, key=lambda accord: (accord.row.signed_on or "9999", accord.row.agreement_id)))


def _promise(mechanism: Mechanism, commitments: tuple[tuple[Accord, Commitment], ...]) -> Promise:
    dates = [accord.row.signed_on for accord, _ in commitments if status(accord) != DRAFT]
    return Promise(
        mechanism=mechanism,
        since=min((date for date in dates if date), default=""),
        has_undated="" in dates,
        commitments=commitments,
    )


def _pairs(corpus: Corpus, accord: Accord) -> frozenset[tuple[str, str]]:
    """Return the pairs of provinces and customs districts that `accord` binds, each in both orders."""
    tops = [line(corpus, party.jurisdiction_code)[-1] for party in binding_parties(accord)]
    return frozenset(pair for a, b in combinations(tops, 2) for pair in ((a, b), (b, a)))


def _sides(corpus: Corpus, places: tuple[str, ...], a: str, b: str) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Return which of `places` stand for `a` and which for `b`, by their position; None where a side is empty."""
    lines = [line(corpus, place) for place in places]
    in_a = tuple(place for place, above in enumerate(lines) if a in above)
    in_b = tuple(place for place, above in enumerate(lines) if b in above)
    if a == b:
        return (in_a, in_b) if len(in_a) > 1 else None
    if b in line(corpus, a):
        in_b = tuple(place for place in in_b if place not in in_a)
    elif a in line(corpus, b):
        in_a = tuple(place for place in in_a if place not in in_b)
    return (in_a, in_b) if in_a and in_b else None


def _is_joint(corpus: Corpus, case: Case, places: Collection[str]) -> bool:
    """Tell whether different agencies of a case stand for two of `places`."""
    reached = dict.fromkeys(above for code in case.places for above in line(corpus, code) if above in places)
    return any(_sides(corpus, case.places, a, b) for a, b in combinations(reached, 2))


def _joint_cases(corpus: Corpus, a: str, b: str, *, naming: tuple[Case, ...]) -> tuple[Case, ...]:
    """Return the cases with an agency of each region; none within one region, where this is everyday work."""
    if a in line(corpus, b) or b in line(corpus, a):
        return ()
    return tuple(
        case
        for case in corpus.cases_by_region.get(a, ())
        if case not in naming
        and _sides(corpus, tuple(item.jurisdiction_code for item in case.authorities if item.jurisdiction_code), a, b)
    )
