"""Count the cases again, straight from the CSV files and without any of the generator's code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import pandas as pd

from tests.pages.real_site import ROOT

UNKNOWN = "年份未载"


@cache
def table(name: str) -> pd.DataFrame:
    """Return the rows of every package's table, all cells as text."""
    paths = sorted((ROOT / "datasets").glob(f"*/{name}.csv"))
    return pd.concat([pd.read_csv(path, dtype=str, keep_default_na=False) for path in paths], ignore_index=True)


@cache
def cases() -> pd.DataFrame:
    """Return the cases with the date of their release, their best known date, which it is, and its year."""
    found = table("typical-cases").merge(table("releases")[["release_id", "released_on"]], on="release_id")
    found["date"], found["dated_by"] = "", ""
    for column, name in (
        ("released_on", "release"),
        ("source_date", "source"),
        ("published_on", "published"),
        ("decided_on", "decided"),
    ):
        has = found[column] != ""
        found.loc[has, "date"], found.loc[has, "dated_by"] = found.loc[has, column], name
    found["year"] = found["date"].str[:4]
    return found


def years() -> list[str]:
    known = sorted(set(cases()["year"]) - {""})
    return [str(year) for year in range(int(known[0]), int(known[-1]) + 1)]


def share(part: int, whole: int) -> str:
    return f"{(Decimal(100) * part / whole).quantize(Decimal('0.1'), ROUND_HALF_UP)}%"


def case_counts(pairs: Iterable[tuple[str, str]]) -> tuple[Counter[str], int]:
    """Return how many cases have each code, and how many have any; `pairs` are a case and a code."""
    unique = {(case, code) for case, code in pairs if code}
    return Counter(code for _, code in unique), len({case for case, _ in unique})


def of_case(column: str) -> tuple[Counter[str], int]:
    found = cases()
    return case_counts(zip(found["case_id"], found[column].replace("not-stated", ""), strict=True))


def of_child(name: str, column: str) -> tuple[Counter[str], int]:
    found = table(name)
    return case_counts(zip(found["case_id"], found[column], strict=True))


def by_year(has: Callable[[pd.DataFrame], pd.Series]) -> list[list[str]]:
    """Return year, part, whole, share; the year that is not known, and the sum, at the end."""
    found = cases()
    rows = []
    for year in [*years(), ""]:
        own = found[found["year"] == year]
        part = int(has(own).sum())
        rows.append([year or UNKNOWN, str(part), str(len(own)), share(part, len(own)) if len(own) else "0.0%"])
    part = int(has(found).sum())
    return [*rows, ["total", str(part), str(len(found)), share(part, len(found))]]
