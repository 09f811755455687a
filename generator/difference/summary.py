"""Say in one sentence what a difference comes to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.difference.page_changes import PageDifference
from generator.difference.speaking import Speaker
from generator.difference.values import Change, Difference, RecordChange, RowChange

_FIRST = ("typical-cases", "releases", "penalty-standards", "penalty-tiers", "agreements", "commitment-evidence")
# The amounts whose change the sentence tells: the table, and the kind of row that is counted ('' for every one).
_AMOUNTS = {"case-outcomes": "fine", "case-amounts": ""}
AMOUNT = "amount_cny"


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many records were added, removed …, by change and table; the changes of amounts stand apart.

    A record of which nothing but an amount changed is not counted as changed.
    """

    records: Counter[tuple[Change, str]]
    amounts: tuple[RowChange, ...]


def count(difference: Difference) -> Counts:
    """Count what happened to records."""
    records: Counter[tuple[Change, str]] = Counter()
    amounts: list[RowChange] = []
    for record in difference.records:
        told = [child for child in record.children if _is_amount(child)]
        amounts += told
        if not _is_only_amounts(record, told):
            records[record.change, record.table] += 1
    return Counts(records=records, amounts=tuple(amounts))


def sentence(difference: Difference, pages: PageDifference | None, speaker: Speaker) -> str:
    """Return one sentence: 新增3个案例；1处罚款由5,000元改为50,000元；影响2个对比页；将改变41个页面。"""
    t = speaker.t
    counts = count(difference)
    parts: list[str] = []
    tables = sorted({table for _, table in counts.records}, key=_place)
    for change in Change:
        for table in tables:
            if number := counts.records[change, table]:
                parts.append(t(f"difference.counted.{change}", n=f"{number:,}", noun=noun(speaker, table, number)))
        if change is Change.ADDED:
            parts += _amounts(counts, speaker)
    parts += _rest(difference, speaker)
    if pages is not None and pages.is_compared:
        parts += _pages(pages, speaker)
    if not parts:
        return t("difference.none")
    text = t("difference.semicolon").join(parts)
    return text[0].upper() + text[1:] + t("difference.full_stop")


def noun(speaker: Speaker, table: str, number: int) -> str:
    """Return what a number of records of `table` is called: 个案例, cases."""
    words = speaker.t.words.get(f"difference.noun.{table}") or speaker.t(
        "difference.noun_of_table", table=speaker.table(table)
    )
    return plural(words, number)


def plural(words: str, number: int) -> str:
    """Choose of ``one|many`` the form for `number`; a word without forms stands for both."""
    one, _, many = words.partition("|")
    return one if number == 1 or not many else many


def _place(table: str) -> tuple[int, str]:
    return (_FIRST.index(table) if table in _FIRST else len(_FIRST), table)


def _is_amount(child: RowChange) -> bool:
    if child.table not in _AMOUNTS or AMOUNT not in child.fields or not all(child.cells(AMOUNT)):
        return False
    kind = _AMOUNTS[child.table]
    return not kind or child.cells("kind") == (kind, kind)


def _is_only_amounts(record: RecordChange, told: list[RowChange]) -> bool:
    return (
        record.own is None
        and len(told) == len(record.children)
        and all(child.change is Change.CHANGED and child.fields == (AMOUNT,) for child in told)
    )


def _amounts(counts: Counts, speaker: Speaker) -> list[str]:
    parts = []
    for table in _AMOUNTS:
        found = [change for change in counts.amounts if change.table == table]
        if len(found) == 1:
            old, new = speaker.values(found[0], AMOUNT)
            parts.append(speaker.t(f"difference.amount.{table}.one", old=old, new=new))
        elif found:
            parts.append(speaker.t(f"difference.amount.{table}.many", n=f"{len(found):,}"))
    return parts


def _rest(difference: Difference, speaker: Speaker) -> list[str]:
    changed = [package for package in difference.packages if package.change is Change.CHANGED]
    numbers = {
        "packages_added": sum(package.change is Change.ADDED for package in difference.packages),
        "packages_removed": sum(package.change is Change.REMOVED for package in difference.packages),
        "descriptors": sum(bool(package.properties) for package in changed),
        "schemas": len(difference.schemas),
        "files": sum(len(package.files) for package in changed),
        "unread": len({one.path for one in difference.unread}),
    }
    return [_counted(key, number, speaker) for key, number in numbers.items() if number]


def _pages(pages: PageDifference, speaker: Speaker) -> list[str]:
    numbers = {
        "comparisons": len(pages.comparisons),
        "pages_changed": len(pages.changed),
        "pages_added": len(pages.added),
        "pages_gone": len(pages.gone),
    }
    return [_counted(key, number, speaker) for key, number in numbers.items() if number]


def _counted(key: str, number: int, speaker: Speaker) -> str:
    return plural(speaker.t(f"difference.sum.{key}"), number).format(n=f"{number:,}")
