"""Set the branches of a newer version in force at the decision beside those of the act (Penalty Law art 37)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.corpus import Corpus
from generator.penalty import families, milder, statutory
from generator.penalty.answer import Milder, Regime, StatutoryItem
from generator.penalty.families import Families
from generator.penalty.path import Notes, Said, said
from generator.penalty.question import Question
from generator.penalty.versions import Standing, standing
from generator.records import Law


@dataclass(frozen=True, kw_only=True)
class Newer:
    """The branches of newer versions, each with which version is milder."""

    items: tuple[StatutoryItem, ...]
    notes: Notes


def branches(corpus: Corpus, *, question: Question, held: Families, older: Sequence[StatutoryItem]) -> Newer:
    """Return the branches of versions that replaced those of the act by the day of the decision."""
    items: list[StatutoryItem] = []
    notes = Notes()
    for one in held.standings:
        if one.law is None:
            continue
        if not question.decided_on:
            notes += _ahead(one)
            continue
        at_decision = standing(one.family, on=question.decided_on).law
        if at_decision is None or at_decision.law_id == one.law.law_id:
            code = "same-at-decision" if at_decision is not None else "none-at-decision"
            notes += Notes(path=(said(code, law=one.law, decided_on=question.decided_on),))
            continue
        found, more = _beside(corpus, one.law, at_decision, question=question, older=older)
        items += found
        notes += more
    return Newer(items=tuple(sorted(items, key=statutory.order)), notes=notes)


def _ahead(one: Standing) -> Notes:
    """Say that a later version is adopted: a decision after its first day must look at it."""
    if one.later is None:
        return Notes()
    start = one.later.effective_from
    return Notes(unknown=(said("newer-version-adopted", law=one.later, start_on=start or one.later.version),))


def _beside(
    corpus: Corpus,
    old: Law,
    new: Law,
    *,
    question: Question,
    older: Sequence[StatutoryItem],
) -> tuple[tuple[StatutoryItem, ...], Notes]:
    known = corpus.liabilities_by_violation.get(question.violation_id, ())
    found = statutory.branches(
        [item for item in known if item.law.law_id == new.law_id],
        question=question,
        regime=Regime.NEWER,
        unverified=frozenset({new.law_id} if families.is_unverified(corpus, new) else ()),
    )
    own = [item for item in older if item.law.law_id == old.law_id]
    verdicts, whole = milder.compare(own, found.items)
    unknown: tuple[Said, ...] = ()
    if not found.items and not found.left_out:
        unknown += (said("newer-provisions-not-seen", law=new, not_seen_zh=new.not_seen_zh),)
    if whole is Milder.UNDETERMINED:
        unknown += (said("milder-undetermined", law=new, old_zh=old.short_zh, old_en=old.short_en),)
    params = {"old_id": old.law_id, "old_zh": old.short_zh, "old_en": old.short_en}
    steps = [said("newer-version", law=new, start_on=new.effective_from, decided_on=question.decided_on, more=params)]
    steps += [
        said(
            "newer-branch",
            law=new,
            article=item.article,
            provision_id=item.provision_id,
            liability_zh=item.liability_zh,
            liability_en=item.liability_en,
        )
        for item in found.items
    ]
    steps.append(said("milder", law=new, milder=whole.value, more=params))
    items = tuple(replace(item, milder=verdicts[item.provision_id]) for item in found.items)
    return items, Notes(path=tuple(steps), unknown=unknown)
