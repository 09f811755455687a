"""Read dates of reduced precision (ISO 8601-1, EDTF level 0) as the days they may mean."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last day that a date may mean."""

    first: date
    last: date

    def is_after(self, other: Period) -> bool:
        """Return whether every day of this lies after every day of `other`."""
        return self.first > other.last

    def overlaps(self, other: Period) -> bool:
        """Return whether some day lies in both."""
        return self.first <= other.last and other.first <= self.last


def read_period(text: str) -> Period | None:
    """Return the days of ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; None for anything else."""
    parts = text.split("-")
    if not 1 <= len(parts) <= 3 or not all(part.isdecimal() for part in parts):
        return None
    year, month, day = (int(part) for part in (*parts, "0", "0")[:3])
    try:
        if len(parts) == 1:
            return Period(date(year, 1, 1), date(year, 12, 31))
        if len(parts) == 2:
            return Period(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
        return Period(date(year, month, day), date(year, month, day))
    except ValueError:
        return None


def read_span(start: str, end: str) -> Period:
    """Return the longest span that `start` and `end` may mean; an empty end is open."""
    first, last = read_period(start), read_period(end)
    return Period(first.first if first else date.min, last.last if last else date.max)
