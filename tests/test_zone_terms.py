"""When a zone's period is due to end: worked out by hand from the rule of two and three years."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.zone_terms import Due, Standing, due, years_later
from tests.pages.real_site import corpus

ZONE = corpus().zones["zone-330100"]


@pytest.mark.parametrize(
    ("began", "years", "ends"),
    [
        ("2023-04-24", 2, "2025-04-24"),
        ("2024-01-26", 2, "2026-01-26"),
        ("2024-02-29", 2, "2026-02-28"),
        ("2024-02-29", 3, "2027-02-28"),
        ("2024-02-29", 4, "2028-02-29"),
        ("2023-12-31", 3, "2026-12-31"),
        ("2024-02", 2, "2026-02"),
        ("2024", 3, "2027"),
    ],
)
def test_a_period_ends_on_the_same_day_of_a_later_year_or_on_the_last_day_of_its_month(began, years, ends):
    assert years_later(began, years) == ends


@pytest.mark.parametrize(
    ("selected_on", "as_of", "expected"),
    [
        ("2023-04-24", "2025-04-23", Due(on="2025-04-24", standing=Standing.AHEAD)),
        ("2023-04-24", "2025-04-24", Due(on="2025-04-24", standing=Standing.AHEAD)),
        ("2023-04-24", "2025-04-25", Due(on="2025-04-24", standing=Standing.PAST)),
        ("2023-04", "2025-04-30", Due(on="2025-04", standing=Standing.OPEN)),
        ("2023-04", "2025-05-01", Due(on="2025-04", standing=Standing.PAST)),
        ("2023", "2024-12-31", Due(on="2025", standing=Standing.AHEAD)),
        ("2023", "2025-06-01", Due(on="2025", standing=Standing.OPEN)),
        ("", "2026-11-21", None),
    ],
)
def test_construction_is_due_two_years_after_selection_and_its_last_day_is_not_over(selected_on, as_of, expected):
    assert due(replace(ZONE, selected_on=selected_on), as_of=as_of) == expected


def test_recognition_is_valid_for_three_years_from_its_own_day_and_never_from_the_selection():
    recognised = replace(ZONE, stage="recognised")
    assert due(recognised, as_of="2026-11-21") is None
    assert due(replace(recognised, recognised_on="2025-09-30"), as_of="2026-11-21") == Due(
        on="2028-09-30", standing=Standing.AHEAD
    )


def test_a_revoked_zone_has_no_period():
    assert due(replace(ZONE, stage="revoked"), as_of="2026-11-21") is None
