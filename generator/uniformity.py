"""Measure how uniformly the standards of different regions cut the same statutory range.

Per violation: 1 − mean |difference of normalised cut points| over pairs of regions. A cut point is
the upper end of a step, as a share of the range that the branch of the statute leaves open:
(figure − minimum) ÷ (maximum − minimum), the minimum being 0 where the statute states none.
Nothing is compared but the same step of the same branch in the same unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import combinations, pairwise

from generator import statute
from generator.corpus import NATION, Corpus, Liability, Standard, Tier
from generator.penalty.tiers import SEVERITIES, unfit
from generator.statute import Span, Unit


class Why(StrEnum):
    """Why the tiers of a standard on a branch give no cut points to compare."""

    NOT_IN_FORCE = "not-in-force"
    NO_BRANCH = "no-branch"
    OTHER_UNIT = "other-unit"
    SEVERAL = "several-steps"
    GAP = "gap"
    NO_CUT = "no-cut"


@dataclass(frozen=True, kw_only=True)
class CutPoint:
    """The upper end of the step `severity`: as stated, and as a share (0 to 1) of the statutory range."""

    severity: str
    figure: Decimal
    unit: Unit
    share: Decimal


@dataclass(frozen=True, kw_only=True)
class Cuts:
    """The cut points of one standard on one branch of the statute."""

    standard: Standard
    liability: Liability
    points: tuple[CutPoint, ...]


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """Tiers of one standard that are not compared, and why; `provision_id` is '' where they name no branch."""

    standard: Standard
    provision_id: str
    why: Why


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One cut point of two standards on the same branch, the region with the lower code first."""

    first: Cuts
    second: Cuts
    severity: str
    size: Decimal


@dataclass(frozen=True, kw_only=True)
class Uniformity:
    """The figure of one violation with everything that it rests on."""

    violation_id: str
    cuts: tuple[Cuts, ...]
    left_out: tuple[LeftOut, ...]
    differences: tuple[Difference, ...]

    @property
    def numerator(self) -> Decimal:
        """Return the sum of the differences."""
        return sum((one.size for one in self.differences), Decimal(0))

    @property
    def denominator(self) -> int:
        """Return how many cut points were compared, over all pairs and branches."""
        return len(self.differences)

    @property
    def pairs(self) -> tuple[tuple[Standard, Standard], ...]:
        """Return the pairs of standards compared, each once."""
        found = {
            (one.first.standard.row.standard_id, one.second.standard.row.standard_id): (
                one.first.standard,
                one.second.standard,
            )
            for one in self.differences
        }
        return tuple(found.values())

    @property
    def value(self) -> Decimal | None:
        """Return the figure, 1 for equal cut points; None where no two regions can be compared."""
        return 1 - self.numerator / self.denominator if self.differences else None

    def within(self, standard_ids: Set[str]) -> Uniformity:
        """Return the figure counted from some standards alone."""
        return replace(
            self,
            cuts=tuple(one for one in self.cuts if one.standard.row.standard_id in standard_ids),
            left_out=tuple(one for one in self.left_out if one.standard.row.standard_id in standard_ids),
            differences=tuple(
                one
                for one in self.differences
                if {one.first.standard.row.standard_id, one.second.standard.row.standard_id} <= standard_ids
            ),
        )


def uniformity(corpus: Corpus, violation_id: str, *, as_of: str) -> Uniformity:
    """Return the figure of a violation for the standards in force on the ISO day `as_of`."""
    cuts: list[Cuts] = []
    left_out: list[LeftOut] = []
    for standard, provision_id, tiers in regional_tiers(corpus, violation_id):
        found = _cuts(corpus, standard, provision_id=provision_id, tiers=tiers, as_of=as_of)
        if isinstance(found, Cuts):
            cuts.append(found)
        else:
            left_out.append(LeftOut(standard=standard, provision_id=provision_id, why=found))
    return Uniformity(
        violation_id=violation_id,
        cuts=tuple(cuts),
        left_out=tuple(left_out),
        differences=tuple(_differences(cuts)),
    )


def regional_tiers(corpus: Corpus, violation_id: str) -> Iterator[tuple[Standard, str, Sequence[Tier]]]:
    """Yield the tiers of each region's standards by provision id ('' for no branch); nationwide ones aside."""
    for standard in sorted(corpus.standards_by_violation.get(violation_id, ()), key=_place):
        if NATION not in standard.places:
            for provision_id, tiers in _by_branch(standard, violation_id).items():
                yield standard, provision_id, tiers


def normalised(figure: Decimal, *, liability: Liability) -> Decimal | None:
    """Return `figure` as a share of the statutory range of a branch; None where that has no maximum."""
    span = statute.provision_fine(liability.row).span
    if span is None or span.high is None:
        return None
    low = span.low or Decimal(0)
    return None if span.high == low else (figure - low) / (span.high - low)


def comparable_span(tier: Tier, *, liability: Liability) -> Span | None:
    """Return the fine of a tier where it is counted in the unit and on the base of its branch."""
    own, theirs = statute.provision_fine(liability.row), statute.tier_fine(tier.row)
    if own.span is None or theirs.span is None or own.span.unit is not theirs.span.unit or own.of != theirs.of:
        return None
    return theirs.span


def _place(standard: Standard) -> tuple[tuple[str, ...], str]:
    return (standard.places, standard.row.standard_id)


def _by_branch(standard: Standard, violation_id: str) -> dict[str, list[Tier]]:
    found: dict[str, list[Tier]] = {}
    for tier in standard.tiers:
        if tier.row.violation_id == violation_id:
            found.setdefault(tier.row.provision_id, []).append(tier)
    return found


def _cuts(corpus: Corpus, standard: Standard, *, provision_id: str, tiers: Sequence[Tier], as_of: str) -> Cuts | Why:
    if unfit(standard.row, on=as_of) is not None:
        return Why.NOT_IN_FORCE
    if not provision_id:
        return Why.NO_BRANCH
    liability = corpus.liabilities[provision_id]
    found = _steps(tiers, liability=liability)
    if isinstance(found, Why):
        return found
    points = tuple(_points(found, liability=liability))
    return Cuts(standard=standard, liability=liability, points=points) if points else Why.NO_CUT


def _steps(tiers: Sequence[Tier], *, liability: Liability) -> list[tuple[str, Span]] | Why:
    """Return the range of each step in the order of severity; or why they are no single row of steps."""
    steps = sorted(tiers, key=lambda tier: SEVERITIES.index(tier.row.severity))
    if len({tier.row.severity for tier in steps}) < len(steps):
        return Why.SEVERAL
    figured = [tier for tier in steps if tier.row.fine_unit]
    spans = [(tier.row.severity, comparable_span(tier, liability=liability)) for tier in figured]
    if any(span is None for _, span in spans):
        return Why.OTHER_UNIT
    known = [(severity, span) for severity, span in spans if span is not None]
    if any(lower.high != upper.low for (_, lower), (_, upper) in pairwise(known)):
        return Why.GAP
    return known


def _points(steps: Sequence[tuple[str, Span]], *, liability: Liability) -> Iterator[CutPoint]:
    """Yield the upper ends that lie inside the range: its own end is the statute's, not a standard's."""
    for severity, span in steps:
        share = None if span.high is None else normalised(span.high, liability=liability)
        if span.high is not None and share is not None and 0 < share < 1:
            yield CutPoint(severity=severity, figure=span.high, unit=span.unit, share=share)


def _differences(cuts: Sequence[Cuts]) -> Iterator[Difference]:
    for first, second in combinations(cuts, 2):
        is_same_branch = first.liability.row.provision_id == second.liability.row.provision_id
        if not is_same_branch or set(first.standard.places) & set(second.standard.places):
            continue
        theirs = {point.severity: point for point in second.points}
        for point in first.points:
            if point.severity in theirs:
                size = abs(point.share - theirs[point.severity].share)
                yield Difference(first=first, second=second, severity=point.severity, size=size)
