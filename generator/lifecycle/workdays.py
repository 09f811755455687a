"""Count working days by the State Council's calendar, and say when that calendar is not known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from generator.lifecycle.clock import full_date
from generator.lifecycle.tables import rows_of
from generator.packages import Package


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """The last working day of a limit; `is_certain` is false when a year without a known calendar was counted."""

    on: date
    is_certain: bool


@dataclass(frozen=True, kw_only=True)
class Workdays:
    """The weekdays off, the weekend days worked, and the years whose calendar is known."""

    off: frozenset[date]
    worked: frozenset[date]
    years: frozenset[int]

    def after(self, day: date, count: int) -> Deadline:
        """Return the working day that is `count` working days after `day`, which is not counted itself.

        Source: 行政处罚法 第八十五条 (limits of 2, 3, 5 and 7 days are working days).
        """
        is_certain = True
        while count:
            day += timedelta(days=1)
            is_certain = is_certain and day.year in self.years
            count -= self._is_worked(day)
        return Deadline(on=day, is_certain=is_certain)

    def _is_worked(self, day: date) -> bool:
        return day in self.worked or (day.weekday() < 5 and day not in self.off)


def workdays(packages: Iterable[Package]) -> Workdays:
    """Return the calendar in the reference table ``holiday-adjustments``."""
    days = [(full_date(row["falls_on"]), row["day_kind"]) for _, row in rows_of(packages, "holiday-adjustments")]
    off, worked = (frozenset(day for day, kind in days if day and kind == wanted) for wanted in ("off", "working"))
    return Workdays(off=off, worked=worked, years=frozenset(day.year for day in off | worked))
