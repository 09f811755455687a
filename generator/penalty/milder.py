"""Say which of two versions of a law is milder for a question (Penalty Law art 37).

The maximum is compared first, then the minimum, then the kinds of measures. Nothing is said where a
figure is unknown or the branches point different ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from generator.penalty.answer import Milder, StatutoryItem
from generator.penalty.statutory import EXEMPTING

_ORDINARY = ("", "overdue", "overdue-refuses", "refuses-to-correct", "adverse-effect")


def compare(older: Sequence[StatutoryItem], newer: Sequence[StatutoryItem]) -> tuple[Mapping[str, Milder], Milder]:
    """Return which version is milder for each newer branch (by provision_id), and on the whole.

    Branches meet by subject and circumstance. A circumstance that only one version knows meets the
    other's ordinary branch; one without a fine of its own only makes its version harsher, unless it exempts.
    """
    if not older or not newer:
        return {item.provision_id: Milder.UNDETERMINED for item in newer}, Milder.UNDETERMINED
    verdicts: list[Milder] = []
    by_provision: dict[str, Milder] = {}
    for key in dict.fromkeys((item.subject, item.circumstance) for item in (*older, *newer)):
        olds, news = _at(older, key), _at(newer, key)
        verdict = _verdict(olds, news, older=older, newer=newer)
        verdicts.append(verdict)
        by_provision |= {item.provision_id: verdict for item in news}
    return by_provision, _agree(verdicts)


def _verdict(
    olds: Sequence[StatutoryItem],
    news: Sequence[StatutoryItem],
    *,
    older: Sequence[StatutoryItem],
    newer: Sequence[StatutoryItem],
) -> Milder:
    only = (olds or news)[0]
    if not (olds and news) and _only_aggravates(only):
        return Milder.NEWER if olds else Milder.OLDER
    olds = olds or _ordinary(older, only.subject)
    news = news or _ordinary(newer, only.subject)
    if not olds or not news:
        return Milder.UNDETERMINED
    return _agree(_pair(old, new) for old in olds for new in news)


def _at(items: Sequence[StatutoryItem], key: tuple[str, str]) -> tuple[StatutoryItem, ...]:
    return tuple(item for item in items if (item.subject, item.circumstance) == key)


def _ordinary(items: Sequence[StatutoryItem], subject: str) -> tuple[StatutoryItem, ...]:
    """Return the branch that stands where a special one is missing."""
    own = [item for item in items if item.subject == subject]
    for circumstance in (*_ORDINARY, *sorted(EXEMPTING)):
        found = tuple(item for item in own if item.circumstance == circumstance)
        if found:
            return found
    return ()


def _only_aggravates(item: StatutoryItem) -> bool:
    return bool(item.circumstance) and not item.fine.is_set and item.circumstance not in EXEMPTING


def _pair(old: StatutoryItem, new: StatutoryItem) -> Milder:
    bounds = (_bounds(old), _bounds(new))
    if any(bound is None for pair in bounds for bound in pair):
        return Milder.UNDETERMINED
    (old_high, old_low), (new_high, new_low) = bounds
    if (old_high, old_low) != (new_high, new_low):
        is_newer = (new_high or 0, new_low or 0) < (old_high or 0, old_low or 0)
        return Milder.NEWER if is_newer else Milder.OLDER
    before, after = frozenset(old.measures), frozenset(new.measures)
    if before == after:
        return Milder.EQUAL
    if after < before:
        return Milder.NEWER
    return Milder.OLDER if before < after else Milder.UNDETERMINED


def _bounds(item: StatutoryItem) -> tuple[Decimal | None, Decimal | None]:
    return (item.fine.high, item.fine.low) if item.fine.is_set else (Decimal(0), Decimal(0))


def _agree(verdicts: Iterable[Milder]) -> Milder:
    """Return what all verdicts say, equal ones aside; undetermined where they differ."""
    found = set(verdicts) - {Milder.EQUAL}
    if not found:
        return Milder.EQUAL
    return found.pop() if len(found) == 1 else Milder.UNDETERMINED
