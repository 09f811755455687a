"""Find the records that are no longer public on a day: those stated, and the cases whose period is over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.lifecycle.clock import clock, day_after, full_date, terms
from generator.lifecycle.tables import rows_of
from generator.packages import Package

# The tables whose records may end, with the field of their key.
KEYS: Mapping[str, str] = {
    "typical-cases": "case_id",
    "releases": "release_id",
    "penalty-standards": "standard_id",
    "agreements": "agreement_id",
    "demonstration-zones": "zone_id",
}
CASES = "typical-cases"


@dataclass(frozen=True, kw_only=True)
class Ended:
    """A record that is no longer public: why and since when, and the neutral facts that counts need.

    `year`, `ip_type`, `procedure`, `release_id` and `places` are those of a case and empty for other records.
    """

    table: str
    record_id: str
    package: str
    ended_on: str
    reason: str
    law_id: str
    article: str
    release_id: str = ""
    year: str = ""
    ip_type: str = ""
    procedure: str = ""
    places: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CaseFacts:
    """What counts need to know of a case."""

    release_id: str
    year: str
    ip_type: str
    procedure: str
    places: tuple[str, ...]


def ended_on(packages: tuple[Package, ...], *, today: date) -> tuple[Ended, ...]:
    """Return the records not public on `today`, those stated first; a stated one keeps its own date and reason."""
    stated = {
        (ended.table, ended.record_id): ended
        for ended in _stated(packages)
        if (since := full_date(ended.ended_on)) and since <= today
    }
    expired = {(CASES, ended.record_id): ended for ended in _expired(packages, today=today)}
    return tuple({**expired, **stated}.values())


def case_facts(packages: Iterable[Package]) -> Mapping[str, CaseFacts]:
    """Return the neutral facts of every case that is still in a file, by id."""
    packages = tuple(packages)
    releases = {row["release_id"]: row for _, row in rows_of(packages, "releases")}
    places: dict[str, dict[str, None]] = {}
    for _, row in rows_of(packages, "case-authorities"):
        if row["jurisdiction_code"]:
            places.setdefault(row["case_id"], {})[row["jurisdiction_code"]] = None
    facts = {}
    for _, row in rows_of(packages, CASES):
        release = releases[row["release_id"]]
        day = row["decided_on"] or row["published_on"] or row["source_date"] or release["released_on"]
        facts[row["case_id"]] = CaseFacts(
            release_id=row["release_id"],
            year=day[:4],
            ip_type=row["ip_type"],
            procedure=row["procedure"],
            places=tuple(places.get(row["case_id"], ())) or (release["jurisdiction_code"],),
        )
    return facts


def _stated(packages: tuple[Package, ...]) -> Iterator[Ended]:
    places: dict[str, list[str]] = {}
    for _, row in rows_of(packages, "ended-places"):
        places.setdefault(row["record_id"], []).append(row["jurisdiction_code"])
    for package, row in rows_of(packages, "ended-records"):
        yield Ended(
            table=row["record_table"],
            record_id=row["record_id"],
            package=package.name,
            ended_on=row["ended_on"],
            reason=row["reason"],
            law_id=row["law_id"],
            article=row["article"],
            release_id=row["release_id"],
            year=row["year"],
            ip_type=row["ip_type"],
            procedure=row["procedure"],
            places=tuple(places.get(row["record_id"], ())),
        )


def _expired(packages: tuple[Package, ...], *, today: date) -> Iterator[Ended]:
    known, over = terms(packages), []
    for package, row in rows_of(packages, CASES):
        period = clock(row, known)
        if period and period.until and period.is_over(today):
            over.append((package, row, period, period.until))
    facts = case_facts(packages) if over else {}
    for package, row, period, until in over:
        own = facts[row["case_id"]]
        yield Ended(
            table=CASES,
            record_id=row["case_id"],
            package=package.name,
            ended_on=day_after(until).isoformat(),
            reason="expired",
            law_id=period.law_id,
            article=period.article,
            release_id=own.release_id,
            year=own.year,
            ip_type=own.ip_type,
            procedure=own.procedure,
            places=own.places,
        )
