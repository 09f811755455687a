"""Turn the branches of a provision into what a question faces: whether they apply, and their fine in CNY.

以上 and 以下 include the figure, 不足 and 超过 do not (Civil Code, article 1259).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from generator import statute
from generator.corpus import Liability
from generator.penalty.answer import Fine, Milder, Regime, StatutoryItem
from generator.penalty.path import Said
from generator.penalty.question import SUBJECT, Question
from generator.statute import Span, Unit

# Kinds of entity: what is said of an entity may concern them, and what is said of them an entity.
_ENTITIES = frozenset({"agency", "platform", "advertiser", "publisher", "printer", "organiser"})
_AGGRAVATING = frozenset({"serious", "serious-or-repeat", "serious-or-overdue", "repeat"})
# What a serious case stands above: the ordinary branch, and the one for not correcting in time.
_ORDINARY = frozenset({"", "overdue", "overdue-refuses", "refuses-to-correct"})
EXEMPTING = frozenset({"innocent-seller"})
_KEPT_WHEN_EXEMPT = EXEMPTING | {"suspected-crime"}
_LEVELS = ("law", "regulation", "departmental-rule", "local")
_SHARES = {Unit.TIMES: Decimal(1), Unit.PERCENT: Decimal("0.01")}


class Why(StrEnum):
    """Why a branch is left out."""

    AMOUNT = "left-out-amount"
    FACT = "left-out-fact"
    SUBJECT = "left-out-subject"
    REPLACED = "left-out-replaced"
    EXEMPT = "left-out-exempt"


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """A branch that the question rules out."""

    liability: Liability
    why: Why


@dataclass(frozen=True, kw_only=True)
class Branches:
    """The branches that are left, and those that are ruled out."""

    items: tuple[StatutoryItem, ...]
    left_out: tuple[LeftOut, ...]


def branches(
    liabilities: Iterable[Liability], *, question: Question, regime: Regime, unverified: frozenset[str]
) -> Branches:
    """Return what is left of `liabilities` under `question`.

    Branches of laws in `unverified` stay conditional: whether the law is still in force was not verified.
    """
    given = {item.row.provision_id: item for item in liabilities}
    items: list[StatutoryItem] = []
    left_out: list[LeftOut] = []
    for liability in given.values():
        found = _evaluate(
            liability, question=question, regime=regime, is_verified=liability.law.law_id not in unverified
        )
        if isinstance(found, Why):
            left_out.append(LeftOut(liability=liability, why=found))
        else:
            items.append(found)
    exempt = any(question.fact(item.circumstance) and not item.is_local for item in items if _exempts(item))
    kept = []
    for item in items:
        why = None
        if exempt and item.circumstance not in _KEPT_WHEN_EXEMPT:
            why = Why.EXEMPT
        elif any(_replaces(other, item, question=question) for other in items):
            why = Why.REPLACED
        if why:
            left_out.append(LeftOut(liability=given[item.provision_id], why=why))
        else:
            kept.append(item)
    return Branches(items=tuple(sorted(kept, key=order)), left_out=tuple(left_out))


def order(item: StatutoryItem) -> tuple[object, ...]:
    """Return the sort key: what applies first, national before local, ordinary before special, entity first."""
    return (
        item.regime is Regime.NEWER,
        bool(item.conditions),
        item.is_local,
        bool(item.circumstance),
        item.subject == "individual",
        _LEVELS.index(item.law.level),
        item.law.law_id,
        statute.article_order(item.article),
        item.provision_id,
    )


def whole_article(number: str) -> str:
    """Return the article of a citation without paragraph and item: ``60(2)`` and ``60[2]`` → ``60``."""
    return re.split(r"[(\[]", number, maxsplit=1)[0]


def threshold_fits(span: Span | None, amount: Decimal, *, includes_none: bool, states_none: bool = True) -> bool | None:
    """Tell whether `amount` lies in `span`; None where it is 0 and the text does not say what none means.

    0 counts as none (没有违法经营额). `states_none` is False for a statute that is silent about none.
    """
    if amount == 0 and includes_none:
        return True
    if span is None:
        return False
    if span.low is not None and (amount < span.low or (amount == span.low and not span.low_inclusive)):
        return False
    if span.high is not None and (amount > span.high or (amount == span.high and not span.high_inclusive)):
        return False
    return True if amount > 0 or states_none else None


def figure(span: Span, *, base: Decimal | None, cap: Decimal | None = None) -> tuple[Decimal | None, Decimal | None]:
    """Return the bounds of a fine in CNY; no lower bound is 0, a bound that depends on an unknown base None."""
    if span.unit is Unit.CNY:
        return span.low or Decimal(0), span.high
    share = _SHARES[span.unit]

    def of_base(rate: Decimal | None) -> Decimal | None:
        if base is None or rate is None:
            return None
        sum_cny = base * rate * share
        return sum_cny if cap is None else min(sum_cny, cap)

    return (of_base(span.low) if span.low else Decimal(0)), of_base(span.high)


def _evaluate(liability: Liability, *, question: Question, regime: Regime, is_verified: bool) -> StatutoryItem | Why:
    row = liability.row
    conditions: list[Said] = []
    subject = _subject_fits(row.subject, question.facts.get(SUBJECT, ""))
    if subject is False:
        return Why.SUBJECT
    if subject is None:
        conditions.append(Said(code="subject", params={"subject": row.subject}))
    if row.circumstance:
        fact = question.fact(row.circumstance)
        if fact is False:
            return Why.FACT
        if fact is None:
            conditions.append(
                Said(
                    code="circumstance",
                    params={"when_zh": row.when_zh, "when_en": row.when_en, "circumstance": row.circumstance},
                )
            )
    threshold = statute.provision_threshold(row)
    if threshold is not None:
        amount = question.amount_of(threshold.basis)
        if amount is None:
            conditions.append(
                Said(
                    code="threshold", params={"basis": threshold.basis, "when_zh": row.when_zh, "when_en": row.when_en}
                )
            )
        else:
            fits = threshold_fits(
                threshold.span, amount, includes_none=threshold.includes_none, states_none=threshold.includes_none
            )
            if fits is False:
                return Why.AMOUNT
            if fits is None:
                conditions.append(Said(code="none-not-stated", params={"basis": threshold.basis}))
    fine = _fine(liability, question)
    if fine.of and question.amount_of(fine.of) is None and (threshold is None or threshold.basis != fine.of):
        conditions.append(Said(code="fine-base", params={"basis": fine.of}))
    if not is_verified:
        conditions.append(
            Said(code="validity", params={"law_zh": liability.law.short_zh, "law_en": liability.law.short_en})
        )
    return StatutoryItem(
        law=liability.law,
        provision_id=row.provision_id,
        article=row.article,
        branch=row.branch,
        violation_id=row.violation_id,
        regime=regime,
        milder=Milder.UNDETERMINED if regime is Regime.NEWER else None,
        is_local=liability.law.level == "local",
        conditions=tuple(conditions),
        circumstance=row.circumstance,
        threshold=threshold,
        subject=row.subject,
        subject_zh=row.subject_zh,
        when_zh=row.when_zh,
        when_en=row.when_en,
        fine=fine,
        measures=liability.measures,
        liability_zh=row.liability_zh,
        liability_en=row.liability_en,
        source_url=row.source_url,
    )


def _fine(liability: Liability, question: Question) -> Fine:
    stated = statute.provision_fine(liability.row)
    if stated.span is None:
        return Fine(basis=stated.basis, of=stated.of)
    low, high = figure(stated.span, base=question.amount_of(stated.of), cap=stated.cap_cny)
    is_share = stated.span.unit is not Unit.CNY
    return Fine(
        basis=stated.basis,
        of=stated.of,
        low=low,
        high=high,
        low_inclusive=None if low is None else True,
        high_inclusive=None if high is None else True,
        low_rate=stated.span.low if is_share else None,
        high_rate=stated.span.high if is_share else None,
        cap=stated.cap_cny,
    )


def _subject_fits(subject: str, given: str) -> bool | None:
    """Tell whether a branch for `subject` concerns who is `given`; None where that depends on what they are."""
    if not given or subject in {"any", given} or (subject == "entity" and given in _ENTITIES):
        return True
    if subject == "other" or given == "other" or (given == "entity" and subject in _ENTITIES):
        return None
    return False


def _exempts(item: StatutoryItem) -> bool:
    return item.circumstance in EXEMPTING


def _replaces(heavier: StatutoryItem, item: StatutoryItem, *, question: Question) -> bool:
    """Tell whether `heavier`, a circumstance that is given, takes the place of `item`: both fine the same subject."""
    return (
        heavier.circumstance in _AGGRAVATING
        and question.fact(heavier.circumstance) is True
        and item.circumstance in _ORDINARY
        and heavier.fine.is_set
        and item.fine.is_set
        and heavier.law.law_id == item.law.law_id
        and whole_article(heavier.article) == whole_article(item.article)
        and heavier.subject == item.subject
        and heavier.threshold == item.threshold
    )
