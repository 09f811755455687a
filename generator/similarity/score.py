"""Score how alike two cases are, feature by feature, and say which features count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.similarity.profile import UNIT, Profile, Rarity


@dataclass(frozen=True, kw_only=True, slots=True)
class Weights:
    """Points of each feature.

    `violation`, `goods` and what is in one of two states count in full; `rare_…`, `article`, `ip_type`
    and `name` by the rarity of the thing shared; `text` by the cosine of the rarities of the words.
    """

    violation: int = 20
    rare_violation: int = 22
    goods: int = 30
    rare_goods: int = 14
    family: int = 17
    name: int = 16
    article: int = 4
    ip_type: int = 14
    procedure: int = 6
    online: int = 3
    cross_region: int = 3
    text: int = 80


class Reason(NamedTuple):
    """One feature that two cases share: its points in thousandths, its `kind`, the `thing` where there is one."""

    points: int
    kind: str
    thing: str


class Score:
    """The linear score over the features of two cases; the same for (a, b) and (b, a)."""

    def __init__(self, rarity: Rarity, weights: Weights | None = None) -> None:
        """Score by `weights`; things shared count by their `rarity`."""
        self._rarity = rarity
        self._weights = weights or Weights()

    def reasons(self, a: Profile, b: Profile) -> list[Reason]:
        """Return what `a` and `b` share."""
        w, r = self._weights, self._rarity
        found: list[Reason] = []
        if shared := a.violations & b.violations:
            thing, rarity = _rarest(shared, r.violations)
            points = w.violation * UNIT + w.rare_violation * rarity
            # Each case may show other violations besides.
            points = points * len(shared) // max(len(a.violations), len(b.violations))
            found.append(Reason(points, "violation", thing))
        if shared := a.ip_types & b.ip_types:
            thing, rarity = _rarest(shared, r.ip_types)
            found.append(Reason(w.ip_type * rarity, "ip_type", thing))
        if shared := a.articles & b.articles:
            thing, rarity = _rarest(shared, r.articles)
            found.append(Reason(w.article * rarity, "article", thing))
        if shared := a.goods & b.goods:
            thing, rarity = _rarest(shared, r.goods)
            found.append(Reason(w.goods * UNIT + w.rare_goods * rarity, "goods", thing))
        elif shared := a.families & b.families:
            thing, _ = _rarest(shared, r.families)
            found.append(Reason(w.family * UNIT, "family", thing))
        if shared := a.names & b.names:
            thing, rarity = _rarest(shared, r.names)
            found.append(Reason(w.name * rarity, "name", thing))
        if a.procedure == b.procedure and a.procedure not in {"", "penalty", "other"}:
            found.append(Reason(w.procedure * UNIT, "procedure", a.procedure))
        if a.is_online and b.is_online:
            found.append(Reason(w.online * UNIT, "online", ""))
        if a.cross_region and a.cross_region == b.cross_region:
            found.append(Reason(w.cross_region * UNIT, "cross_region", a.cross_region))
        # Words that every case has are of no rarity; where a case has no others there is nothing to measure.
        if product := sum([r.words[word] ** 2 for word in a.words & b.words]):
            found.append(Reason(int(w.text * UNIT * product / (a.length * b.length)), "text", ""))
        return found


def _rarest(shared: frozenset[str], rarity: Mapping[str, int]) -> tuple[str, int]:
    """Return the rarest of the things shared and its rarity; the longer, then the first where two are as rare."""
    if len(shared) == 1:
        (thing,) = shared
    else:
        thing = min(shared, key=lambda thing: (-rarity[thing], -len(thing), thing))
    return thing, rarity[thing]
