"""Say from the CSV files alone what a list must show: read with csv, narrowed and counted here."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import NamedTuple
from urllib.parse import parse_qs

from tests.site import records

NATION = "100000"


class Listed(NamedTuple):
    """One case: its best known date, its codes in each facet, and what its source states in CNY."""

    case_id: str
    title: str
    date: str
    facets: dict[str, set[str]]
    fines: list[float]
    amounts: list[tuple[str, float]]


@cache
def cases() -> tuple[Listed, ...]:
    """Return every case, newest first, later ids before earlier ones."""
    releases = {row["release_id"]: row for row in records.rows("releases")}
    children = {name: by_case(f"case-{name}") for name in ("authorities", "violations", "amounts", "outcomes")}
    found = []
    for row in records.rows("typical-cases"):
        release, own = releases[row["release_id"]], {name: by[row["case_id"]] for name, by in children.items()}
        date = row["decided_on"] or row["published_on"] or row["source_date"] or release["released_on"]
        places = {one["jurisdiction_code"] for one in own["authorities"]} - {""} or {release["jurisdiction_code"]}
        facets = {
            "region": set().union(*map(lineage, places)),
            "year": {date[:4]},
            "ip_type": {row["ip_type"]},
            "violation": {one["violation_id"] for one in own["violations"]},
            "cross_region": {"yes", row["cross_region_kind"]} if row["is_cross_region"] == "true" else {"no"},
            "procedure": {row["procedure"]},
            "status": {row["status"]},
            "ecommerce": {"yes" if row["is_ecommerce"] == "true" else "no"},
            "basis": {one["basis"] for one in own["amounts"]},
            "completeness": {row["completeness"]},
            "agency": {one["agency_id"] for one in own["authorities"]},
            "release": {row["release_id"]},
        }
        found.append(
            Listed(
                row["case_id"],
                row["title_zh"],
                date,
                {name: codes - {""} for name, codes in facets.items()},
                [float(one["amount_cny"]) for one in own["outcomes"] if one["kind"] == "fine" and one["amount_cny"]],
                [(one["basis"], float(one["amount_cny"])) for one in own["amounts"]],
            )
        )
    return tuple(sorted(found, key=lambda case: (case.date, case.case_id), reverse=True))


def by_case(table: str) -> dict[str, list[dict[str, str]]]:
    rows: dict[str, list[dict[str, str]]] = {row["case_id"]: [] for row in records.rows("typical-cases")}
    for row in records.rows(table):
        rows[row["case_id"]].append(row)
    return rows


def lineage(code: str) -> set[str]:
    """Return a region with all above it; the nation only for itself."""
    above = {row["jurisdiction_code"]: row["parent_code"] for row in records.rows("jurisdictions")}
    line = {code}
    while code := above[code]:
        line.add(code)
    return line if line == {NATION} else line - {NATION}


def answer(query: str) -> tuple[list[Listed], dict[str, Counter[str]]]:
    """Return the cases of a question in their order, and the number of cases that each value would leave."""
    asked = parse_qs(query)
    order = asked.pop("sort", ["newest"])[0]
    kept = in_order([case for case in cases() if not failed(case, asked)], order, asked.get("basis"))
    counts = {
        name: Counter(code for case in cases() if failed(case, asked) <= {name} for code in case.facets[name])
        for name in cases()[0].facets
    }
    return kept, counts


def failed(case: Listed, asked: dict[str, list[str]]) -> set[str]:
    """Return the names of the conditions that a case does not meet."""
    wrong = {name for name, codes in asked.items() if name in case.facets and not case.facets[name] & set(codes)}
    bases = asked.get("basis")
    stated = {"fine": case.fines, "turnover": [cny for basis, cny in case.amounts if bases is None or basis in bases]}
    for name, values in stated.items():
        low, high = (asked.get(f"{name}_{end}", [""])[0] for end in ("from", "to"))
        if (low or high) and not any(float(low or 0) <= cny <= float(high or "inf") for cny in values):
            wrong.add(name)
    low, high = (asked.get(f"date_{end}", [""])[0] for end in ("from", "to"))
    # As far as each is known: 2022 is neither before nor after March 2022.
    if low and case.date[: len(low)] < low[: len(case.date)]:
        wrong.add("date")
    if high and case.date[: len(high)] > high[: len(case.date)]:
        wrong.add("date")
    if (low or high) and not case.date:
        wrong.add("date")
    return wrong


def in_order(found: list[Listed], order: str, bases: list[str] | None) -> list[Listed]:
    def stated(case: Listed) -> list[float]:
        return [cny for basis, cny in case.amounts if bases is None or basis in bases]

    match order:
        case "oldest":
            return sorted(found, key=lambda one: one.date or "9999")
        case "title":
            return sorted(found, key=lambda one: one.title)
        case "fine":
            return sorted(found, key=lambda one: -max(one.fines, default=-1))
        case "turnover":
            return sorted(found, key=lambda one: -max(stated(one), default=-1))
        case "turnover-asc":
            return sorted(found, key=lambda one: min(stated(one), default=float("inf")))
    return found
