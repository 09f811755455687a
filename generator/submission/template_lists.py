"""Gather the lists from which a workbook's cells are chosen, those of the publisher's own region first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.packages import Package
from generator.submission.choices import Choices
from generator.submission.values import Choice

# Known articles, and beside each the law that it belongs to.
ARTICLE_LAWS = "list_article_laws"
ARTICLES = "list_articles"

_NATION = "100000"
# Two digits of a GB/T 2260 code name the province.
_PROVINCE_DIGITS = 2


@dataclass(frozen=True, kw_only=True)
class CodeList:
    """One list on the sheet of codes; `name` is what the workbook's cells know it by."""

    name: str
    title: str
    title_en: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True)
class Lists:
    """The lists of a workbook, which of them each field of a table uses, and the articles known of each law."""

    lists: tuple[CodeList, ...]
    names: Mapping[tuple[str, str], str]
    articles: tuple[tuple[Choice, str], ...]


def gather(tables: Sequence[str], *, choices: Choices, packages: Iterable[Package], home: str) -> Lists:
    """Return the lists that the fields of `tables` need; `home` is the publisher's jurisdiction code, or ''."""
    rows: dict[str, list[Mapping[str, str]]] = {}
    for package in packages:
        for name, read in package.tables.items():
            rows.setdefault(name, []).extend(row.values for row in read.rows)
    places = _places(rows)
    lists: dict[tuple[Choice, ...], CodeList] = {}
    names: dict[tuple[str, str], str] = {}
    for table in tables:
        for field in choices.schemas[table].fields:
            found = choices.of(table, field.name)
            if not found:
                continue
            target = choices.schemas[field.references] if field.references else None
            if target:
                found = _nearest_first(found, home=home, places=places.get(target.name, {}))
            name = f"list_{target.name if target else f'{table}_{field.name}'}".replace("-", "_")
            titled = target or field
            own = CodeList(name=name, title=titled.title, title_en=titled.title_en, choices=found)
            names[table, field.name] = lists.setdefault(found, own).name
    laws = _nearest_first(choices.rows.get("laws", ()), home=home, places=places.get("laws", {}))
    has_articles = any(choices.schemas[table].field("article") for table in tables)
    # Short lists are read, long ones searched.
    by_length = tuple(sorted(lists.values(), key=lambda known: len(known.choices)))
    return Lists(lists=by_length, names=names, articles=_articles(laws, rows) if has_articles else ())


def _places(rows: Mapping[str, list[Mapping[str, str]]]) -> Mapping[str, Mapping[str, str]]:
    """Return the jurisdiction code of each agency, law, provision and place, by table and key."""
    laws = {row["law_id"]: row["jurisdiction_code"] for row in rows.get("laws", ())}
    above = {row["jurisdiction_code"]: row["parent_code"] for row in rows.get("jurisdictions", ())}
    return {
        "laws": laws,
        "agencies": {row["agency_id"]: row["jurisdiction_code"] for row in rows.get("agencies", ())},
        "provisions": {row["provision_id"]: laws.get(row["law_id"], "") for row in rows.get("provisions", ())},
        # A place of our own, x-…, stands with the place it lies in.
        "jurisdictions": {code: code if code.isdecimal() else parent for code, parent in above.items()},
    }


def _nearest_first(choices: tuple[Choice, ...], *, home: str, places: Mapping[str, str]) -> tuple[Choice, ...]:
    """Return `choices` with those of the home province first, then the nation's, then the others by place."""
    province = home[:_PROVINCE_DIGITS] if home != _NATION else ""

    def rank(choice: Choice) -> tuple[int, str]:
        place = places.get(choice.code, "")
        if province and place.startswith(province):
            return 0, place
        return (1, "") if place in ("", _NATION) else (2, place)

    return tuple(sorted(choices, key=rank))


def _articles(laws: Iterable[Choice], rows: Mapping[str, list[Mapping[str, str]]]) -> tuple[tuple[Choice, str], ...]:
    """Return the articles of each law that the reference tables know, in the order of the law."""
    known = {(row["law_id"], row["article"]) for row in rows.get("provisions", ())}
    for row in rows.get("article-moves", ()):
        known |= {(row[f"{side}_law_id"], row[f"{side}_article"]) for side in ("from", "to")}
    by_law: dict[str, list[str]] = {}
    for law_id, article in known:
        by_law.setdefault(law_id, []).append(article)
    return tuple((law, article) for law in laws for article in sorted(by_law.get(law.code, ()), key=_in_order))


def _in_order(article: str) -> tuple[tuple[int, ...], str]:
    return tuple(int(number) for number in re.findall(r"\d+", article)), article
