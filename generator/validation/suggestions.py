"""Find what a contributor probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(value: str, candidates: Iterable[str]) -> str:
    """Return the candidate most like `value`, ignoring case, or '' when none is close."""
    by_folded = {candidate.casefold(): candidate for candidate in candidates}
    found = difflib.get_close_matches(value.strip().casefold(), by_folded, n=1, cutoff=0.7)
    return by_folded[found[0]] if found else ""
