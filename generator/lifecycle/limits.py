"""Say how long an agency has to withdraw, correct or take down a record, from which day and by which rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.lifecycle.clock import full_date
from generator.lifecycle.tables import Values

# 市场监督管理信用修复管理办法 shortened the limit from 15 to 7 working days.
_REPAIR_SINCE = date(2025, 12, 25)


@dataclass(frozen=True, kw_only=True)
class Limit:
    """So many working days from `start`, by the rule whose words stand under ``due.rule.<rule>``."""

    days: int
    start: date
    rule: str


def ending_limit(ended: Values) -> Limit | None:
    """Return the limit for a row of ``ended-records``; None where no rule sets one or its start is not known."""
    start = full_date(ended["required_on"])
    if start is None:
        return None
    if ended["reason"].startswith("withdrawn-"):
        return Limit(days=3, start=start, rule="withdrawal")
    if ended["reason"] == "credit-repaired":
        return Limit(days=7 if start >= _REPAIR_SINCE else 15, start=start, rule="repair")
    return None


def correction_limit(correction: Values) -> Limit | None:
    """Return the limit for a row of ``corrections``: nationally "promptly", five days where a local rule was seen."""
    start = full_date(correction["received_on"])
    return Limit(days=5, start=start, rule="correction") if start else None
