"""Work out when a demonstration zone's construction or validity period ends, where a rule says how long it is.

The rule is 国知发保字〔2022〕27号: two years of construction; recognition is valid for three years, which a zone may
apply to extend. What is worked out here is a date that is due, never a fact: whether a zone passed acceptance is
only what a source says.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from enum import StrEnum

from generator.records import DemonstrationZone

# The stage, the field with the day it began, and its length in years (国知发保字〔2022〕27号).
_PERIODS = {"construction": ("selected_on", 2), "recognised": ("recognised_on", 3)}


class Standing(StrEnum):
    """Where the day of the data stands to a due date; a date that names no day may leave it open."""

    AHEAD = "ahead"
    PAST = "past"
    OPEN = "open"


@dataclass(frozen=True, kw_only=True)
class Due:
    """The last day of a period, as precise as its beginning, and how that stands to the day of the data."""

    on: str
    standing: Standing


def due(zone: DemonstrationZone, *, as_of: str) -> Due | None:
    """Return when the period of the zone's stage ends; None without a rule or a known beginning."""
    if zone.stage not in _PERIODS:
        return None
    field, years = _PERIODS[zone.stage]
    began: str = getattr(zone, field)
    if not began:
        return None
    on = years_later(began, years)
    return Due(on=on, standing=_standing(on, as_of))


def years_later(iso: str, years: int) -> str:
    """Return the date `years` after `iso`, in the same precision: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

    A month without the day ends the period on its own last day (民法典 第二百零二条): two years
    from 29 February end on 28 February.
    """
    year, *rest = iso.split("-")
    later = int(year) + years
    if len(rest) == 2:
        month, day = (int(part) for part in rest)
        rest[1] = f"{min(day, calendar.monthrange(later, month)[1]):02}"
    return "-".join((f"{later:04}", *rest))


def _standing(on: str, as_of: str) -> Standing:
    today = as_of[: len(on)]
    if on == today and len(on) < len(as_of):
        return Standing.OPEN
    return Standing.PAST if on < today else Standing.AHEAD
