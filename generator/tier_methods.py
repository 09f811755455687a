"""Count on how many items the standards of two regions cut the range by the same method.

An item is one branch of the statute on which the standards of two regions in force state tiers for the
same violation. The method is what the document does: it states each tier, or names shares of the range.
It says nothing of what the tiers turn on, nor of where they are cut: that is `uniformity`.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from generator.corpus import Corpus, Liability, Standard, Tier
from generator.penalty.tiers import unfit
from generator.uniformity import regional_tiers


@dataclass(frozen=True, kw_only=True)
class Tiered:
    """The tiers of one regional standard on one branch of the statute."""

    standard: Standard
    liability: Liability
    tiers: tuple[Tier, ...]

    @property
    def method(self) -> str:
        """Return the method that the standard's tiers are cut by (``tier_method``)."""
        return self.standard.row.tier_method


@dataclass(frozen=True, kw_only=True)
class Item:
    """One branch that two regions have tiers for, the region with the lower code first."""

    first: Tiered
    second: Tiered

    @property
    def is_same(self) -> bool:
        """Tell whether both cut it by the same method."""
        return self.first.method == self.second.method


@dataclass(frozen=True, kw_only=True)
class SameMethod:
    """The share of one violation: every item compared, and the tiers that items are made of."""

    items: tuple[Item, ...]
    tiered: tuple[Tiered, ...]

    @property
    def numerator(self) -> int:
        """Return on how many items both regions use the same method."""
        return sum(item.is_same for item in self.items)

    @property
    def denominator(self) -> int:
        """Return how many items were compared."""
        return len(self.items)

    @property
    def value(self) -> Decimal | None:
        """Return the share, 0 to 1; None where no two regions can be compared."""
        return Decimal(self.numerator) / self.denominator if self.items else None

    def within(self, standard_ids: Set[str]) -> SameMethod:
        """Return the share counted from some standards alone."""
        tiered = tuple(one for one in self.tiered if one.standard.row.standard_id in standard_ids)
        return SameMethod(items=tuple(_items(tiered)), tiered=tiered)


def same_method(corpus: Corpus, violation_id: str, *, as_of: str) -> SameMethod:
    """Return the share for the standards of a violation in force on the ISO day `as_of`."""
    tiered = tuple(
        Tiered(standard=standard, liability=corpus.liabilities[provision_id], tiers=tuple(tiers))
        for standard, provision_id, tiers in regional_tiers(corpus, violation_id)
        if provision_id and standard.row.tier_method and unfit(standard.row, on=as_of) is None
    )
    return SameMethod(items=tuple(_items(tiered)), tiered=tiered)


def _items(tiered: Sequence[Tiered]) -> list[Item]:
    return [
        Item(first=first, second=second)
        for first, second in combinations(tiered, 2)
        if first.liability.row.provision_id == second.liability.row.provision_id
        and not set(first.standard.places) & set(second.standard.places)
    ]
