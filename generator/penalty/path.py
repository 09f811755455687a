"""Hold what the engine has to say as codes and parameters; catalogues give the words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.corpus import Corpus
from generator.records import Law, PenaltyStandard


@dataclass(frozen=True, kw_only=True)
class Said:
    """One thing said: a step, a condition, a conflict, a gap. `params` fill the sentence of `code`."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Notes:
    """What a stage leaves behind besides its findings: its steps, gaps and conflicts, in order."""

    path: tuple[Said, ...] = ()
    unknown: tuple[Said, ...] = ()
    conflicts: tuple[Said, ...] = ()

    def __add__(self, other: Notes) -> Notes:
        """Return both, one after the other."""
        return Notes(
            path=self.path + other.path,
            unknown=self.unknown + other.unknown,
            conflicts=self.conflicts + other.conflicts,
        )


def said(
    code: str,
    *,
    law: Law | None = None,
    standard: PenaltyStandard | None = None,
    region: str = "",
    corpus: Corpus | None = None,
    more: Mapping[str, str] | None = None,
    **params: str,
) -> Said:
    """Return `code` with the names of a law, a standard and a region in both languages among its parameters."""
    found: dict[str, str] = {}
    if law is not None:
        found |= {"law_id": law.law_id, "law_zh": law.short_zh, "law_en": law.short_en}
        # The name without the version: what is said of a law of which no version is held.
        found |= {
            "family_zh": law.short_zh.rpartition("（")[0] or law.short_zh,
            "family_en": law.short_en.rpartition(" (")[0] or law.short_en,
        }
    if standard is not None:
        found |= {
            "standard_id": standard.standard_id,
            "standard_zh": standard.title_zh,
            "standard_en": standard.title_en,
        }
    if region and corpus is not None:
        place = corpus.jurisdictions[region]
        found |= {"region_code": region, "region_zh": place.name_zh, "region_en": place.name_en}
    return Said(code=code, params=found | dict(more or {}) | params)


def distinct(items: tuple[Said, ...]) -> tuple[Said, ...]:
    """Return `items`, each once, in order."""
    kept: list[Said] = []
    for item in items:
        if item not in kept:
            kept.append(item)
    return tuple(kept)
