"""Put questions and answers into plain lists that Python and the browser write the same way."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import cycle, product
from pathlib import Path
from random import Random

from generator import formats
from generator.corpus import Corpus
from generator.penalty import Answer, Base, Question
from generator.penalty.answer import Fine, StatutoryItem, TierItem
from generator.penalty.checking import circumstances
from generator.penalty.path import Said
from generator.penalty.question import SUBJECT, SUBJECTS

SEED = 20270101
PLACES = 5
DAYS = (
    ("2019-04-22", ""), ("2023-06-01", ""), ("2025-10-14", ""), ("2025-10-15", ""), ("2025-10-15", "2026-03-01"),
    ("2026-06-30", ""), ("2026-12-31", "2027-01-01"), ("2027-01-01", ""), ("2025-10-14", "2025-10-15"),
    ("2026-11-01", "2027-02-01"),
)  # fmt: skip
AMOUNTS = (None, "0", "0.01", "49999.99", "50000", "50000.01", "99999.99", "250000", "1234567.89")
BASES = (Base.TURNOVER, Base.TURNOVER, Base.GAINS, Base.GOODS_VALUE)
SCRIPT = (Path(__file__).parent / "browser_answers.js").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Kit:
    """What a grid is drawn from."""

    corpus: Corpus

    def facts(self, violation_id: str) -> list[Mapping[str, str]]:
        """Return sets of facts that the branches of a violation turn on: none, each true, each false, each subject."""
        rows = [item.row for item in self.corpus.liabilities_by_violation.get(violation_id, ())]
        known = sorted({row.circumstance for row in rows if row.circumstance})
        subjects = sorted({row.subject for row in rows if row.subject != "any"})
        found: list[Mapping[str, str]] = [{}]
        found += [{code: value} for code in known for value in ("true", "false")]
        found += [{SUBJECT: subject} for subject in (*subjects, "individual", "other") if subject in SUBJECTS]
        if known:
            found.append(dict.fromkeys(known, "true"))
            found.append({**dict.fromkeys(known, "false"), SUBJECT: "entity"})
        else:
            found.append({circumstances(self.corpus)[0]: "true"})
        return found


def grid(corpus: Corpus) -> Iterator[Question]:
    """Yield every violation on every day with every amount, in turn in every region, under every set of facts."""
    random = Random(SEED)
    kit = Kit(corpus)
    regions = list(corpus.jurisdictions)
    random.shuffle(regions)
    with_standards = sorted({code for item in corpus.standards.values() for code in item.places})
    every, ruled, bases = cycle(regions), cycle(with_standards), cycle(BASES)
    for violation_id in corpus.violations:
        facts = cycle(kit.facts(violation_id))
        for (act_on, decided_on), amount, place in product(DAYS, AMOUNTS, range(PLACES)):
            yield Question(
                violation_id=violation_id,
                region=next(every) if place % 2 else next(ruled),
                act_on=act_on,
                decided_on=decided_on,
                base=None if amount is None else next(bases),
                amount=None if amount is None else Decimal(amount),
                facts=next(facts),
            )


def question_list(question: Question) -> list[object]:
    """Return a question as the browser takes it."""
    return [
        question.violation_id,
        question.region,
        question.act_on,
        question.decided_on,
        question.base.basis if question.base else "",
        _figure(question.amount),
        dict(question.facts),
    ]


def answer_list(answer: Answer) -> list[object]:
    """Return an answer as plain lists: everything but the texts of the rows."""
    return [
        [_item(item) for item in answer.statutory],
        [_tier(tier) for tier in answer.tiers],
        [
            [_tier(old.tier), _said(old.reason), [list(place) for place in old.moved_to]]
            for old in answer.outdated_tiers
        ],
        [_item(item) for item in answer.general_rules],
        [_said(one) for one in answer.conflicts],
        [_said(one) for one in answer.path],
        [_said(one) for one in answer.unknown],
    ]


def digest(answer: Answer) -> str:
    """Return sixteen hexadecimal digits that stand for an answer."""
    text = json.dumps(answer_list(answer), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _figure(value: Decimal | None) -> str | None:
    return None if value is None else formats.plain(value)


def _said(one: Said) -> list[object]:
    params = ((key, _figure(Decimal(value)) if key.endswith("_cny") else value) for key, value in one.params.items())
    return [one.code, sorted([key, value] for key, value in params)]


def _fine(fine: Fine) -> list[object]:
    figures = (fine.low, fine.high)
    rates = (fine.low_rate, fine.high_rate, fine.cap)
    return [
        fine.basis, fine.of, *map(_figure, figures), fine.low_inclusive, fine.high_inclusive, *map(_figure, rates),
    ]  # fmt: skip


def _item(item: StatutoryItem) -> list[object]:
    return [
        item.law.law_id, item.law.version, item.article, item.branch, item.provision_id,
        [_said(one) for one in item.conditions], item.regime.value, item.milder.value if item.milder else None,
        item.is_local, _fine(item.fine), list(item.measures),
    ]  # fmt: skip


def _tier(tier: TierItem) -> list[object]:
    return [
        tier.standard.standard_id, tier.tier_id, tier.provision_id, tier.law_id, tier.article,
        [_said(one) for one in tier.conditions], tier.level, tier.is_computed, _fine(tier.fine), list(tier.measures),
    ]  # fmt: skip
