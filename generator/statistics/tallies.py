"""Count cases by a list of codes, by two lists at once, or as a part of a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from generator.corpus import Case

Codes = Callable[[Case], Iterable[str]]


class Count(NamedTuple):
    """How many cases state a code, and how many of them are no longer public."""

    code: str
    n: int
    ended: int = 0


class Part(NamedTuple):
    """How many cases of a code have a property (`part`), out of all with the code (`whole`)."""

    code: str
    part: int
    whole: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """Cases by code: `stated` of `total` cases state at least one; a case with several counts under each."""

    name: str
    counts: tuple[Count, ...]
    stated: int
    total: int

    @property
    def top(self) -> tuple[Count, ...]:
        """Return the codes with the highest number: several where they tie, none where nothing is stated."""
        most = max((count.n for count in self.counts), default=0)
        return tuple(count for count in self.counts if most and count.n == most)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cross:
    """Cases by two codes: `cells` holds every pair of a row and a column, nought included."""

    name: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], int]
    total: int

    @property
    def stated(self) -> int:
        """Return how many of all cases the table holds."""
        return sum(self.cells.values())

    def row_total(self, row: str) -> int:
        """Return the sum of a row."""
        return sum(self.cells[row, column] for column in self.columns)


@dataclass(frozen=True, kw_only=True, slots=True)
class Shares:
    """A property's share by code: `parts` with numerator and denominator."""

    name: str
    parts: tuple[Part, ...]

    @property
    def whole(self) -> Part:
        """Return the sum of the parts."""
        return Part("total", sum(one.part for one in self.parts), sum(one.whole for one in self.parts))


def percent(part: int, whole: int) -> Decimal:
    """Return `part` of `whole` in per cent with one decimal, halves up; nought of nought is nought."""
    return (Decimal(100 * part) / max(whole, 1)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def tally(
    name: str, cases: Collection[Case], codes: Codes, *, order: Sequence[str] = (), ended: Collection[str] = ()
) -> Tally:
    """Count `cases` by `codes`, unknown ones (``''``) left out; `ended` holds the codes of cases no longer public.

    The codes stand in the given `order`, or the most frequent first and equal ones by name.
    """
    gone = Counter(code for code in ended if code)
    found = [{code for code in codes(case) if code} for case in cases]
    counts = Counter(code for own in found for code in own) + gone
    listed = order or sorted(counts, key=lambda code: (-counts[code], code))
    return Tally(
        name=name,
        counts=tuple(Count(code, counts[code], gone[code]) for code in listed),
        stated=sum(bool(own) for own in found) + gone.total(),
        total=len(cases) + len(ended),
    )


def cross(
    name: str,
    cases: Collection[Case],
    *,
    row: Callable[[Case], str],
    column: Callable[[Case], str],
    rows: Sequence[str],
    columns: Sequence[str],
    ended: Collection[tuple[str, str]] = (),
) -> Cross:
    """Count `cases` by the code of their row and of their column; codes that are not listed are left out.

    `ended` holds the pairs of codes of cases that are no longer public.
    """
    counts = Counter((row(case), column(case)) for case in cases) + Counter(ended)
    return Cross(
        name=name,
        rows=tuple(rows),
        columns=tuple(columns),
        cells={(one, other): counts[one, other] for one in rows for other in columns},
        total=len(cases) + len(ended),
    )


def shares(
    name: str,
    cases: Collection[Case],
    *,
    code: Callable[[Case], str],
    order: Sequence[str],
    has: Callable[[Case], bool],
) -> Shares:
    """Count by code, in the given `order`, how many `cases` have a property."""
    whole = Counter(code(case) for case in cases)
    part = Counter(code(case) for case in cases if has(case))
    return Shares(
        name=name,
        parts=tuple(Part(one, part[one], whole[one]) for one in order),
    )
