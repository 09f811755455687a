"""Compute the indicators of openness that public records carry, with numerator and denominator.

The list follows the appraisal items for administrative protection; where a record lacks a field
that an indicator needs, the indicator is named with what is missing and no figure is made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.corpus import Corpus
from generator.statistics.tallies import Part

MISSING = ("timeliness", "participation", "correction", "expiry", "adherence", "clues", "reports")
_CONCLUDED = frozenset({"decided", "upheld", "changed", "revoked"})
_WITH_OTHERS = frozenset({"joint", "assisting", "transferring", "receiving"})


class Indicator(NamedTuple):
    """One share: `n` of `of`."""

    name: str
    n: int
    of: int


def indicators(corpus: Corpus, *, within: Part) -> Iterator[Indicator]:
    """Yield the indicators that can be computed; `within` counts the decisions within the legal time."""
    cases = corpus.cases.values()
    yield Indicator("complete", sum(case.row.completeness == "full" for case in cases), len(cases))
    stated = [case.row.status for case in cases if case.row.status != "not-stated"]
    yield Indicator("concluded", sum(status in _CONCLUDED for status in stated), len(stated))
    yield Indicator("within_limit", within.part, within.whole)
    named = [case for case in cases if case.authorities]
    together = sum(any(item.role in _WITH_OTHERS for item in case.authorities) for case in named)
    yield Indicator("together", together, len(named))
    crossing = [case for case in cases if case.row.is_cross_region]
    yield Indicator("by_agreement", sum(bool(case.row.agreement_id) for case in crossing), len(crossing))
    regulated = corpus.liabilities_by_violation
    yield Indicator("benchmarks", sum(code in corpus.standards_by_violation for code in regulated), len(regulated))
    counted = [release for release in corpus.releases.values() if release.case_count_stated is not None]
    whole = sum(_held(corpus, release.release_id) == release.case_count_stated for release in counted)
    yield Indicator("whole_releases", whole, len(counted))


def _held(corpus: Corpus, release_id: str) -> int:
    """Return how many cases of a release were published here, those no longer public included."""
    return len(corpus.cases_by_release.get(release_id, ())) + corpus.ended_by_release.get(release_id, 0)
