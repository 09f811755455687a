"""Find personal data in a text."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from generator.privacy import accounts, names, numbers, places
from generator.privacy.findings import Finding
from generator.privacy.folding import folded


@lru_cache(maxsize=1 << 16)
def personal_data(text: str, *, today: date) -> tuple[Finding, ...]:
    """Return each piece of personal data in `text`, in order of place; `today` judges dates of birth.

    The same cell stands in many rows, so that the answer is kept.
    """
    plain = folded(text)
    found = [
        *numbers.find(plain, today=today),
        *accounts.find(plain),
        *places.find(plain),
        *names.find(plain),
    ]
    return tuple(sorted(found, key=lambda finding: (finding.start, -finding.end, finding.kind)))
