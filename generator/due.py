"""List what must leave, be mended or be looked at again, each with its day and its rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from generator import zone_terms
from generator.lifecycle.clock import clock, day_after, full_date, months_later, terms
from generator.lifecycle.ended import CASES, KEYS
from generator.lifecycle.limits import Limit, correction_limit, ending_limit
from generator.lifecycle.tables import rows_of
from generator.lifecycle.workdays import Workdays, workdays
from generator.packages import DESCRIPTOR, Package
from generator.records import DemonstrationZone, parse_rows

# How many months may pass between two checks of a package; what is published irregularly has no rhythm.
_MONTHS: Mapping[str, int] = {"monthly": 1, "quarterly": 3, "half-yearly": 6, "annual": 12}


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing to do by `on`: `kind` names it, `rule` its ground, `law_id` and `article` the law where there is one.

    `path` is the file and `record_id` the record ('' for a whole package). `is_certain` is false where
    working days were counted in a year whose calendar is not known.
    """

    on: date
    kind: str
    path: str
    record_id: str
    rule: str
    law_id: str = ""
    article: str = ""
    is_certain: bool = True


def due(packages: tuple[Package, ...], *, on: date) -> tuple[Item, ...]:
    """Return everything in validated `packages` that is due by `on`, earliest first."""
    calendar = workdays(packages)
    found = [
        *_periods(packages),
        *_endings(packages, calendar),
        *_corrections(packages, calendar),
        *_checks(packages),
        *_zones(packages, on=on),
    ]
    return tuple(
        sorted((item for item in found if item.on <= on), key=lambda item: (item.on, item.path, item.record_id))
    )


def _periods(packages: tuple[Package, ...]) -> Iterator[Item]:
    """Yield the cases with a publication period, due on the first day on which they are not public."""
    known = terms(packages)
    stated = {row["record_id"] for _, row in rows_of(packages, "ended-records") if row["record_table"] == CASES}
    for package, row in rows_of(packages, CASES):
        period = clock(row, known)
        if period and period.until and row["case_id"] not in stated:
            yield Item(
                on=day_after(period.until),
                kind="period",
                path=f"{package.name}/{CASES}.csv",
                record_id=row["case_id"],
                rule="stated" if period.is_stated else row["rule_set"],
                law_id=period.law_id,
                article=period.article,
            )


def _endings(packages: tuple[Package, ...], calendar: Workdays) -> Iterator[Item]:
    """Yield the ended records still in a file, and those whose ending lies beyond its limit."""
    here = {(table, row[key]) for table, key in KEYS.items() for _, row in rows_of(packages, table)}
    for package, row in rows_of(packages, "ended-records"):
        table, key = row["record_table"], row["record_id"]
        ended = full_date(row["ended_on"])
        if ended is None:
            continue
        limit = ending_limit(row)
        on = _last(limit, calendar) if limit else (ended, True)
        if limit and on[0] < ended:
            yield Item(
                on=on[0],
                kind=limit.rule,
                path=f"{package.name}/ended-records.csv",
                record_id=key,
                rule=limit.rule,
                law_id=row["law_id"],
                article=row["article"],
                is_certain=on[1],
            )
        if (table, key) in here:
            yield Item(
                on=ended,
                kind="row",
                path=f"{package.name}/{table}.csv",
                record_id=key,
                rule="row",
                law_id=row["law_id"],
                article=row["article"],
            )


def _corrections(packages: tuple[Package, ...], calendar: Workdays) -> Iterator[Item]:
    for package, row in rows_of(packages, "corrections"):
        limit = correction_limit(row)
        if limit and not row["corrected_on"]:
            on, is_certain = _last(limit, calendar)
            path = f"{package.name}/corrections.csv"
            yield Item(
                on=on,
                kind="correction",
                path=path,
                record_id=row["record_id"],
                rule="correction",
                is_certain=is_certain,
            )


def _checks(packages: tuple[Package, ...]) -> Iterator[Item]:
    """Yield the packages that publish in a rhythm, due on the day when they are to be checked again."""
    for package in packages:
        checked = full_date(str(package.descriptor["last_checked"]))
        months = _MONTHS.get(str(package.descriptor["update_frequency"]))
        if checked and months:
            path = f"{package.name}/{DESCRIPTOR}"
            yield Item(on=months_later(checked, months), kind="check", path=path, record_id="", rule="check")


def _zones(packages: tuple[Package, ...], *, on: date) -> Iterator[Item]:
    """Yield the zones whose period of construction or validity has ended, on the first day that it certainly has."""
    for zone in parse_rows(packages, "demonstration-zones", DemonstrationZone):
        found = zone_terms.due(zone, as_of=on.isoformat())
        if found and (last := _last_day(found.on)):
            path = f"{zone.package}/demonstration-zones.csv"
            yield Item(on=day_after(last), kind="zone", path=path, record_id=zone.zone_id, rule="zone")


def _last(limit: Limit, calendar: Workdays) -> tuple[date, bool]:
    deadline = calendar.after(limit.start, limit.days)
    return deadline.on, deadline.is_certain


def _last_day(iso: str) -> date | None:
    """Return the last day that a date of any precision may mean."""
    year, month, day = (int(part) for part in (*iso.split("-"), "0", "0")[:3])
    if day:
        return date(year, month, day)
    return date(year + (month in {0, 12}), month % 12 + 1, 1) - timedelta(days=1)
