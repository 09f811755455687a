"""Check the bands of a standard: ordered, disjoint, without gaps, with owned boundaries."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal

from generator.errors import Problem
from generator.validation.dataset import Dataset, Record, grouped
from generator.validation.numbers import plain, read_number

_MONEY_BASES = frozenset({"illegal-turnover", "illegal-gains", "goods-value"})
_UNIT_OF_BASIS = {"fixed": "CNY", "multiple": "times", "percent": "percent", "none": ""}
_BANDED = _MONEY_BASES | {"count"}
_GROUP = ("standard_id", "violation_id", "law_id", "article", "grade_zh", "base")


def check_bounds(dataset: Dataset) -> Iterator[Problem]:
    """Yield bounds that are turned round or whose ownership is not said (R75)."""
    for record in dataset.records["penalty-tiers"]:
        for low, high, code in (
            ("from_value", "to_value", "tier-bounds-order"),
            ("fine_min", "fine_max", "fine-order"),
        ):
            lower, upper = read_number(record[low]), read_number(record[high])
            if (
                lower is not None
                and upper is not None
                and (lower > upper or (lower == upper and _is_void(record, low)))
            ):
                yield record.error(code, high, lower_field=low, lower=record[low])
        for field in ("from", "to"):
            if record[f"{field}_value"] and not record[f"{field}_inclusive"]:
                yield record.warning("boundary-unowned", f"{field}_inclusive", figure=record[f"{field}_value"])


def check_units(dataset: Dataset) -> Iterator[Problem]:
    """Yield units that do not belong to the basis, and two units in one comparison."""
    for record in dataset.records["penalty-tiers"]:
        if record["bound_unit"] and record["base"] in _BANDED:
            expected = "items" if record["base"] == "count" else "CNY"
            if record["bound_unit"] != expected:
                yield record.error("bound-unit", "bound_unit", base=record["base"], expected=expected)
        unit = _UNIT_OF_BASIS.get(record["fine_basis"])
        if unit is not None and record["fine_unit"] != unit and (record["fine_unit"] or record["fine_max"]):
            yield record.error("fine-unit", "fine_unit", basis=record["fine_basis"], expected=unit)
        if record["severity"] == "no-penalty" and (record["fine_min"] or record["fine_max"]):
            yield record.error("fine-without-penalty", "fine_max" if record["fine_max"] else "fine_min")
    branches = grouped(dataset.records["penalty-tiers"], "standard_id", "provision_id", "base")
    for (_, provision, _), tiers in branches.items():
        units = sorted({tier["fine_unit"] for tier in tiers if tier["fine_unit"]})
        if provision and len(units) > 1:
            other = next(tier for tier in tiers if tier["fine_unit"] not in ("", tiers[0]["fine_unit"]))
            yield other.warning("units-mixed", "fine_unit", units="、".join(units))


def check_bands(dataset: Dataset) -> Iterator[Problem]:
    """Yield bands of one comparison that overlap, leave a gap, or fall as the amount rises."""
    for tiers in grouped(dataset.records["penalty-tiers"], *_GROUP).values():
        banded = [tier for tier in tiers if tier["base"] in _BANDED and (tier["from_value"] or tier["to_value"])]
        if any(_from(tier) >= _to(tier) for tier in banded):
            # A band turned round was reported with its bounds; beside it nothing can be ordered.
            continue
        bands = sorted(banded, key=lambda tier: (_from(tier), _to(tier)))
        standard = dataset.get("penalty-standards", tiers[0]["standard_id"])
        is_complete = standard is not None and standard["claims_complete"] == "true"
        for before, after in itertools.pairwise(bands):
            # Equal bands are told apart by their other conditions.
            if (_from(before), _to(before)) != (_from(after), _to(after)):
                yield from _neighbours(before, after, is_complete=is_complete)


def _neighbours(before: Record, after: Record, *, is_complete: bool) -> Iterator[Problem]:
    top, bottom = _to(before), _from(after)
    params = {"other_path": before.place, "figure": plain(bottom)}
    if top > bottom:
        yield after.error("tiers-overlap", "from_value", other_top=plain(top) if top.is_finite() else "∞", **params)
    elif top < bottom and is_complete:
        yield after.error("tiers-gap", "from_value", other_top=plain(top), **params)
    elif top == bottom:
        owners = [before["to_inclusive"], after["from_inclusive"]]
        if owners == ["true", "true"]:
            if "以下" in before["condition_zh"] and "以上" in after["condition_zh"]:
                yield after.warning("boundary-shared", "from_value", **params)
            else:
                yield after.error("tiers-overlap", "from_value", other_top=plain(top), **params)
        elif owners == ["false", "false"]:
            problem = after.error if is_complete else after.warning
            yield problem("boundary-orphan", "from_value", **params)
    yield from _falling(before, after)


def _falling(before: Record, after: Record) -> Iterator[Problem]:
    lower, upper = read_number(after["fine_max"]), read_number(before["fine_max"])
    if before["fine_unit"] == after["fine_unit"] and lower is not None and upper is not None and lower < upper:
        yield after.warning("tiers-fall", "fine_max", other_path=before.place, other_maximum=before["fine_max"])


def _from(tier: Record) -> Decimal:
    return read_number(tier["from_value"]) or Decimal(0)


def _to(tier: Record) -> Decimal:
    value = read_number(tier["to_value"])
    return Decimal("Infinity") if value is None else value


def _is_void(record: Record, low: str) -> bool:
    stem = low.removesuffix("_value")
    ends = {"from": ("from_inclusive", "to_inclusive"), "fine_min": ("fine_min_inclusive", "fine_max_inclusive")}[stem]
    return any(record[end] == "false" for end in ends)
