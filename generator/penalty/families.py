"""Find the laws that punish a violation in a place, each in its version of the day, and say what is doubtful."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.corpus import Corpus, Liability
from generator.penalty import competence
from generator.penalty.path import Notes, Said, said
from generator.penalty.question import Question
from generator.penalty.versions import Ground, Standing, standing
from generator.records import Law

_UNVERIFIED = ("未核实", "未见资料")
_PENALTIES_UNSEEN = ("罚则", "罚款")


@dataclass(frozen=True, kw_only=True)
class Families:
    """The versions in force of every law that punishes a violation in a place, with their branches."""

    standings: tuple[Standing, ...]
    liabilities: tuple[Liability, ...]
    unverified: frozenset[str]
    notes: Notes


def of_violation(corpus: Corpus, violation_id: str, *, question: Question) -> Families:
    """Return the laws that punish `violation_id` in the question's region, in force at its act."""
    places = competence.law_places(corpus, question.region)
    known = corpus.liabilities_by_violation.get(violation_id, ())
    ids = dict.fromkeys(item.law.family_id for item in known if item.law.jurisdiction_code in places)
    standings = [standing(corpus.families[family_id], on=question.act_on) for family_id in ids]
    standings.sort(key=lambda one: (one.family[0].level == "local", one.family[0].family_id))
    notes = Notes()
    liabilities: list[Liability] = []
    unverified: set[str] = set()
    for one in standings:
        own = tuple(item for item in known if one.law is not None and item.law.law_id == one.law.law_id)
        liabilities += own
        if one.law is not None and is_unverified(corpus, one.law):
            unverified.add(one.law.law_id)
            notes += Notes(unknown=(said("local-validity-unverified", law=one.law),))
        notes += _version_notes(one, own)
    if not ids:
        notes += Notes(unknown=(Said(code="no-provision-held"),), path=(Said(code="no-provision"),))
    notes += _unseen_local(corpus, violation_id, question=question, places=places, seen=frozenset(ids))
    return Families(
        standings=tuple(standings), liabilities=tuple(liabilities), unverified=frozenset(unverified), notes=notes
    )


def in_force(corpus: Corpus, *, on: str) -> Mapping[str, Law]:
    """Return the version in force on the day `on` of every law that some tier rests on, by family."""
    laws = {tier.row.law_id for standard in corpus.standards.values() for tier in standard.tiers} - {""}
    families = {corpus.laws[law_id].family_id for law_id in laws}
    found = {key: standing(corpus.families[key], on=on).law for key in families}
    return {key: law for key, law in found.items() if law is not None}


def is_unverified(corpus: Corpus, law: Law) -> bool:
    """Tell whether nothing shows that a local regulation was in force: no first day, or a note that says so."""
    texts = (law.note_zh, *(item.row.note_zh for item in corpus.liabilities_by_law.get(law.law_id, ())))
    return law.level == "local" and (
        not law.effective_from or any(word in text for text in texts for word in _UNVERIFIED)
    )


def hides_penalties(law: Law) -> bool:
    """Tell whether the penalty articles of a law were not seen."""
    return any(word in law.not_seen_zh for word in _PENALTIES_UNSEEN)


def is_historical(law: Law) -> bool:
    """Tell whether a law without a known last day is held for historical reference only."""
    return "历史参考" in law.note_zh and not law.effective_to


def _version_notes(one: Standing, own: tuple[Liability, ...]) -> Notes:
    law = one.law
    if law is None:
        name = one.family[-1]
        return Notes(path=(said("version-none", law=name),), unknown=(said("no-version-held", law=name),))
    code = {Ground.DATED: "version-in-force", Ground.IMPRECISE: "version-imprecise"}.get(one.ground, "version-taken")
    unknown: list[Said] = []
    if one.ground is Ground.START_UNKNOWN:
        unknown.append(said("start-unknown", law=law))
    if one.ground is Ground.IMPRECISE:
        unknown.append(said("start-imprecise", law=law, start_on=law.effective_from))
    if not own:
        unseen = said("provisions-not-seen", law=law, not_seen_zh=law.not_seen_zh)
        unknown.append(unseen if law.not_seen_zh else said("no-provision-in-version", law=law))
    step = said(code, law=law, start_on=law.effective_from, end_on=law.effective_to)
    return Notes(path=(step,), unknown=tuple(unknown))


def _unseen_local(
    corpus: Corpus, violation_id: str, *, question: Question, places: frozenset[str], seen: frozenset[str]
) -> Notes:
    """Name the region's regulations in force whose penalty articles were not seen: they may fine this violation too."""
    violation = corpus.violations[question.violation_id]
    if violation_id != question.violation_id:
        return Notes()
    unknown = []
    for key, family in sorted(corpus.families.items()):
        # All versions of a regulation are of one place.
        if key in seen or family[0].level != "local" or family[0].jurisdiction_code not in places:
            continue
        law = standing(family, on=question.act_on).law
        if law is not None and hides_penalties(law) and competence.may_concern(law.title_zh, violation):
            unknown.append(said("local-provisions-not-seen", law=law, not_seen_zh=law.not_seen_zh))
    return Notes(unknown=tuple(unknown))
