"""Refuse a question that cannot be understood, and suggest what may have been meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches

from generator.corpus import Corpus
from generator.errors import UsageError
from generator.penalty.question import SUBJECT, SUBJECTS, Question

# A hundred billion CNY: beyond it a typing error is likelier than a case, and JSON numbers stay exact.
LARGEST = Decimal(100_000_000_000)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """Something that may have been meant: its id or value, and its name where it has one."""

    value: str
    name_zh: str = ""
    name_en: str = ""


class QuestionError(UsageError):
    """Base of every reason why a question cannot be answered; `code` names the sentence in the catalogues."""

    code = ""

    def __init__(self, value: str, suggestions: tuple[Suggestion, ...] = ()) -> None:
        """Keep the `value` that was refused and what may have been meant."""
        self.value = value
        self.suggestions = suggestions
        near = ", ".join(suggestion.value for suggestion in suggestions)
        super().__init__(f"{self.code}: {value!r}" + (f" (did you mean {near}?)" if near else ""))


class UnknownViolationError(QuestionError):
    """Raised for a violation that is not in the vocabulary."""

    code = "unknown-violation"


class UnknownRegionError(QuestionError):
    """Raised for a code that is no region of the data."""

    code = "unknown-region"


class BadDateError(QuestionError):
    """Raised for a date that is no ISO day."""

    code = "bad-date"


class DecisionBeforeActError(QuestionError):
    """Raised for a decision dated before the act."""

    code = "decision-before-act"


class BadAmountError(QuestionError):
    """Raised for an amount that is no sum of money: negative, too large, finer than a fen, not a number."""

    code = "bad-amount"


class AmountWithoutBaseError(QuestionError):
    """Raised for an amount that does not say what it counts."""

    code = "amount-without-base"


class UnknownFactError(QuestionError):
    """Raised for a circumstance that no provision knows."""

    code = "unknown-fact"


class BadFactError(QuestionError):
    """Raised for a value that a fact cannot have."""

    code = "bad-fact"


def check(corpus: Corpus, question: Question) -> None:
    """Raise a QuestionError for the first part of `question` that cannot be understood."""
    if question.violation_id not in corpus.violations:
        raise UnknownViolationError(question.violation_id, _violations(corpus, question.violation_id))
    if question.region not in corpus.jurisdictions:
        raise UnknownRegionError(question.region, _regions(corpus, question.region))
    for day in (question.act_on, *([question.decided_on] if question.decided_on else [])):
        _check_day(day)
    if question.decided_on and question.decided_on < question.act_on:
        raise DecisionBeforeActError(question.decided_on, (Suggestion(value=question.act_on),))
    if question.amount is not None:
        _check_amount(question.amount)
        if question.base is None:
            raise AmountWithoutBaseError(str(question.amount))
    _check_facts(corpus, question)


def circumstances(corpus: Corpus) -> tuple[str, ...]:
    """Return the circumstances that some provision names: what a fact may be about."""
    return tuple(sorted({item.row.circumstance for item in corpus.liabilities.values() if item.row.circumstance}))


def _check_day(text: str) -> None:
    if not _DAY.fullmatch(text):
        raise BadDateError(text)
    try:
        date.fromisoformat(text)
    except ValueError:
        raise BadDateError(text) from None


def _check_amount(amount: Decimal) -> None:
    if not amount.is_finite() or not 0 <= amount < LARGEST or amount != amount.quantize(Decimal("0.01")):
        raise BadAmountError(f"{amount:f}")


def _check_facts(corpus: Corpus, question: Question) -> None:
    known = circumstances(corpus)
    for key, value in question.facts.items():
        allowed = SUBJECTS if key == SUBJECT else ("true", "false")
        if key != SUBJECT and key not in known:
            raise UnknownFactError(key, _near(key, ((code, (code,)) for code in (*known, SUBJECT)), _plain))
        if value not in allowed:
            raise BadFactError(f"{key}={value}", tuple(Suggestion(value=f"{key}={one}") for one in allowed))


def _violations(corpus: Corpus, text: str) -> tuple[Suggestion, ...]:
    def name(code: str) -> Suggestion:
        row = corpus.violations[code]
        return Suggestion(value=code, name_zh=row.name_zh, name_en=row.name_en)

    named = (
        (code, (code, row.name_zh, row.name_en, *row.lay_terms_zh.split("、"), *row.lay_terms_en.split(", ")))
        for code, row in corpus.violations.items()
    )
    return _near(text, named, name)


def _regions(corpus: Corpus, text: str) -> tuple[Suggestion, ...]:
    def name(code: str) -> Suggestion:
        row = corpus.jurisdictions[code]
        return Suggestion(value=code, name_zh=row.name_zh, name_en=row.name_en)

    named = ((code, (code, row.name_zh, row.short_zh, row.name_en)) for code, row in corpus.jurisdictions.items())
    return _near(text, named, name)


def _plain(value: str) -> Suggestion:
    return Suggestion(value=value)


def _near(
    text: str, named: Iterable[tuple[str, tuple[str, ...]]], make: Callable[[str], Suggestion]
) -> tuple[Suggestion, ...]:
    """Return the ids whose id or names contain `text` or look like it, best first."""
    wanted = text.strip().casefold()
    owners: dict[str, list[str]] = {}
    for value, names in named:
        for name in names:
            if name:
                owners.setdefault(name.casefold(), []).append(value)
    inside = [name for name in owners if len(wanted) > 1 and wanted in name]
    alike = get_close_matches(wanted, owners, n=_SHOWN, cutoff=0.6)
    exact = [wanted] if wanted in owners else []
    found = dict.fromkeys(value for name in (*exact, *sorted(inside, key=len), *alike) for value in owners[name])
    return tuple(make(value) for value in tuple(found)[:_SHOWN])
