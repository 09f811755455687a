"""Count the hits and misses of the gate on the labelled snippets, by kind: ``python -m tests.privacy.measure``."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.i18n import read_catalogue
from generator.messages import LOCALE_FOLDER
from generator.privacy.findings import KINDS
from generator.privacy.texts import personal_data

SNIPPETS = Path(__file__).with_name("snippets.toml")
TODAY = date(2026, 11, 22)
TOTAL = {"zh": "合计", "en": "all kinds"}


@dataclass(frozen=True)
class Snippet:
    """A text, the kinds of personal data that a person sees in it, and whether rules were tuned with it in view."""

    text: str
    kinds: frozenset[str]
    is_held_out: bool


def snippets() -> tuple[Snippet, ...]:
    document = tomllib.loads(SNIPPETS.read_text(encoding="utf-8"))
    return tuple(
        Snippet(text, frozenset(kinds), name == "held_out")
        for name in ("held_out", "tuned")
        for text, *kinds in document[name]
    )


def counts(chosen: list[Snippet]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Return, by kind, in how many snippets it was rightly found, stands, and was found."""
    right, standing, found = Counter[str](), Counter[str](), Counter[str]()
    for snippet in chosen:
        seen = {finding.kind for finding in personal_data(snippet.text, today=TODAY)}
        right.update(seen & snippet.kinds)
        standing.update(snippet.kinds)
        found.update(seen)
    return right, standing, found


def table(lang: str) -> str:
    """Return the rows of the documents' table: kind, then recall and precision, held out and in all."""
    everything = list(snippets())
    groups = [counts([one for one in everything if one.is_held_out]), counts(everything)]
    words = read_catalogue(LOCALE_FOLDER, lang)
    rows = [(words(f"mask.kind.{kind}"), (kind,)) for kind in sorted(KINDS)] + [(TOTAL[lang], tuple(KINDS))]
    lines = []
    for name, kinds in rows:
        figures = []
        for right, standing, found in groups:
            hits = sum(right[kind] for kind in kinds)
            figures += [_share(hits, sum(standing[kind] for kind in kinds))]
            figures += [_share(hits, sum(found[kind] for kind in kinds))]
        lines.append(f"| {name} | {' | '.join(figures)} |")
    return "\n".join(lines)


def _share(hits: int, of: int) -> str:
    return f"{hits}/{of} ({hits / of:.0%})" if of else "–"


if __name__ == "__main__":
    for lang in ("zh", "en"):
        print(table(lang), end="\n\n")  # noqa: T201
