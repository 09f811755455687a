"""Hold an answer: statutory branches, tiers, rules for any violation, conflicts, the way there, what is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from generator.i18n import Catalogue
from generator.penalty import words
from generator.penalty.path import Said
from generator.penalty.question import Question
from generator.records import Law, PenaltyStandard
from generator.statute import Threshold


class Applies(StrEnum):
    """Whether a branch or a tier is known to apply."""

    APPLIES = "applies"
    CONDITIONAL = "conditional"


class Regime(StrEnum):
    """Which version a branch is of: the one in force at the act, or a newer one in force at the decision."""

    ACT = "act"
    NEWER = "newer"


class Milder(StrEnum):
    """Which of two versions is milder."""

    NEWER = "newer"
    OLDER = "older"
    EQUAL = "equal"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, kw_only=True)
class Fine:
    """A fine: how it is set, and in CNY as far as that is known.

    `basis` ``none``: no fine of its own. ``unspecified``: a fine without a figure in the source.
    A bound is None where it depends on a figure that was not given. `low_rate` and `high_rate` are
    percentages or multiples of `of`; `cap` is the sum that a multiple may not pass.
    """

    basis: str
    of: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    low_inclusive: bool | None = None
    high_inclusive: bool | None = None
    low_rate: Decimal | None = None
    high_rate: Decimal | None = None
    cap: Decimal | None = None

    @property
    def is_set(self) -> bool:
        """Tell whether there is a fine at all."""
        return self.basis != "none"

    @property
    def is_known(self) -> bool:
        """Tell whether both bounds are known in CNY."""
        return self.low is not None and self.high is not None

    def to_json(self) -> dict[str, object]:
        """Return the keys of a fine."""
        return {
            "fine_basis": self.basis,
            "fine_of": self.of,
            "fine_min_cny": number(self.low),
            "fine_max_cny": number(self.high),
            "fine_min_inclusive": self.low_inclusive,
            "fine_max_inclusive": self.high_inclusive,
            "fine_min_rate": number(self.low_rate),
            "fine_max_rate": number(self.high_rate),
            "cap_cny": number(self.cap),
        }


@dataclass(frozen=True, kw_only=True)
class StatutoryItem:
    """One branch of a provision. `conditions` are what must still be known; empty where it applies."""

    law: Law
    provision_id: str
    article: str
    branch: str
    violation_id: str
    regime: Regime
    milder: Milder | None
    is_local: bool
    conditions: tuple[Said, ...]
    circumstance: str
    threshold: Threshold | None
    subject: str
    subject_zh: str
    when_zh: str
    when_en: str
    fine: Fine
    measures: tuple[str, ...]
    liability_zh: str
    liability_en: str
    source_url: str

    @property
    def applies(self) -> Applies:
        """Tell whether the branch is known to apply."""
        return Applies.CONDITIONAL if self.conditions else Applies.APPLIES

    @property
    def bases(self) -> frozenset[str]:
        """Return what the branch counts: for its threshold and for its fine."""
        counted = self.threshold.basis if self.threshold else ""
        return frozenset(basis for basis in (counted, self.fine.of) if basis)

    def to_json(self, t: Catalogue) -> dict[str, object]:
        """Return the branch in the words of `t`."""
        return {
            "law_id": self.law.law_id,
            "law": t.pick(self.law.short_zh, self.law.short_en),
            "version": self.law.version,
            "effective_from": self.law.effective_from,
            "effective_to": self.law.effective_to,
            "article": self.article,
            "branch": self.branch,
            "provision_id": self.provision_id,
            "regime": self.regime.value,
            "milder": self.milder.value if self.milder else None,
            "scope": "local" if self.is_local else "national",
            "applies": self.applies.value,
            "condition": words.join(self.conditions, group="condition", t=t),
            "circumstance": self.circumstance,
            "when": t.pick(self.when_zh, self.when_en),
            "subject": self.subject,
            **self.fine.to_json(),
            "measures": list(self.measures),
            "liability": t.pick(self.liability_zh, self.liability_en),
            "source_url": self.source_url,
        }


@dataclass(frozen=True, kw_only=True)
class TierItem:
    """One tier, as its standard says or computed from a general rule; `level` is the region it came from."""

    standard: PenaltyStandard
    tier_id: str
    seq: int
    provision_id: str
    law_id: str
    article: str
    severity: str
    label_zh: str
    grade_zh: str
    condition_zh: str
    condition_en: str
    conditions: tuple[Said, ...]
    level: str
    fine: Fine
    measures: tuple[str, ...]
    is_computed: bool
    not_seen_zh: str
    source_url: str

    @property
    def applies(self) -> Applies:
        """Tell whether the tier is known to apply."""
        return Applies.CONDITIONAL if self.conditions else Applies.APPLIES

    def to_json(self, t: Catalogue) -> dict[str, object]:
        """Return the tier in the words of `t`."""
        return {
            "standard_id": self.standard.standard_id,
            "standard": t.pick(self.standard.title_zh, self.standard.title_en),
            "tier_id": self.tier_id,
            "provision_id": self.provision_id,
            "law_id": self.law_id,
            "article": self.article,
            "severity": self.severity,
            "label": self.label_zh or t(f"penalty.severity.{self.severity}"),
            "grade": self.grade_zh,
            **self.fine.to_json(),
            "computed": self.is_computed,
            "condition": t.pick(self.condition_zh, self.condition_en),
            "open": words.join(self.conditions, group="condition", t=t),
            "applies": self.applies.value,
            "measures": list(self.measures),
            "level": self.level,
            "not_seen": self.not_seen_zh,
            "source_url": self.source_url,
        }


@dataclass(frozen=True, kw_only=True)
class OutdatedTier:
    """A tier that rests on another version than the one in force, and where its article went."""

    tier: TierItem
    reason: Said
    moved_to: tuple[tuple[str, str], ...]

    def to_json(self, t: Catalogue) -> dict[str, object]:
        """Return the tier, the reason and the new place of its article in the words of `t`."""
        new_law, new_article = self.moved_to[0] if self.moved_to else ("", "")
        return {
            **self.tier.to_json(t),
            "reason": words.noted(self.reason, group="reason", t=t),
            "new_law_id": new_law,
            "new_article": new_article,
            "moved_to": [{"law_id": law, "article": article} for law, article in self.moved_to],
        }


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a question comes to."""

    question: Question
    statutory: tuple[StatutoryItem, ...]
    tiers: tuple[TierItem, ...]
    outdated_tiers: tuple[OutdatedTier, ...]
    general_rules: tuple[StatutoryItem, ...]
    conflicts: tuple[Said, ...]
    path: tuple[Said, ...]
    unknown: tuple[Said, ...]

    def to_json(self, t: Catalogue) -> dict[str, object]:
        """Return the answer as plain values, its sentences in the words of `t`."""
        return {
            "question": _question(self.question),
            "statutory": [item.to_json(t) for item in self.statutory],
            "tiers": [tier.to_json(t) for tier in self.tiers],
            "outdated_tiers": [tier.to_json(t) for tier in self.outdated_tiers],
            "general_rules": [item.to_json(t) for item in self.general_rules],
            "conflicts": [words.noted(item, group="conflict", t=t) for item in self.conflicts],
            "path": [
                {"step": count, **words.noted(item, group="path", t=t)} for count, item in enumerate(self.path, start=1)
            ],
            "unknown": [words.noted(item, group="unknown", t=t) for item in self.unknown],
            "notice": t("penalty.notice"),
        }


def number(value: Decimal | None) -> int | float | None:
    """Return an amount as a JSON number."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _question(question: Question) -> Mapping[str, object]:
    return {
        "violation_id": question.violation_id,
        "region": question.region,
        "act_on": question.act_on,
        "decided_on": question.decided_on,
        "base": question.base.value if question.base else None,
        "amount_cny": number(question.amount),
        "facts": dict(sorted(question.facts.items())),
    }
