"""Find the tiers for a question: which standard of which level, and which of its tiers the amount falls in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator import statute
from generator.corpus import Corpus, Standard, Tier
from generator.penalty.answer import Fine, OutdatedTier, StatutoryItem, TierItem
from generator.penalty.path import Said, said
from generator.penalty.question import Question
from generator.penalty.statutory import figure, threshold_fits, whole_article
from generator.records import Law, PenaltyStandard
from generator.statute import STATUTORY_RANGE, Unit

SEVERITIES = ("no-penalty", "mitigated", "light", "ordinary", "heavy")
_AMOUNTS = frozenset({"illegal-turnover", "illegal-gains", "goods-value"})


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What tiers stand on: the branches left at the act, those ruled out, and the law versions in force."""

    items: Mapping[str, StatutoryItem]
    ruled_out: frozenset[str]
    is_exempt: bool
    in_force: Mapping[str, Law]


@dataclass(frozen=True, kw_only=True)
class Matched:
    """The tiers of one standard for a question. `has_tiers`: it has some under the law in force."""

    tiers: tuple[TierItem, ...] = ()
    outdated: tuple[OutdatedTier, ...] = ()
    has_tiers: bool = False


def unfit(standard: PenaltyStandard, *, on: str) -> Said | None:
    """Return why `standard` gives no tiers for an act on the day `on`; None where it does."""
    if standard.status == "draft":
        return said("standard-draft", standard=standard)
    end = standard.effective_to
    if end and on[: len(end)] > end:
        return said("standard-expired", standard=standard, end_on=end)
    if standard.status == "expired" and not end:
        return said("standard-expired-undated", standard=standard)
    start = standard.effective_from or standard.issued_on
    if start and on[: len(start)] < start:
        return said("standard-not-yet", standard=standard, start_on=start)
    return None


def doubt(standard: PenaltyStandard) -> Said | None:
    """Return what is not known about a standard that is used."""
    if not standard.effective_from:
        return said("standard-dates-unknown", standard=standard)
    if standard.status == "unknown":
        return said("standard-status-unknown", standard=standard)
    return None


def match(corpus: Corpus, standard: Standard, *, question: Question, level: str, ground: Ground) -> Matched:
    """Return the tiers of `standard` for the violation that the amount can fall in."""
    tiers: list[TierItem] = []
    outdated: list[OutdatedTier] = []
    has_tiers = False
    for tier in standard.tiers:
        row = tier.row
        if row.violation_id != question.violation_id:
            continue
        reason = _outdated(corpus, tier, ground)
        if reason is None:
            has_tiers = True
            if _is_ruled_out(tier, ground):
                continue
        found = _item(corpus, standard, tier, question=question, level=level, ground=ground)
        if found is None:
            continue
        if reason is None:
            tiers.append(found)
        else:
            outdated.append(OutdatedTier(tier=found, reason=reason, moved_to=_moved(corpus, tier, ground)))
    return Matched(tiers=tuple(tiers), outdated=tuple(outdated), has_tiers=has_tiers)


def order(tier: TierItem) -> tuple[object, ...]:
    """Return the sort key: severity, then amount."""
    low = -1 if tier.fine.low is None else tier.fine.low
    high = -1 if tier.fine.high is None else tier.fine.high
    return (SEVERITIES.index(tier.severity), low, high, tier.standard.standard_id, tier.seq, tier.provision_id)


def tier_item(
    standard: Standard,
    tier: Tier,
    *,
    level: str,
    fine: Fine,
    conditions: tuple[Said, ...],
    item: StatutoryItem | None = None,
) -> TierItem:
    """Return a tier with its `fine`; computed on the branch `item` where one is given."""
    row = tier.row
    return TierItem(
        standard=standard.row,
        tier_id=row.tier_id,
        seq=row.seq,
        provision_id=item.provision_id if item else row.provision_id,
        law_id=item.law.law_id if item else row.law_id,
        article=item.article if item else row.article,
        severity=row.severity,
        label_zh=row.label_zh,
        grade_zh=row.grade_zh,
        condition_zh=row.condition_zh,
        condition_en=row.condition_en,
        conditions=conditions,
        level=level,
        fine=fine,
        measures=tier.measures,
        is_computed=item is not None,
        not_seen_zh=row.not_seen_zh,
        source_url=row.source_url or standard.row.source_url,
    )


def stated_fine(tier: Tier, *, question: Question) -> Fine:
    """Return the fine of a tier as its standard states it, in CNY where its base is known."""
    stated = statute.tier_fine(tier.row)
    if stated.span is None:
        return Fine(basis=stated.basis, of=stated.of)
    span = stated.span
    is_share = span.unit is not Unit.CNY
    # A share of the statutory range is a place in it, not a sum: nothing of it is known without the range.
    is_place = stated.of == STATUTORY_RANGE
    low, high = (None, None) if is_place else figure(span, base=question.amount_of(stated.of))
    return Fine(
        basis=stated.basis,
        of=stated.of,
        low=low,
        high=high,
        # A share of nothing is nothing, whoever owns the boundary.
        low_inclusive=None if low is None else span.low_inclusive or low == high,
        high_inclusive=None if high is None else span.high_inclusive or low == high,
        low_rate=span.low if is_share else None,
        high_rate=span.high if is_share else None,
    )


def _item(
    corpus: Corpus, standard: Standard, tier: Tier, *, question: Question, level: str, ground: Ground
) -> TierItem | None:
    """Return a tier for the question; None where the amount lies outside it."""
    row = tier.row
    conditions: list[Said] = []
    threshold = statute.tier_threshold(row)
    if row.base in _AMOUNTS and threshold.span is not None:
        amount = question.amount_of(row.base)
        if amount is None:
            conditions.append(Said(code="tier-threshold", params={"basis": row.base}))
        elif not threshold_fits(threshold.span, amount, includes_none=False, states_none=True):
            return None
        if row.grade_zh:
            conditions.append(Said(code="grade", params={"grade": row.grade_zh}))
    else:
        conditions.append(Said(code="tier-condition"))
        if _rules_out(corpus, row.provision_id, question):
            return None
    item = ground.items.get(row.provision_id)
    if item is not None and item.conditions and not conditions:
        conditions.append(said("branch-open", law=item.law, article=item.article))
    fine = stated_fine(tier, question=question)
    base_is_open = bool(fine.of) and fine.of in _AMOUNTS and question.amount_of(fine.of) is None
    if base_is_open and not any(condition.params.get("basis") == fine.of for condition in conditions):
        conditions.append(Said(code="fine-base", params={"basis": fine.of}))
    return tier_item(standard, tier, level=level, fine=fine, conditions=tuple(conditions))


def _is_ruled_out(tier: Tier, ground: Ground) -> bool:
    """Tell whether a tier falls with its branch; not being punished does not depend on the branch that punishes."""
    if tier.row.severity == "no-penalty":
        return False
    return tier.row.provision_id in ground.ruled_out or (ground.is_exempt and tier.row.fine_basis != "none")


def _rules_out(corpus: Corpus, provision_id: str, question: Question) -> bool:
    """Tell whether the amount rules out the statutory branch that a tier without money bands shares out."""
    if not provision_id:
        return False
    threshold = statute.provision_threshold(corpus.liabilities[provision_id].row)
    amount = question.amount_of(threshold.basis) if threshold else None
    if threshold is None or amount is None:
        return False
    return threshold_fits(threshold.span, amount, includes_none=threshold.includes_none) is False


def _outdated(corpus: Corpus, tier: Tier, ground: Ground) -> Said | None:
    row = tier.row
    if not row.law_id:
        return None
    law = corpus.laws[row.law_id]
    current = ground.in_force.get(law.family_id)
    if current is None:
        return said("no-version-held", law=law, article=row.article)
    if current.law_id == law.law_id:
        return None
    return said(
        "other-version",
        law=law,
        article=row.article,
        current_id=current.law_id,
        current_zh=current.short_zh,
        current_en=current.short_en,
    )


def _moved(corpus: Corpus, tier: Tier, ground: Ground) -> tuple[tuple[str, str], ...]:
    """Return where the article of a tier stands in the version in force."""
    row = tier.row
    current = ground.in_force.get(corpus.laws[row.law_id].family_id)
    if current is None:
        return ()
    article = whole_article(row.article)
    return tuple(
        (move.to_law_id, move.to_article)
        for move in corpus.moves
        if (move.from_law_id, move.from_article, move.to_law_id) == (row.law_id, article, current.law_id)
    )
