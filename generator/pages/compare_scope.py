"""Decide which violations are compared across regions, by what, and where the pages are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.corpus import NATION, Corpus, Liability, Standard
from generator.pages.tier_words import ANY_VIOLATION
from generator.penalty import Base
from generator.records import Violation

COMPARE_URL = "compare/index.html"


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What is compared for one violation, ordered by region code: never by fines."""

    violation: Violation
    standards: tuple[Standard, ...]
    local: tuple[Liability, ...]
    bases: tuple[Base, ...]

    @property
    def places(self) -> tuple[str, ...]:
        """Return the region codes that have something of their own, in order."""
        own = {code for standard in self.standards for code in standard.places}
        return tuple(sorted(own | {item.law.jurisdiction_code for item in self.local}))


def scopes(corpus: Corpus) -> tuple[Scope, ...]:
    """Return every violation with tiers of two standards, or local regulations of two regions or versions."""
    found = [_scope(corpus, violation) for violation in corpus.violations.values()]
    return tuple(scope for scope in found if _is_compared(scope))


def compare_url(violation_id: str) -> str:
    """Return the address of the comparison of a violation."""
    return f"compare/{violation_id}.html"


def pair_url(violation_id: str, first: Standard, second: Standard) -> str:
    """Return the address of the comparison of two regions, the lower code first."""
    a, b = sorted((first.places[0], second.places[0]))
    return f"compare/{violation_id}/{a}-{b}.html"


def is_compared(corpus: Corpus, violation: Violation) -> bool:
    """Tell whether a violation has a page of comparison."""
    return _is_compared(_scope(corpus, violation))


def _is_compared(scope: Scope) -> bool:
    if scope.violation.violation_id == ANY_VIOLATION:
        return False
    return len(scope.standards) > 1 or len({item.law.law_id for item in scope.local}) > 1


def _scope(corpus: Corpus, violation: Violation) -> Scope:
    code = violation.violation_id
    liabilities = corpus.liabilities_by_violation.get(code, ())
    standards = [one for one in corpus.standards_by_violation.get(code, ()) if NATION not in one.places]
    local = [item for item in liabilities if item.law.level == "local"]
    return Scope(
        violation=violation,
        standards=tuple(sorted(standards, key=lambda one: (one.places, one.row.standard_id))),
        local=tuple(sorted(local, key=_local_order)),
        bases=bases_of(liabilities),
    )


def _local_order(item: Liability) -> tuple[object, ...]:
    law = item.law
    return (law.jurisdiction_code, law.family_id, law.effective_from or law.version, item.row.line)


def bases_of(liabilities: Sequence[Liability]) -> tuple[Base, ...]:
    """Return what the branches count, for their thresholds and for their fines."""
    counted = {basis for item in liabilities for basis in (item.row.threshold_basis, item.row.fine_of)}
    return tuple(base for base in Base if base.basis in counted)
