"""Set the fines of a case beside the range of the provision, as far as the record allows and no further."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from generator.corpus import Case, Corpus, Liability
from generator.penalty import families, levels, statutory
from generator.penalty.answer import Fine, Regime, StatutoryItem, TierItem
from generator.penalty.case_period import Period, cited_period, decision_period
from generator.penalty.competence import law_places
from generator.penalty.levels import ANY_VIOLATION
from generator.penalty.question import SUBJECT, Base, Question
from generator.penalty.statutory import Branches
from generator.penalty.tiers import Ground
from generator.penalty.versions import standing
from generator.records import CaseAmount, CaseOutcome, CaseParty, Violation

_BASES = {base.basis: base for base in Base}
# Words by which records say that a sum is not one party's for one violation, or not read but inferred.
_NOT_ONE = re.compile("合计|含|两项|系列|之一|推定|未写明")
# How far an amount stated as 约 may lie from a limit without leaving open on which side it lies.
_ABOUT = Decimal("0.1")


class Basis(StrEnum):
    """What the version of the law is taken from."""

    CITED = "cited"
    DECIDED = "decided"
    BETWEEN = "between"


class Gap(StrEnum):
    """Why a fine has no place in a range."""

    NO_VIOLATION = "no_violation"
    VIOLATIONS = "violations"
    UNDATED = "undated"
    NO_VERSION = "no_version"
    SHARED = "shared"
    OTHER_LAWS = "other_laws"
    BASE = "base"
    BASE_SHARED = "base_shared"
    NEAR_LIMIT = "near_limit"
    CIRCUMSTANCE = "circumstance"
    SUBJECT = "subject"
    VALIDITY = "validity"
    SEVERAL = "several"
    NO_FIGURE = "no_figure"
    APPROXIMATE = "approximate"


@dataclass(frozen=True, kw_only=True)
class Setting:
    """A fine beside what the law provides.

    `branches` are those that can have been applied, `branch` the one that was where `gap` is None.
    `share` is where the fine lies between the least and the most: 0 to 1, outside the range below or above.
    `tiers` are those of the standard in force that share out `branch`; `are_tiers_open` where the dates do
    not tell which standard was.
    """

    fine: CaseOutcome
    amount: Decimal
    party: CaseParty | None
    period: Period
    gap: Gap | None
    ground: Basis | None = None
    branches: tuple[StatutoryItem, ...] = ()
    base: CaseAmount | None = None
    question: Question | None = None
    branch: StatutoryItem | None = None
    share: Decimal | None = None
    tiers: tuple[TierItem, ...] = ()
    are_tiers_open: bool = False

    @property
    def is_exact(self) -> bool:
        """Tell whether both the fine and what its range is counted from are stated exactly."""
        return self.fine.qualifier == "exact" and (self.base is None or self.base.qualifier == "exact")


@dataclass(frozen=True, kw_only=True)
class _Law:
    """The branches with a fine that a case can rest on; `gap` where they cannot be told."""

    period: Period
    gap: Gap | None = None
    ground: Basis | None = None
    liabilities: tuple[Liability, ...] = ()


def settings(corpus: Corpus, case: Case) -> tuple[Setting, ...]:
    """Return every fine of `case` whose amount is known beside its range, in the order of the record."""
    fines = [item for item in case.outcomes if item.kind == "fine" and item.amount_cny is not None]
    if not fines:
        return ()
    if len(case.violations) != 1:
        gap = Gap.VIOLATIONS if case.violations else Gap.NO_VIOLATION
        law = _Law(period=decision_period(case), gap=gap)
    else:
        law = _law(corpus, case, case.violations[0])
    return tuple(_setting(corpus, case, fine, law=law) for fine in fines)


def holds(fine: Fine, amount: Decimal) -> bool:
    """Tell whether `amount` lies in the range of a fine; False where the range is not known."""
    low, high = fine.low, fine.high
    if low is None or high is None or amount < low or amount > high:
        return False
    is_below = amount == low and fine.low_inclusive is False
    return not (is_below or (amount == high and fine.high_inclusive is False))


def _law(corpus: Corpus, case: Case, violation: Violation) -> _Law:
    known = [
        item
        for item in corpus.liabilities_by_violation.get(violation.violation_id, ())
        if item.row.fine_basis != "none"
    ]
    cited_ids = {item.law_id for item in case.citations}
    cited = tuple(item for item in known if item.law.law_id in cited_ids)
    if cited:
        period = cited_period(corpus, case, law_id=cited[0].law.law_id)
        return _Law(period=period, ground=Basis.CITED, liabilities=cited)
    period = decision_period(case)
    if not period.is_closed:
        return _Law(period=period, gap=Gap.UNDATED)
    places = law_places(corpus, case.places[0])
    held: list[Liability] = []
    for family_id in dict.fromkeys(item.law.family_id for item in known if item.law.jurisdiction_code in places):
        family = corpus.families[family_id]
        first, last = (standing(family, on=day).law for day in (period.first, period.last))
        if first is None or last is None or first.law_id != last.law_id:
            return _Law(period=period, gap=Gap.NO_VERSION)
        held += [item for item in known if item.law.law_id == first.law_id]
    ground = Basis.DECIDED if case.row.decided_on else Basis.BETWEEN
    return _Law(period=period, gap=None if held else Gap.NO_VERSION, ground=ground, liabilities=tuple(held))


def _setting(corpus: Corpus, case: Case, fine: CaseOutcome, *, law: _Law) -> Setting:
    amount = fine.amount_cny or Decimal(0)
    party = _party(case, fine)
    bare = Setting(fine=fine, amount=amount, party=party, period=law.period, gap=law.gap)
    if law.gap is not None:
        return bare
    base = _base(case, law.liabilities)
    usable = base if base is not None and _is_one(case, note=base.note_zh) else None
    question = Question(
        violation_id=case.violations[0].violation_id,
        region=case.places[0],
        act_on=law.period.last,
        base=_BASES[usable.basis] if usable else None,
        amount=usable.amount_cny if usable else None,
        facts=_subject(case, party, law.liabilities),
    )
    unverified = frozenset(item.law.law_id for item in law.liabilities if families.is_unverified(corpus, item.law))
    left = statutory.branches(law.liabilities, question=question, regime=Regime.ACT, unverified=unverified)
    branches = tuple(item for item in left.items if item.fine.is_set)
    found = replace(bare, ground=law.ground, branches=branches, base=base, question=question)
    # A provision that leaves the figure to another text decides nothing beside that text.
    applying = [item for item in branches if not item.conditions and item.fine.basis != "unspecified"]
    gap = _sharing(corpus, case, fine) or _gap(branches, applying, base=base, usable=usable)
    return replace(found, gap=gap) if gap else _placed(corpus, found, left=left, branch=applying[0])


def _placed(corpus: Corpus, setting: Setting, *, left: Branches, branch: StatutoryItem) -> Setting:
    """Return `setting` with the place of its fine in the range of `branch`, and the tiers of that range."""
    low, high, amount = branch.fine.low, branch.fine.high, setting.amount
    if low is None or high is None or low >= high:
        return replace(setting, gap=Gap.NO_FIGURE)
    if not (low <= amount <= high) and not setting.is_exact:
        return replace(setting, gap=Gap.APPROXIMATE)
    placed = replace(setting, branch=branch, share=(amount - low) / (high - low))
    return _with_tiers(corpus, placed, left=left, provision_id=branch.provision_id)


def _with_tiers(corpus: Corpus, setting: Setting, *, left: Branches, provision_id: str) -> Setting:
    """Return `setting` with the tiers that the nearest standard has for the branch at either end of its period."""
    question, period = setting.question, setting.period
    if question is None or not _has_standard(corpus, question):
        return setting
    if not period.is_closed or period.first > period.last:
        return replace(setting, are_tiers_open=True)
    ground = Ground(
        items={item.provision_id: item for item in left.items},
        ruled_out=frozenset(one.liability.row.provision_id for one in left.left_out),
        is_exempt=False,
        in_force={item.law.family_id: item.law for item in left.items},
    )
    first, *others = (
        [
            tier
            for tier in levels.search(corpus, question=replace(question, act_on=day), ground=ground).tiers
            if tier.provision_id in {"", provision_id}
        ]
        for day in dict.fromkeys((period.first, period.last))
    )
    if any(other != first for other in others):
        return replace(setting, are_tiers_open=True)
    return replace(setting, tiers=tuple(first))


def _has_standard(corpus: Corpus, question: Question) -> bool:
    """Tell whether any standard above the region cuts the violation, so that the engine need be asked."""
    places = law_places(corpus, question.region)
    return any(
        not places.isdisjoint(standard.places)
        for violation_id in (question.violation_id, ANY_VIOLATION)
        for standard in corpus.standards_by_violation.get(violation_id, ())
    )


def _party(case: Case, fine: CaseOutcome) -> CaseParty | None:
    if fine.party_seq is None:
        return case.parties[0] if len(case.parties) == 1 else None
    return next((party for party in case.parties if party.seq == fine.party_seq), None)


def _base(case: Case, liabilities: Iterable[Liability]) -> CaseAmount | None:
    """Return the one amount of the case that the provision counts; None where there is none or more than one."""
    counted = {basis for item in liabilities for basis in (item.row.threshold_basis, item.row.fine_of) if basis}
    amounts = [item for item in case.amounts if item.basis in counted and item.basis in _BASES]
    return amounts[0] if len(amounts) == 1 else None


def _is_one(case: Case, *, note: str) -> bool:
    """Tell whether a sum of the case is one party's."""
    return sum(party.headcount or 1 for party in case.parties) == 1 and not _NOT_ONE.search(note)


def _subject(case: Case, party: CaseParty | None, liabilities: Iterable[Liability]) -> dict[str, str]:
    """Return who is asked about where the provision fines an entity and a responsible person differently."""
    subjects = {item.row.subject for item in liabilities} - {"any"}
    others = subjects - {"individual"}
    if party is None or "individual" not in subjects or len(others) != 1:
        return {}
    if party.kind == "individual":
        is_beside_entity = any(one.kind != "individual" and one.role == party.role for one in case.parties)
        return {SUBJECT: "individual"} if is_beside_entity else {}
    return {} if party.kind == "unknown" else {SUBJECT: others.pop()}


def _sharing(corpus: Corpus, case: Case, fine: CaseOutcome) -> Gap | None:
    """Return whether the sum may stand for more than one party or more than one violation."""
    party = _party(case, fine)
    alike = [item for item in case.outcomes if item.kind == "fine" and item.party_seq == fine.party_seq]
    if party is None or (party.headcount or 1) > 1 or len(alike) > 1 or _NOT_ONE.search(fine.detail_zh):
        return Gap.SHARED
    unread = {item.law_title_zh for item in case.citations if not (item.law_id or item.standard_id)}
    is_elsewhere = unread and unread - {law.short_zh.partition("（")[0] for law in corpus.laws.values()}
    return Gap.OTHER_LAWS if is_elsewhere else None


def _gap(
    branches: tuple[StatutoryItem, ...],
    applying: list[StatutoryItem],
    *,
    base: CaseAmount | None,
    usable: CaseAmount | None,
) -> Gap | None:
    """Return what keeps the branch that applies from being known."""
    if len(applying) == 1:
        is_near = usable is not None and not _decides(applying[0], usable)
        return Gap.NEAR_LIMIT if is_near else None
    if applying:
        return Gap.SEVERAL
    codes = {condition.code for item in branches for condition in item.conditions}
    if codes & {"threshold", "fine-base", "none-not-stated"}:
        return Gap.BASE if base is None or usable is not None else Gap.BASE_SHARED
    for code, gap in (("circumstance", Gap.CIRCUMSTANCE), ("subject", Gap.SUBJECT), ("validity", Gap.VALIDITY)):
        if code in codes:
            return gap
    return Gap.NO_VERSION


def _decides(item: StatutoryItem, base: CaseAmount) -> bool:
    """Tell whether an amount that is not exact lies on one side of the branch's limits all the same."""
    span = item.threshold.span if item.threshold and item.threshold.basis == base.basis else None
    if span is None or base.qualifier == "exact":
        return True
    if base.qualifier == "at-least":
        return span.high is None
    if base.qualifier == "up-to":
        return span.low is None
    limits = [limit for limit in (span.low, span.high) if limit]
    return all(abs(base.amount_cny - limit) > base.amount_cny * _ABOUT for limit in limits)
