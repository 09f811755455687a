"""Hold what the search documents of every kind are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.corpus import NATION
from generator.pages.writer import Writer


def facets_of(
    writer: Writer, *, places: Iterable[str], date: str, ip_types: Iterable[str], violations: Iterable[str]
) -> Mapping[str, tuple[str, ...]]:
    """Return the codes of a document in each facet of the search."""
    return {
        "region": tuple(code for code in writer.corpus.regions_of(places) if code != NATION),
        "year": (date[:4],) if date else (),
        "ip_type": tuple(dict.fromkeys(ip_types)),
        "violation": tuple(dict.fromkeys(violations)),
    }


def texts(*texts: str) -> tuple[str, ...]:
    """Return the texts that are filled."""
    return tuple(text for text in texts if text)
