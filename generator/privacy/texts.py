"""Find personal data in a text."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from generator.privacy import accounts, names, numbers, places, sensitive
from generator.privacy.findings import Finding
from generator.privacy.folding import folded
from generator.privacy.numbers import has_number


@lru_cache(maxsize=1 << 16)
def personal_data(text: str, *, today: date) -> tuple[Finding, ...]:
    """Return each piece of personal data in `text`, in order of place; `today` judges dates of birth.

    The same cell stands in many rows, so that the answer is kept.
    """
    plain = folded(text)
    of_numbers = [*numbers.find(plain, today=today), *accounts.find_at_banks(plain)] if has_number(plain) else []
    minors = [*sensitive.find(plain, today=today)]
    young = {finding.start for finding in minors if finding.kind == "minor"}
    found = [
        *of_numbers,
        *accounts.find(plain),
        *places.find(plain),
        *(finding for finding in names.find(plain) if finding.start not in young),
        *minors,
    ]
    return tuple(sorted(found, key=lambda finding: (finding.start, -finding.end, finding.kind)))
