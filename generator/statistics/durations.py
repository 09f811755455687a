"""Measure the days from filing to decision, where a case states both to the day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from generator.corpus import Case
from generator.statistics.tallies import Part

_DAY = len("2026-11-21")
LIMIT = 90
# Administrative Penalty Law (2021), art 60: ninety days from filing, in force since this day.
LIMIT_SINCE = "2021-07-15"
BINS = ((0, 30), (31, 60), (61, 90), (91, 180), (181, 365), (366, None))


class Duration(NamedTuple):
    """One case with both days; `days` does not count the day of filing (Civil Code, art 201)."""

    case: Case
    days: int


class Bin(NamedTuple):
    """How many cases took from `first` to `last` days, both included; None is without end."""

    first: int
    last: int | None
    n: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Durations:
    """Every measured case, the latest decision first; `rough` states both dates, but not to the day.

    `within` counts the penalty decisions since the limit applies: those of at most 90 days, of all.
    """

    measured: tuple[Duration, ...]
    rough: int
    total: int
    bins: tuple[Bin, ...]
    within: Part

    def quantile(self, share: Decimal) -> Decimal | None:
        """Return the `share` quantile in days, neighbours interpolated linearly; None without a case."""
        days = sorted(one.days for one in self.measured)
        if not days:
            return None
        place = share * (len(days) - 1)
        below = int(place)
        above = min(below + 1, len(days) - 1)
        return days[below] + (place - below) * (days[above] - days[below])


def durations(cases: Collection[Case]) -> Durations:
    """Measure `cases`."""
    both = [case for case in cases if case.row.filed_on and case.row.decided_on]
    measured = [
        Duration(case, (date.fromisoformat(case.row.decided_on) - date.fromisoformat(case.row.filed_on)).days)
        for case in both
        if len(case.row.filed_on) == len(case.row.decided_on) == _DAY
    ]
    measured.sort(key=lambda one: (one.case.row.decided_on, one.case.row.case_id), reverse=True)
    limited = [
        one for one in measured if one.case.row.procedure == "penalty" and one.case.row.decided_on >= LIMIT_SINCE
    ]
    return Durations(
        measured=tuple(measured),
        rough=len(both) - len(measured),
        total=len(cases),
        bins=tuple(
            Bin(first, last, sum(first <= one.days and (last is None or one.days <= last) for one in measured))
            for first, last in BINS
        ),
        within=Part("", sum(one.days <= LIMIT for one in limited), len(limited)),
    )
