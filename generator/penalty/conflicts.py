"""State how local regulations and tiers stand to the national range (Penalty Law arts 12 and 34)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.penalty.answer import StatutoryItem, TierItem
from generator.penalty.path import Said, said

# Local regulations stay inside what laws and administrative regulations provide; rules do not count.
_BINDING = frozenset({"law", "regulation"})
_PENALTIES = frozenset(
    {
        "warning", "criticism", "confiscate-goods", "confiscate-tools", "confiscate-gains", "revoke",
        "suspend-business",
    }
)  # fmt: skip
_BELOW_ALLOWED = frozenset({"no-penalty", "mitigated"})


def local_conflicts(items: Sequence[StatutoryItem]) -> tuple[Said, ...]:
    """Return how each local branch with a fine stands to the national range of the same violation."""
    national = [item for item in items if not item.is_local and item.law.level in _BINDING]
    local = [item for item in items if item.is_local and item.fine.is_set]
    return tuple(found for item in local for found in _relations(item, national))


def tier_conflicts(tiers: Sequence[TierItem], items: Sequence[StatutoryItem]) -> tuple[Said, ...]:
    """Return the tiers that leave the range of the branch that they share out."""
    branches = {item.provision_id: item for item in items}
    found = []
    for tier in tiers:
        item = branches.get(tier.provision_id)
        if item is not None and _leaves(tier, item):
            found.append(
                said(
                    "tier-outside-statute",
                    law=item.law,
                    standard=tier.standard,
                    article=item.article,
                    tier_id=tier.tier_id,
                    provision_id=item.provision_id,
                )
            )
    return tuple(found)


def _relations(local: StatutoryItem, national: Sequence[StatutoryItem]) -> list[Said]:
    fined = [item for item in national if item.fine.is_set and _same_subject(item, local)]
    if not fined:
        # A law that is silent leaves room (art 12, third paragraph); one that sets no fine does not.
        return [_said("local-no-national-fine" if national else "local-no-national-rule", local)]
    bases = frozenset(basis for item in fined for basis in item.bases)
    if local.bases and bases and not local.bases & bases:
        return [_said("local-other-base", local, national=fined[0])]
    lows = [item.fine.low for item in fined]
    highs = [item.fine.high for item in fined]
    if not local.fine.is_known or None in lows or None in highs:
        return [_said("local-range-unknown", local, national=fined[0])]
    low = min(bound for bound in lows if bound is not None)
    high = max(bound for bound in highs if bound is not None)
    return _inside(local, fined, low=low, high=high)


def _inside(local: StatutoryItem, fined: Sequence[StatutoryItem], *, low: Decimal, high: Decimal) -> list[Said]:
    own_low, own_high = local.fine.low or Decimal(0), local.fine.high or Decimal(0)
    found = []
    if own_high > high:
        found.append(_said("local-wider", local, national=fined[0], high=high))
    if own_low < low:
        found.append(_said("local-below-minimum", local, national=fined[0], low=low))
    if not found:
        is_same = (own_low, own_high) == (low, high)
        found.append(_said("local-same" if is_same else "local-narrower", local, national=fined[0]))
    extra = _PENALTIES.intersection(local.measures).difference(*(item.measures for item in fined))
    if extra:
        found.append(_said("local-other-kinds", local, national=fined[0]))
    return found


def _said(
    code: str,
    local: StatutoryItem,
    *,
    national: StatutoryItem | None = None,
    low: Decimal | None = None,
    high: Decimal | None = None,
) -> Said:
    params = {"article": local.article, "provision_id": local.provision_id}
    if national is not None:
        params |= {
            "national_id": national.law.law_id,
            "national_zh": national.law.short_zh,
            "national_en": national.law.short_en,
            "national_article": national.article,
        }
    params |= {} if high is None else {"high_cny": str(high)}
    params |= {} if low is None else {"low_cny": str(low)}
    return said(code, law=local.law, more=params)


def _same_subject(national: StatutoryItem, local: StatutoryItem) -> bool:
    return "any" in {national.subject, local.subject} or national.subject == local.subject


def _leaves(tier: TierItem, item: StatutoryItem) -> bool:
    may_be_below = tier.severity in _BELOW_ALLOWED
    if tier.fine.is_known and item.fine.is_known:
        pairs = ((tier.fine.low, tier.fine.high), (item.fine.low, item.fine.high))
    elif tier.fine.of == item.fine.of and tier.fine.basis == item.fine.basis:
        pairs = ((tier.fine.low_rate, tier.fine.high_rate), (item.fine.low_rate, item.fine.high_rate))
    else:
        return False
    (low, high), (least, most) = pairs
    if high is not None and most is not None and high > most:
        return True
    return not may_be_below and least is not None and (low or Decimal(0)) < least
