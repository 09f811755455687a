"""Work out until when a case may stay public, with the rule, its version and its article.

A rule set says from which date the period runs; how many months it lasts stands in the reference
table ``credit-classes``. What no source shows (the start under the SAMR measures of 2025) is not
guessed: the end is then known only where the agency states it.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from generator.lifecycle.tables import Values, rows_of
from generator.packages import Package


@dataclass(frozen=True, kw_only=True)
class RuleSet:
    """A rule on publication periods: its law version and article, and the field that the period runs from ('' unseen).

    `is_minor_published` tells whether minor information is published at all in principle.
    """

    law_id: str
    article: str
    start: str
    is_minor_published: bool


RULE_SETS: Mapping[str, RuleSet] = {
    "samr45": RuleSet(
        law_id="samr-penalty-publicity-2021", article="13", start="published_on", is_minor_published=True
    ),
    "samr107": RuleSet(law_id="samr-credit-restoration-2025", article="", start="", is_minor_published=False),
    "ndrc36": RuleSet(law_id="ndrc-credit-repair-2025", article="", start="decided_on", is_minor_published=False),
}


@dataclass(frozen=True, kw_only=True)
class Term:
    """The shortest and the longest time of publication in months; None where the source does not say."""

    least: int | None
    most: int | None


Terms = Mapping[tuple[str, str], Term]


@dataclass(frozen=True, kw_only=True)
class Clock:
    """The publication period of a case: `until` is its last day, None where it is not known.

    `law_id` and `article` are the rule's ('' without one); `is_stated` tells that the agency itself gave the day.
    """

    until: date | None
    law_id: str
    article: str
    is_stated: bool

    def is_over(self, today: date) -> bool:
        """Tell whether the last day has passed."""
        return self.until is not None and self.until < today


def terms(packages: Iterable[Package]) -> Terms:
    """Return the terms of the rules in force by law version and severity; drafts do not count."""

    def months(text: str) -> int | None:
        return int(text) if text.isascii() and text.isdecimal() else None

    return {
        (row["law_id"], row["severity"]): Term(
            least=months(row["min_publicity_months"]), most=months(row["max_publicity_months"])
        )
        for _, row in rows_of(packages, "credit-classes")
        if row["text_status"] == "final"
    }


def clock(case: Values, terms: Terms) -> Clock | None:
    """Return the publication period of a row of ``typical-cases``; None where none is stated.

    The end is the one that the rule gives, or the stated one where that is earlier.
    """
    stated = full_date(case["public_until"])
    if not case["rule_set"]:
        return Clock(until=stated, law_id="", article="", is_stated=True) if stated else None
    rule = RULE_SETS[case["rule_set"]]
    start = full_date(case[rule.start]) if rule.start else None
    term = terms.get((rule.law_id, case["severity"]))
    computed = months_later(start, term.most) if start and term and term.most is not None else None
    ends = [end for end in (stated, computed) if end]
    until = min(ends, default=None)
    return Clock(until=until, law_id=rule.law_id, article=rule.article, is_stated=until is not None and until == stated)


def months_later(day: date, months: int) -> date:
    """Return the last day of a period of `months` that runs from `day` (民法典 第二百零二条).

    A month without the day ends the period on its own last day.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def full_date(text: str) -> date | None:
    """Return ``YYYY-MM-DD`` as a date; None for what is empty, less precise, in no calendar or past all reckoning."""
    try:
        day = date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
    # A slip such as 9999 leaves no room for the end of a period.
    return day if day and day.year < 3000 else None


def day_after(day: date) -> date:
    """Return the next day: the first on which what is public until `day` is not."""
    return day + timedelta(days=1)
