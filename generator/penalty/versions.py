"""Say which version of a law is in force on a day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.records import Law


class Ground(StrEnum):
    """Why a version is taken as in force."""

    DATED = "dated"
    IMPRECISE = "imprecise"
    START_UNKNOWN = "start-unknown"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The version of one law on a day; `law` is None where no version of that day is held.

    `later` is the next version after `law` that the data hold, whenever it takes effect.
    """

    family: tuple[Law, ...]
    law: Law | None
    ground: Ground
    later: Law | None = None


def standing(family: tuple[Law, ...], *, on: str) -> Standing:
    """Return the version of `family` in force on the ISO day `on`, both its first and last day included.

    A version whose first day is unknown is taken as in force from its adoption, unless a later version
    had begun. A first day known only to the month or year counts as reached when that begins.
    """
    ordered = sorted(family, key=begins)
    begun = [law for law in ordered if _has_begun(law, on)]
    law = begun[-1] if begun else None
    if law is None or _has_ended(law, on):
        return Standing(family=tuple(ordered), law=None, ground=Ground.NONE)
    later = next((one for one in ordered if begins(one) > begins(law)), None)
    return Standing(family=tuple(ordered), law=law, ground=_ground(law, on), later=later)


def begins(law: Law) -> str:
    """Return the day that puts the versions of a law in order: the first day in force, else adoption."""
    return law.effective_from or law.version


def _has_begun(law: Law, on: str) -> bool:
    # A text cannot bind before it was adopted, so adoption bounds an unknown first day.
    start = begins(law)
    return on[: len(start)] >= start


def _has_ended(law: Law, on: str) -> bool:
    return bool(law.effective_to) and on[: len(law.effective_to)] > law.effective_to


def _ground(law: Law, on: str) -> Ground:
    if not law.effective_from:
        return Ground.START_UNKNOWN
    if len(law.effective_from) < len(on) and on.startswith(law.effective_from):
        return Ground.IMPRECISE
    return Ground.DATED
