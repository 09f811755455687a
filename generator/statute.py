"""Put a statutory branch or a tier into words and numbers: ranges, thresholds, fines, force.

以上 and 以下 include the figure, 不足 and 超过 do not (Civil Code, article 1259).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from generator import formats
from generator.i18n import Catalogue
from generator.records import Law, PenaltyTier, Provision

STATUTORY_RANGE = "statutory-range"


class Unit(StrEnum):
    """What a figure counts; the values are those of ``fine_unit`` and ``bound_unit``."""

    CNY = "CNY"
    TIMES = "times"
    PERCENT = "percent"
    ITEMS = "items"


class Origin(StrEnum):
    """Who sets a fine: a branch of the statute or a tier of a standard."""

    BRANCH = "branch"
    TIER = "tier"


class Force(StrEnum):
    """Whether a law version applies on a date."""

    NOT_YET = "not-yet"
    IN_FORCE = "in-force"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A range of figures of one unit; a bound that is not set is None."""

    unit: Unit
    low: Decimal | None = None
    low_inclusive: bool = True
    high: Decimal | None = None
    high_inclusive: bool = True

    @property
    def is_point(self) -> bool:
        """Tell whether the range is one single figure."""
        return self.low is not None and self.low == self.high

    @property
    def starts_at_zero(self) -> bool:
        """Tell whether the lower bound says no more than that amounts are not negative."""
        return self.low is None or (self.low == 0 and self.low_inclusive)


@dataclass(frozen=True, kw_only=True, slots=True)
class Fine:
    """What a branch or a tier says about the fine: its basis, what it is a share of, its range and cap."""

    origin: Origin
    basis: str
    of: str = ""
    span: Span | None = None
    cap_cny: Decimal | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Threshold:
    """The amount that decides whether a branch or a tier applies; `basis` is what is counted."""

    basis: str
    span: Span | None = None
    includes_none: bool = False
    includes_incalculable: bool = False


def provision_fine(row: Provision) -> Fine:
    """Return the fine of a statutory branch; statutory bounds always include their figures."""
    bounds = {
        "fixed": (Unit.CNY, row.fine_min_cny, row.fine_max_cny),
        "multiple": (Unit.TIMES, row.fine_min_multiple, row.fine_max_multiple),
        "percent": (Unit.PERCENT, row.fine_min_percent, row.fine_max_percent),
    }.get(row.fine_basis)
    span = None
    if bounds and bounds[1:] != (None, None):
        span = Span(unit=bounds[0], low=bounds[1], high=bounds[2])
    return Fine(origin=Origin.BRANCH, basis=row.fine_basis, of=row.fine_of, span=span, cap_cny=row.cap_cny)


def tier_fine(row: PenaltyTier) -> Fine:
    """Return the fine of a tier."""
    span = None
    if row.fine_unit:
        span = Span(
            unit=Unit(row.fine_unit),
            low=row.fine_min,
            low_inclusive=row.fine_min_inclusive is not False,
            high=row.fine_max,
            high_inclusive=row.fine_max_inclusive is not False,
        )
    return Fine(origin=Origin.TIER, basis=row.fine_basis, of=row.fine_of, span=span)


def provision_threshold(row: Provision) -> Threshold | None:
    """Return the amount on which a statutory branch turns; None where it turns on none."""
    if not row.threshold_basis:
        return None
    span = Span(
        unit=Unit.CNY,
        low=row.threshold_from_cny,
        low_inclusive=row.threshold_from_inclusive is not False,
        high=row.threshold_to_cny,
        high_inclusive=row.threshold_to_inclusive is not False,
    )
    return Threshold(
        basis=row.threshold_basis,
        span=None if span.low is None and span.high is None else span,
        includes_none=row.includes_none is True,
        includes_incalculable=row.includes_incalculable is True,
    )


def tier_threshold(row: PenaltyTier) -> Threshold:
    """Return what a tier is cut by; under ``factors`` the bounds only name the statutory branch and are left out."""
    if row.base in {"factors", "none"} or not row.bound_unit:
        return Threshold(basis=row.base)
    span = Span(
        unit=Unit(row.bound_unit),
        low=row.from_value,
        low_inclusive=row.from_inclusive is not False,
        high=row.to_value,
        high_inclusive=row.to_inclusive is not False,
    )
    return Threshold(basis=row.base, span=span)


def figure_words(figure: Decimal, *, unit: Unit, t: Catalogue) -> str:
    """Return one figure with its unit: ``5万元``, ``3倍``, ``20%``, ``300件``."""
    if unit is Unit.CNY:
        return formats.money(figure, t.lang)
    if unit is Unit.PERCENT:
        return formats.percent(figure)
    key = f"statute.{unit}_one" if figure == 1 else f"statute.{unit}"
    return t(key, n=formats.plain(figure))


def span_words(span: Span, *, t: Catalogue, of: str = "") -> str:
    """Return a range so that each boundary is clear: ``5万元以上不足10万元``; '' for a range without bounds.

    `of` is the name of what percentages and multiples are a share of.
    """
    low = None if span.starts_at_zero and span.high is not None else span.low
    if low is None and span.high is None:
        return ""
    is_share = bool(of) and span.unit in {Unit.TIMES, Unit.PERCENT}

    def words(figure: Decimal | None, *, first: bool, last: bool) -> str:
        if figure is None:
            return ""
        text = figure_words(figure, unit=span.unit, t=t)
        if is_share and first:
            text = t(f"statute.first_{span.unit}", figure=text, of=of)
        if is_share and last:
            text = t(f"statute.last_{span.unit}", figure=text, of=of)
        return text

    if span.is_point:
        return t("statute.exactly", a=words(span.low, first=True, last=True))
    start = "" if low is None else ("from" if span.low_inclusive else "over")
    end = "" if span.high is None else ("to" if span.high_inclusive else "under")
    return t(
        "statute." + "_".join(part for part in (start, end) if part),
        a=words(low, first=True, last=not end),
        b=words(span.high, first=not start, last=True),
    )


def fine_words(fine: Fine, *, t: Catalogue) -> str:
    """Return the fine of a branch or a tier in words, its double cap included."""
    if fine.basis == "none":
        return t(f"statute.no_fine_{fine.origin}")
    words = ""
    if fine.span is not None:
        is_place = fine.of == STATUTORY_RANGE
        words = span_words(fine.span, t=t, of="" if is_place or not fine.of else t.code("fine_of", fine.of))
        if words and is_place:
            words = t("statute.place_in_range", range=words)
    if not words:
        return t(f"statute.no_figure_{fine.origin}")
    if fine.cap_cny is not None:
        return t("statute.capped", range=words, cap=formats.money(fine.cap_cny, t.lang))
    return words


def threshold_words(threshold: Threshold, *, t: Catalogue) -> str:
    """Return what an amount must be for a branch or tier to apply: ``没有违法经营额，或者违法经营额不足5万元``."""
    base = t(f"statute.base_{threshold.basis}")
    if threshold.basis in {"factors", "none"}:
        return base
    parts = []
    if threshold.includes_none:
        parts.append(t("statute.none_of", base=base))
    if threshold.includes_incalculable:
        parts.append(t("statute.incalculable", base=base))
    span = threshold.span
    if span is not None and span.high == 0:
        parts = parts or [t("statute.none_of", base=base)]
    elif span is not None and span.low == 0 and not span.low_inclusive and span.high is None:
        parts.append(t("statute.some_of", base=base))
    elif span is not None:
        parts.append(t("statute.amount", base=base, range=span_words(span, t=t)))
    text = t("statute.or").join(parts) or base
    return text[:1].upper() + text[1:]


def force_on(law: Law, *, as_of: str) -> Force:
    """Return whether `law` applies on the ISO date `as_of`.

    A start known only to the month or year counts as reached when that month or year begins,
    an end as passed when it is over.
    """
    if law.effective_to and as_of[: len(law.effective_to)] > law.effective_to:
        return Force.EXPIRED
    if not law.effective_from:
        return Force.UNKNOWN
    return Force.NOT_YET if as_of < law.effective_from else Force.IN_FORCE


def family_name(law: Law, *, t: Catalogue) -> str:
    """Return the short name of a law without its version: 商标法 / Trademark Law."""
    return law.short_zh.partition("（")[0] if t.lang == "zh" else law.short_en.partition(" (")[0]


def article_order(number: str) -> tuple[tuple[int, str], ...]:
    """Return a sort key that puts articles, paragraphs and items in the order of the statute."""
    parts = re.split(r"[(\[]", number.replace(")", "").replace("]", ""))
    keys = []
    for part in parts:
        digits = "".join(mark for mark in part if mark.isdigit())
        keys.append((int(digits) if digits else 0, part))
    return tuple(keys)
