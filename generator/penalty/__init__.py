"""Answer what a violation faces: which law, which range, which tier, on which day (see docs/penalty-rules.md)."""

from __future__ import annotations

from generator.penalty.answer import Answer, Applies, Milder, Regime, StatutoryItem, TierItem
from generator.penalty.checking import QuestionError
from generator.penalty.engine import ask
from generator.penalty.question import Base, Question

__all__ = [
    "Answer",
    "Applies",
    "Base",
    "Milder",
    "Question",
    "QuestionError",
    "Regime",
    "StatutoryItem",
    "TierItem",
    "ask",
]
