"""Count which sums of money the cases state and how exactly, never adding the sums themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from generator.corpus import Case

QUALIFIERS = ("exact", "about", "at-least", "up-to")
BASES = ("illegal-turnover", "goods-value", "case-value", "sales", "illegal-gains", "unspecified")
FINES = ("fine", "fine-and-confiscation", "confiscate-gains")


class Stated(NamedTuple):
    """How many cases state an amount of `kind`; one with several qualifiers counts under each.

    `of` is how many could: all cases for a value, those with the measure for a fine.
    """

    kind: str
    n: int
    of: int
    by_qualifier: tuple[int, ...]


def amounts(cases: Collection[Case]) -> tuple[Stated, ...]:
    """Return the values by basis, then the fines and confiscated gains."""
    return (*_values(cases), *_fines(cases))


def _values(cases: Collection[Case]) -> Iterator[Stated]:
    for basis in BASES:
        found = [{item.qualifier for item in case.amounts if item.basis == basis} for case in cases]
        yield _stated(basis, found, of=len(cases))


def _fines(cases: Collection[Case]) -> Iterator[Stated]:
    for kind in FINES:
        with_measure = [case for case in cases if any(item.kind == kind for item in case.outcomes)]
        found = [
            {item.qualifier for item in case.outcomes if item.kind == kind and item.amount_cny is not None}
            for case in with_measure
        ]
        yield _stated(kind, found, of=len(with_measure))


def _stated(kind: str, found: Collection[set[str]], *, of: int) -> Stated:
    return Stated(
        kind, sum(bool(own) for own in found), of, tuple(sum(one in own for own in found) for one in QUALIFIERS)
    )
