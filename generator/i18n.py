"""Give every visible word from the catalogue of its language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.errors import GeneratorError


class MissingWordError(GeneratorError):
    """Raised when a catalogue lacks a word that a page asks for."""

    def __init__(self, key: str, lang: str) -> None:
        """Name the `key` and the catalogue's `lang`."""
        super().__init__(f"no word for {key!r} in the {lang} catalogue")


@dataclass(frozen=True)
class Catalogue:
    """The words of one language, flat: ``cases.title`` → 典型案例."""

    lang: str
    words: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return the word for `key` with ``{placeholders}`` filled; raise MissingWordError."""
        try:
            word = self.words[key]
        except KeyError:
            raise MissingWordError(key, self.lang) from None
        return word.format(**values) if values else word

    def code(self, code_list: str, code: str) -> str:
        """Return the label of `code` in a closed list (``ip_type``, ``status`` …); '' for ''."""
        return self(f"code.{code_list}.{code}") if code else ""

    def pick(self, zh: str, en: str) -> str:
        """Return the wording of a record in this language, falling back to the other."""
        return (zh or en) if self.lang == "zh" else (en or zh)


def read_catalogue(folder: Path, lang: str) -> Catalogue:
    """Read and merge every ``*.<lang>.toml`` and ``<lang>.toml`` in `folder`."""
    words: dict[str, str] = {}
    for path in sorted([*folder.glob(f"*.{lang}.toml"), *folder.glob(f"{lang}.toml")]):
        words.update(_flatten(tomllib.loads(path.read_text(encoding="utf-8"))))
    return Catalogue(lang, words)


def _flatten(tree: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in tree.items():
        if isinstance(value, Mapping):
            flat.update(_flatten(value, f"{prefix}{key}."))
        else:
            flat[prefix + key] = str(value)
    return flat
