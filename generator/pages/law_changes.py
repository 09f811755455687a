"""Say what changed for one violation between two versions of a law, as far as both are recorded."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from generator import formats, statute
from generator.corpus import Corpus, Liability
from generator.penalty.families import hides_penalties
from generator.records import Law

_Key = tuple[str, str, str, str]
_Range = tuple[Decimal | None, Decimal | None]


class Change(StrEnum):
    """What happened to the liability for a violation from one version to the next."""

    ONLY_NEW = "only-new"
    ONLY_OLD = "only-old"
    UNSEEN_NEW = "unseen-new"
    UNSEEN_OLD = "unseen-old"
    RENUMBERED = "renumbered"
    HIGHER = "higher"
    LOWER = "lower"
    MINIMUM_HIGHER = "minimum-higher"
    MINIMUM_LOWER = "minimum-lower"
    FINE_NEW = "fine-new"
    BRANCH_MORE = "branch-more"
    BRANCH_FEWER = "branch-fewer"
    SAME = "same"


def changes(
    corpus: Corpus, *, old: Law, new: Law, before: Sequence[Liability], after: Sequence[Liability]
) -> tuple[Change, ...]:
    """Return what changed from the branches `before` to those `after`; nothing where neither version has any.

    Fines are compared branch by branch where subject, circumstance, unit and base are the same.
    """
    if not before and not after:
        return ()
    if not before:
        return (Change.UNSEEN_OLD if _is_unseen(corpus, old) else Change.ONLY_NEW,)
    if not after:
        return (Change.UNSEEN_NEW if _is_unseen(corpus, new) else Change.ONLY_OLD,)
    found: list[Change] = []
    if _articles(before) != _articles(after):
        found.append(Change.RENUMBERED)
    if _is_without_fine(before) and not _is_without_fine(after):
        return (*found, Change.FINE_NEW)
    found += _of_fines(_ranges(before), _ranges(after))
    return tuple(dict.fromkeys(found)) if set(found) - {Change.RENUMBERED} else (*found, Change.SAME)


def _is_unseen(corpus: Corpus, law: Law) -> bool:
    """Tell whether the liabilities of a version are not recorded at all, or said not to have been seen."""
    return hides_penalties(law) or not corpus.liabilities_by_law.get(law.law_id)


def _is_without_fine(items: Sequence[Liability]) -> bool:
    return all(item.row.fine_basis == "none" for item in items)


def _articles(items: Sequence[Liability]) -> set[str]:
    return {formats.article_number(item.row.article) for item in items}


def _ranges(items: Sequence[Liability]) -> dict[_Key, _Range]:
    found: dict[_Key, _Range] = {}
    for item in items:
        span = statute.provision_fine(item.row).span
        key = (item.row.subject, item.row.circumstance, span.unit.value if span else "", item.row.fine_of)
        found[key] = (span.low, span.high) if span else (None, None)
    return found


def _of_fines(before: dict[_Key, _Range], after: dict[_Key, _Range]) -> list[Change]:
    found = []
    for key, (old_low, old_high) in before.items():
        if key not in after:
            found.append(Change.BRANCH_FEWER)
            continue
        low, high = after[key]
        if old_high is not None and high is not None and old_high != high:
            found.append(Change.HIGHER if high > old_high else Change.LOWER)
        if (old_low or 0) != (low or 0):
            found.append(Change.MINIMUM_HIGHER if (low or 0) > (old_low or 0) else Change.MINIMUM_LOWER)
    found += [Change.BRANCH_MORE for key in after if key not in before]
    return found
