"""Give pages the words of the penalty engine, which its command line and the browser share."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.i18n import Catalogue, read_catalogue

_LOCALE = Path(__file__).parents[1] / "locale"


@cache
def penalty_words(lang: str) -> Catalogue:
    """Return the words of the engine in one language."""
    words = read_catalogue(_LOCALE, lang).words
    return Catalogue(lang, {key: word for key, word in words.items() if key.startswith("penalty.")})
