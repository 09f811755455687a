"""Look through the levels of a region, nearest first, for the tiers that a question meets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from generator.corpus import Corpus, Standard, Tier
from generator.penalty import competence, tiers
from generator.penalty.answer import Fine, OutdatedTier, StatutoryItem, TierItem
from generator.penalty.path import Notes, Said, said
from generator.penalty.question import Question
from generator.penalty.tiers import Ground
from generator.statute import STATUTORY_RANGE

ANY_VIOLATION = "any-violation"
# Documents that can hold tiers; the others explain, classify or count.
_MAY_HOLD_TIERS = frozenset({"tier-table", "general-rule", "no-penalty-list", "points-system"})
_HUNDRED = Decimal(100)


@dataclass(frozen=True, kw_only=True)
class Found:
    """The tiers of the nearest level that has some; `has_level` tells whether one has."""

    tiers: tuple[TierItem, ...] = ()
    outdated: tuple[OutdatedTier, ...] = ()
    notes: Notes = field(default_factory=Notes)
    has_level: bool = False

    def after(self, earlier: Found) -> Found:
        """Return this finding with what an earlier level left behind."""
        return Found(
            tiers=self.tiers,
            outdated=earlier.outdated + self.outdated,
            notes=earlier.notes + self.notes,
            has_level=self.has_level,
        )


def search(corpus: Corpus, *, question: Question, ground: Ground) -> Found:
    """Return what the nearest level with tiers says; every level looked at leaves a step."""
    found = Found()
    for level in corpus.lineage(question.region):
        found = _level(corpus, level, question=question, ground=ground).after(found)
        if found.has_level:
            return found
    missing = Notes(unknown=(Said(code="no-published-standard"),), path=(Said(code="no-standard"),))
    return Found(notes=missing).after(found)


def _level(corpus: Corpus, level: str, *, question: Question, ground: Ground) -> Found:
    standards = [item for item in corpus.standards.values() if level in item.places]
    found = Found(notes=Notes(path=(said("level", corpus=corpus, region=level),)))
    matched: list[TierItem] = []
    has_tiers = False
    for standard in standards:
        one = _standard(corpus, standard, level=level, question=question, ground=ground)
        matched += one.tiers
        has_tiers = has_tiers or one.has_level
        found = one.after(found)
    if has_tiers:
        unknown = () if matched else (said("no-tier-for-amount", corpus=corpus, region=level),)
        notes = Notes(
            unknown=unknown, path=(said("level-found", corpus=corpus, region=level, count=str(len(matched))),)
        )
        return Found(tiers=tuple(sorted(matched, key=tiers.order)), notes=notes, has_level=True).after(found)
    general = _general(corpus, standards, level=level, question=question, ground=ground)
    if general.has_level:
        return general.after(found)
    return Found(notes=general.notes + Notes(path=(said("level-none", corpus=corpus, region=level),))).after(found)


def _standard(corpus: Corpus, standard: Standard, *, level: str, question: Question, ground: Ground) -> Found:
    """Return the tiers of one standard; name it where it has none that can be used."""
    row = standard.row
    violation = corpus.violations[question.violation_id]
    has_own = any(tier.row.violation_id == question.violation_id for tier in standard.tiers)
    is_general = _is_general(standard) and not has_own
    is_meant = competence.binds(standard, violation) and competence.may_concern(row.title_zh, violation)
    if is_general or not (has_own or (is_meant and row.kind in _MAY_HOLD_TIERS)):
        return Found()
    reason = tiers.unfit(row, on=question.act_on)
    if reason is not None:
        return Found(notes=Notes(unknown=(reason,), path=(said("standard-unfit", standard=row),)))
    if not has_own:
        unseen = (said("tiers-not-seen", standard=row, not_seen_zh=row.not_seen_zh),) if row.not_seen_zh else ()
        return Found(notes=Notes(unknown=unseen))
    matched = tiers.match(corpus, standard, question=question, level=level, ground=ground)
    if not matched.has_tiers:
        return Found(outdated=matched.outdated, notes=Notes(path=(said("standard-outdated", standard=row),)))
    return Found(
        tiers=matched.tiers,
        outdated=matched.outdated,
        has_level=True,
        notes=Notes(
            path=(said("standard-used", standard=row, count=str(len(matched.tiers))),), unknown=_doubts(standard)
        ),
    )


def _doubts(standard: Standard) -> tuple[Said, ...]:
    row = standard.row
    doubt = tiers.doubt(row)
    gap = said("standard-incomplete", standard=row, not_seen_zh=row.not_seen_zh) if row.not_seen_zh else None
    return tuple(note for note in (doubt, gap) if note is not None)


def _is_general(standard: Standard) -> bool:
    return any(tier.row.violation_id == ANY_VIOLATION for tier in standard.tiers)


def _general(corpus: Corpus, standards: Sequence[Standard], *, level: str, question: Question, ground: Ground) -> Found:
    """Return the tiers of a rule that places fines in the statutory range, on every branch with a known one."""
    violation = corpus.violations[question.violation_id]
    found = Found()
    for standard in standards:
        row = standard.row
        if not _is_general(standard) or question.violation_id == ANY_VIOLATION or found.has_level:
            continue
        if not competence.binds(standard, violation):
            note = Notes(path=(said("general-other-authority", standard=row),))
            found = Found(notes=note).after(found)
            continue
        reason = tiers.unfit(row, on=question.act_on)
        if reason is not None:
            found = Found(notes=Notes(unknown=(reason,), path=(said("standard-unfit", standard=row),))).after(found)
            continue
        found = _placed(standard, level=level, question=question, ground=ground).after(found)
    return found


def _placed(standard: Standard, *, level: str, question: Question, ground: Ground) -> Found:
    row = standard.row
    fined = [item for item in ground.items.values() if item.fine.is_set]
    ranges = [item for item in fined if not item.conditions and _has_room(item)]
    if not any(_has_room(item) or not item.fine.is_known for item in fined):
        # No fine, or a single figure: there is no range to place a fine in.
        return Found(notes=Notes(path=(said("general-no-range", standard=row),)))
    placed: list[TierItem] = []
    for tier in standard.tiers:
        is_place = tier.row.fine_of == STATUTORY_RANGE and bool(tier.row.fine_unit)
        open_condition = (Said(code="tier-condition"),)
        if is_place and ranges:
            placed += [
                tiers.tier_item(
                    standard, tier, level=level, fine=_place(tier, item), conditions=open_condition, item=item
                )
                for item in ranges
            ]
        else:
            fine = tiers.stated_fine(tier, question=question)
            placed.append(tiers.tier_item(standard, tier, level=level, fine=fine, conditions=open_condition))
    unknown = _doubts(standard)
    if not ranges:
        unknown += (said("range-needed", standard=row),)
    notes = Notes(path=(said("general-used", standard=row, count=str(len(ranges))),), unknown=unknown)
    return Found(tiers=tuple(sorted(placed, key=tiers.order)), notes=notes, has_level=True)


def _has_room(item: StatutoryItem) -> bool:
    low, high = item.fine.low, item.fine.high
    return low is not None and high is not None and low < high


def _place(tier: Tier, item: StatutoryItem) -> Fine:
    """Return the part of a branch's range that a tier takes: from m + low·(M − m) to m + high·(M − m)."""
    least, most = item.fine.low or Decimal(0), item.fine.high or Decimal(0)
    low, high = ((rate or Decimal(0)) / _HUNDRED for rate in (tier.row.fine_min, tier.row.fine_max))
    return Fine(
        basis="percent",
        of=STATUTORY_RANGE,
        low=least + low * (most - least),
        high=least + high * (most - least),
        low_inclusive=tier.row.fine_min_inclusive is not False,
        high_inclusive=tier.row.fine_max_inclusive is not False,
        low_rate=tier.row.fine_min,
        high_rate=tier.row.fine_max,
    )
