"""Working days: weekends, holidays and make-up days of the State Council's notice for 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from generator.lifecycle.workdays import workdays
from generator.packages import read_packages
from tests.lifecycle.support import SCHEMAS
from tests.pages.real_site import ROOT

CALENDAR = workdays(read_packages(ROOT / "datasets", schemas=SCHEMAS).packages)


# By hand from the notice: 15 to 23 February off, 14 and 28 February (Saturdays) worked; 1 to 7 October off,
# 20 September (Sunday) and 10 October (Saturday) worked.
@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        ("2026-11-18", 3, "2026-11-23"),
        ("2026-02-13", 3, "2026-02-25"),
        ("2026-02-26", 2, "2026-02-28"),
        ("2026-09-30", 3, "2026-10-10"),
        ("2026-09-18", 1, "2026-09-20"),
        ("2026-11-20", 7, "2026-12-01"),
    ],
)
def test_a_limit_ends_on_a_working_day_of_the_calendar(start, days, last):
    found = CALENDAR.after(date.fromisoformat(start), days)
    assert (found.on, found.is_certain) == (date.fromisoformat(last), True)


def test_a_year_without_a_notice_counts_weekdays_and_says_so():
    found = CALENDAR.after(date(2026, 12, 31), 1)
    assert (found.on, found.is_certain) == (date(2027, 1, 1), False)


def test_2026_has_the_days_of_the_notice():
    # 365 days less 104 weekend days, less 19 weekdays off, with 6 weekend days worked.
    year = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    worked = [day for day in year if CALENDAR.after(day - timedelta(days=1), 1).on == day]
    assert len(worked) == 365 - 104 - 19 + 6
