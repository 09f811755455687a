"""Answer a question: from the versions in force, through branches and tiers, to what is open."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from generator.corpus import Corpus, Liability
from generator.penalty import competence, conflicts, families, levels, newer, statutory
from generator.penalty.answer import Answer, OutdatedTier, Regime, StatutoryItem, TierItem
from generator.penalty.checking import check
from generator.penalty.families import Families
from generator.penalty.levels import ANY_VIOLATION
from generator.penalty.path import Notes, Said, distinct, said
from generator.penalty.question import Question
from generator.penalty.statutory import Branches, Why
from generator.penalty.tiers import Ground


@dataclass(frozen=True, kw_only=True)
class _Tiers:
    tiers: tuple[TierItem, ...] = ()
    outdated: tuple[OutdatedTier, ...] = ()
    notes: Notes = field(default_factory=Notes)


def ask(corpus: Corpus, question: Question) -> Answer:
    """Return what `question` comes to; raise a QuestionError where it cannot be understood."""
    check(corpus, question)
    start = _start(corpus, question)
    if competence.is_outside(corpus, question.region):
        return _outside(corpus, question, start)
    held = families.of_violation(corpus, question.violation_id, question=question)
    branches = statutory.branches(
        () if question.violation_id == ANY_VIOLATION else held.liabilities,
        question=question,
        regime=Regime.ACT,
        unverified=held.unverified,
    )
    later = newer.branches(corpus, question=question, held=held, older=branches.items)
    rules, rule_notes = _general_rules(corpus, question)
    found = _tiers(corpus, question, held=held, branches=branches)
    notes = start + held.notes + _branch_notes(branches, question) + later.notes + rule_notes + found.notes
    notes += Notes(
        conflicts=(
            *conflicts.local_conflicts(branches.items),
            *conflicts.tier_conflicts(found.tiers, branches.items),
        )
    )
    return Answer(
        question=question,
        statutory=(*branches.items, *later.items),
        tiers=found.tiers,
        outdated_tiers=found.outdated,
        general_rules=rules,
        conflicts=distinct(notes.conflicts),
        path=notes.path,
        unknown=distinct(notes.unknown),
    )


def _start(corpus: Corpus, question: Question) -> Notes:
    violation = corpus.violations[question.violation_id]
    place = corpus.jurisdictions[question.region]
    asked = said(
        "question",
        corpus=corpus,
        region=question.region,
        violation_zh=violation.name_zh,
        violation_en=violation.name_en,
        act_on=question.act_on,
    )
    if question.base is None or question.amount is None:
        figure = Said(code="no-amount")
    else:
        figure = Said(code="amount", params={"basis": question.base.basis, "amount_cny": str(question.amount)})
    is_gone = bool(place.valid_to) and question.act_on[: len(place.valid_to)] >= place.valid_to
    gone = said("region-abolished", corpus=corpus, region=question.region, end_on=place.valid_to)
    return Notes(path=(asked, figure), unknown=(gone,) if is_gone else ())


def _outside(corpus: Corpus, question: Question, start: Notes) -> Answer:
    outside = said("law-not-applied-here", corpus=corpus, region=question.region)
    return Answer(
        question=question,
        statutory=(),
        tiers=(),
        outdated_tiers=(),
        general_rules=(),
        conflicts=(),
        path=(*start.path, said("outside", corpus=corpus, region=question.region)),
        unknown=(*start.unknown, outside, Said(code="no-published-standard")),
    )


def _tiers(corpus: Corpus, question: Question, *, held: Families, branches: Branches) -> _Tiers:
    ground = Ground(
        items={item.provision_id: item for item in branches.items},
        ruled_out=frozenset(one.liability.row.provision_id for one in branches.left_out),
        is_exempt=any(one.why is Why.EXEMPT for one in branches.left_out),
        in_force=families.in_force(corpus, on=question.act_on),
    )
    found = levels.search(corpus, question=question, ground=ground)
    return _Tiers(tiers=found.tiers, outdated=found.outdated, notes=found.notes)


def _branch_notes(branches: Branches, question: Question) -> Notes:
    """Return a step for each branch, and which figures and facts would decide those that are open."""
    steps = [_branch_step(item) for item in branches.items]
    steps += [_left_out_step(one.why, one.liability) for one in branches.left_out]
    unknown: list[Said] = []
    for item in branches.items:
        for condition in item.conditions:
            if condition.code in {"threshold", "fine-base"}:
                unknown.append(Said(code="figure-needed", params={"basis": condition.params["basis"]}))
            elif condition.code == "circumstance":
                unknown.append(Said(code="fact-needed", params=condition.params))
            elif condition.code == "none-not-stated":
                unknown.append(said("none-not-stated", law=item.law, article=item.article, more=condition.params))
        if item.fine.basis == "unspecified":
            unknown.append(said("fine-unspecified", law=item.law, article=item.article))
        if families.is_historical(item.law):
            unknown.append(said("historical-only", law=item.law))
    subjects = {item.subject for item in branches.items} - {"any"}
    if len(subjects) > 1 and "subject" not in question.facts:
        unknown.append(Said(code="subject-needed"))
    return Notes(path=tuple(steps), unknown=tuple(unknown))


def _branch_step(item: StatutoryItem) -> Said:
    codes = {condition.code for condition in item.conditions}
    code = "branch-conditional" if codes else "branch-applies"
    if codes and codes <= {"validity", "fine-base"}:
        code = "branch-unverified" if "validity" in codes else "branch-figure-open"
    return said(
        code,
        law=item.law,
        article=item.article,
        provision_id=item.provision_id,
        liability_zh=item.liability_zh,
        liability_en=item.liability_en,
        when_zh=item.when_zh,
        when_en=item.when_en,
    )


def _left_out_step(why: Why, liability: Liability) -> Said:
    row = liability.row
    return said(
        why.value,
        law=liability.law,
        article=row.article,
        provision_id=row.provision_id,
        when_zh=row.when_zh,
        when_en=row.when_en,
        subject=row.subject,
    )


def _general_rules(corpus: Corpus, question: Question) -> tuple[tuple[StatutoryItem, ...], Notes]:
    """Return the provisions for any violation in force at the act: national ones and those of the region."""
    violation = corpus.violations[question.violation_id]
    held = families.of_violation(corpus, ANY_VIOLATION, question=question)
    meant = [item for item in held.liabilities if competence.may_concern(item.law.title_zh, violation)]
    found = statutory.branches(meant, question=question, regime=Regime.ACT, unverified=held.unverified)
    laws = {item.law.law_id: item.law for item in found.items}
    steps = tuple(said("general-rules", law=law) for law in laws.values())
    # A doubt about a law that gives nothing here concerns nobody.
    unknown = tuple(
        note
        for note in held.notes.unknown
        if note.params.get("law_id", "") in laws or (note.code == "no-version-held" and not laws)
    )
    return tuple(replace(item, milder=None) for item in found.items), Notes(path=steps, unknown=unknown)
