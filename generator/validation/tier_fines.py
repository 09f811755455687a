"""Check the fines of a tier against the statute that it refines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.errors import Problem
from generator.validation.dataset import Dataset, Record, grouped
from generator.validation.numbers import plain, read_number

# unit of a fine → the provision's columns of its minimum and maximum
_RANGE_FIELDS = {
    "CNY": ("fine_min_cny", "fine_max_cny"),
    "times": ("fine_min_multiple", "fine_max_multiple"),
    "percent": ("fine_min_percent", "fine_max_percent"),
}

# Cut points as shares of the statutory range (R73, R74): severity → (start, end), None where open.
_METHODS: Mapping[str, Mapping[str, tuple[str | None, str | None]]] = {
    "range-30-70": {"light": ("0", "0.3"), "ordinary": ("0.3", "0.7"), "heavy": ("0.7", "1")},
    "range-40-60": {"light": ("0", "0.4"), "ordinary": ("0.4", "0.6"), "heavy": ("0.6", "1")},
    "cap-20-40-60": {"light": (None, "0.2"), "ordinary": ("0.4", "0.6"), "heavy": (None, "1")},
}


@dataclass(frozen=True, kw_only=True)
class _Range:
    """What a statute allows in one unit; `minimum` is 0 where the statute names none."""

    minimum: Decimal
    maximum: Decimal


def check_statute(dataset: Dataset) -> Iterator[Problem]:
    """Yield fines above the statutory maximum, or below the minimum without being mitigated (行政处罚法 第三十四条)."""
    for record in dataset.records["penalty-tiers"]:
        if record["fine_of"] == "statutory-range":
            yield from _outside(record, _Range(minimum=Decimal(0), maximum=Decimal(100)), law=None)
            continue
        provisions = _provisions(dataset, record)
        ranges = [found for provision in provisions if (found := _range(provision, record["fine_unit"]))]
        if ranges:
            widest = _Range(
                minimum=min(found.minimum for found in ranges), maximum=max(found.maximum for found in ranges)
            )
            yield from _outside(record, widest, law=dataset.get("laws", provisions[0]["law_id"]))
        elif record["fine_max"] and any(provision["fine_basis"] != "unspecified" for provision in provisions):
            yield record.warning("fine-basis-differs", "fine_basis", statute_basis=provisions[0]["fine_basis"])


def check_method(dataset: Dataset) -> Iterator[Problem]:
    """Yield cut points that differ from the arithmetic which the standard declares (R73, R74)."""
    for (standard_id, provision_id, severity), tiers in grouped(
        dataset.records["penalty-tiers"], "standard_id", "provision_id", "severity"
    ).items():
        standard = dataset.get("penalty-standards", standard_id)
        cuts = _METHODS.get(standard["tier_method"], {}).get(severity) if standard else None
        if standard is None or cuts is None:
            continue
        for record in tiers:
            statutory = _method_range(dataset, record, provision_id)
            if statutory is not None:
                yield from _off_cut(record, statutory, cuts, method=standard["tier_method"])


def _method_range(dataset: Dataset, record: Record, provision_id: str) -> _Range | None:
    if record["fine_of"] == "statutory-range":
        return _Range(minimum=Decimal(0), maximum=Decimal(100))
    provision = dataset.get("provisions", provision_id)
    return _range(provision, record["fine_unit"]) if provision else None


def _off_cut(
    record: Record, statutory: _Range, cuts: tuple[str | None, str | None], *, method: str
) -> Iterator[Problem]:
    for field, cut in zip(("fine_min", "fine_max"), cuts, strict=True):
        stated = read_number(record[field])
        if stated is None or cut is None:
            continue
        expected = statutory.minimum + Decimal(cut) * (statutory.maximum - statutory.minimum)
        if stated != expected:
            yield record.error("tier-arithmetic", field, method=method, expected=plain(expected))


def _provisions(dataset: Dataset, tier: Record) -> tuple[Record, ...]:
    if provision := dataset.get("provisions", tier["provision_id"]):
        return (provision,)
    return tuple(
        provision
        for provision in dataset.records["provisions"]
        if provision["law_id"] == tier["law_id"]
        and provision["violation_id"] == tier["violation_id"]
        and provision["article"] == tier["article"]
    )


def _range(provision: Record, unit: str) -> _Range | None:
    if unit not in _RANGE_FIELDS:
        return None
    low, high = _RANGE_FIELDS[unit]
    maximum = read_number(provision[high])
    if maximum is None and unit == "CNY":
        maximum = read_number(provision["cap_cny"])
    if maximum is None:
        return None
    return _Range(minimum=read_number(provision[low]) or Decimal(0), maximum=maximum)


def _outside(record: Record, statutory: _Range, *, law: Record | None) -> Iterator[Problem]:
    unit = record["fine_unit"]
    params = {
        "law_zh": f"《{law['short_zh']}》" if law else "",
        "law_en": law["short_en"] if law else "",
        "statute_article": record["article"],
    }
    top, bottom = read_number(record["fine_max"]), read_number(record["fine_min"])
    for field, value in (("fine_max", top), ("fine_min", bottom)):
        if value is not None and value > statutory.maximum:
            maximum = f"{plain(statutory.maximum)} {unit}"
            yield record.error(
                "tier-above-statute", field, found_amount=f"{plain(value)} {unit}", maximum_amount=maximum, **params
            )
            return
    lowest = bottom if bottom is not None else top
    if lowest is not None and lowest < statutory.minimum and record["severity"] in ("light", "ordinary", "heavy"):
        field = "fine_min" if bottom is not None else "fine_max"
        minimum = f"{plain(statutory.minimum)} {unit}"
        yield record.error(
            "tier-below-statute", field, found_amount=f"{plain(lowest)} {unit}", minimum_amount=minimum, **params
        )
