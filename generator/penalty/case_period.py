"""Say between which days the decision of a case must lie, as far as the record tells."""

from __future__ import annotations

import calendar
from dataclasses import dataclass

from generator.corpus import Case, Corpus


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """The first and the last day on which a decision can have been made, both ISO; '' where unknown."""

    first: str
    last: str

    @property
    def is_closed(self) -> bool:
        """Tell whether both ends are known."""
        return bool(self.first and self.last)


def decision_period(case: Case) -> Period:
    """Return the day, month or year of the decision; else the time from the last step before it to publication."""
    row = case.row
    if row.decided_on:
        return Period(first=first_day(row.decided_on), last=last_day(row.decided_on))
    before = max(first_day(row.filed_on), first_day(row.seized_on))
    published = row.published_on or row.source_date or case.release.released_on
    return Period(first=before, last=last_day(published))


def cited_period(corpus: Corpus, case: Case, *, law_id: str) -> Period:
    """Return the decision's period narrowed by the law version that the case cites and by the standards it cites."""
    law = corpus.laws[law_id]
    known = decision_period(case)
    starts = [known.first, first_day(law.effective_from)]
    for item in case.citations:
        standard = corpus.standards.get(item.standard_id)
        if standard is not None:
            starts.append(first_day(standard.row.effective_from))
    ends = [end for end in (known.last, last_day(law.effective_to)) if end]
    return Period(first=max(starts), last=min(ends, default=""))


def first_day(iso: str) -> str:
    """Return the first day of an ISO date of any precision; '' for ''."""
    return iso and (iso + "-01-01"[len(iso) - 4 :])[:10]


def last_day(iso: str) -> str:
    """Return the last day of an ISO date of any precision; '' for ''."""
    if len(iso) == 4:
        return f"{iso}-12-31"
    if len(iso) == 7:
        return f"{iso}-{calendar.monthrange(int(iso[:4]), int(iso[5:]))[1]:02d}"
    return iso
