"""Count the respondents by the IP type of their case and their kind, small counts of persons hidden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from generator.corpus import Case
from generator.statistics.suppression import Cell, Hidden, suppress

KINDS = ("company", "institution", "individual-business", "individual", "unknown")
# An individual business is a natural person who carries on a trade (Civil Code, art 54).
PERSONS = frozenset({"individual", "individual-business"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Respondents:
    """Respondents of `cases` of `total` cases; `cells` by IP type and kind, with the key ``total`` on both sides."""

    ip_types: tuple[str, ...]
    cells: Mapping[Cell, int | Hidden]
    cases: int
    total: int


def respondents(cases: Collection[Case], *, ip_types: tuple[str, ...]) -> Respondents:
    """Count the respondents; a row that stands for several counts as many as it states."""
    counts: Counter[Cell] = Counter()
    stating = 0
    for case in cases:
        own = [party for party in case.parties if party.role == "respondent"]
        stating += bool(own)
        for party in own:
            counts[case.row.ip_type, party.kind] += party.headcount or 1
    found = tuple(ip_type for ip_type in ip_types if any(counts[ip_type, kind] for kind in KINDS))
    cells = {(ip_type, kind): counts[ip_type, kind] for ip_type in found for kind in KINDS}
    return Respondents(
        ip_types=found,
        cells=suppress(cells, rows=found, columns=KINDS, is_sensitive=PERSONS.__contains__),
        cases=stating,
        total=len(cases),
    )
