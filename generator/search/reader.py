"""Read the files of an index as a query needs them, each once."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.errors import GeneratorError
from generator.search.coding import read_column, read_frame, read_number, read_set, skip_set
from generator.search.documents import DOCUMENTS_IN_FOLDER
from generator.search.grams import fingerprint, is_word

Levels = dict[int, int]


class MissingIndexFileError(GeneratorError):
    """Raised when a file of the index cannot be read."""

    def __init__(self, path: str) -> None:
        """Name the `path` that is missing."""
        self.path = path
        super().__init__(f"{path}: this file of the search index is missing; build the site again.")


@dataclass(frozen=True, kw_only=True)
class Facet:
    """One facet: its values, their labels, and for each document the positions of its values."""

    values: tuple[str, ...]
    labels: tuple[str, ...]
    sets: tuple[tuple[int, ...], ...]
    column: list[int]


class IndexReader:
    """The files of one language's index; `read` gives the bytes of a path under the site root.

    `fetched` counts the bytes read, as a browser would fetch them.
    """

    def __init__(self, read: Callable[[str], bytes], *, lang: str) -> None:
        """Read the table of contents."""
        self._read = read
        self._root = f"search/{lang}"
        self._files: dict[str, bytes] = {}
        self.fetched: dict[str, int] = {}
        contents = json.loads(self._file("index.json"))
        self.size: int = contents["documents"]
        self._words: list[str] = contents["words"]
        self._word_keys = [word.encode("utf-16-be") for word in self._words]
        self._shards: int = contents["shards"]

    def levels(self, gram: str, *, is_open: bool) -> Levels:
        """Return the documents with `gram`: 2, 4, 6 for body, keywords, title; 1 less for a longer word."""
        if not is_word(gram):
            content = self._file(f"t/{fingerprint(gram) % self._shards}.bin")
            return _collect(content, gram=gram, is_open=False)
        key = gram.encode("utf-16-be")
        number = max(bisect_right(self._word_keys, key) - 1, 0)
        found: Levels = {}
        while number < len(self._words):
            if self._words[number] > gram and not (is_open and self._words[number].startswith(gram)):
                break
            for document, level in _collect(self._file(f"w/{number}.bin"), gram=gram, is_open=is_open).items():
                found[document] = max(level, found.get(document, 0))
            number += 1
            if not is_open:
                break
        return found

    def facet(self, name: str) -> Facet:
        """Return the facet called `name`."""
        header, body = read_frame(self._file(f"f/{name}.bin"))
        column = read_column(body, coding=header["coding"], highest=header["highest"], size=self.size)
        sets = tuple(tuple(combination) for combination in header["sets"])
        return Facet(values=tuple(header["values"]), labels=tuple(header["labels"]), sets=sets, column=column)

    def document(self, number: int) -> Mapping[str, Any]:
        """Return the texts of a document."""
        texts: Mapping[str, Any] = json.loads(self._file(f"d/{number // DOCUMENTS_IN_FOLDER}/{number}.json"))
        return texts

    def _file(self, path: str) -> bytes:
        if path not in self._files:
            try:
                self._files[path] = self._read(f"{self._root}/{path}")
            except (KeyError, OSError) as error:
                raise MissingIndexFileError(f"{self._root}/{path}") from error
            self.fetched[path] = len(self._files[path])
        return self._files[path]


def _collect(content: bytes, *, gram: str, is_open: bool) -> Levels:
    found: Levels = {}
    at = 0
    while at < len(content):
        length, at = read_number(content, at=at)
        name = content[at : at + length].decode()
        at += length
        wanted = name == gram or (is_open and name.startswith(gram))
        for level in (6, 4, 2):
            if not wanted:
                at = skip_set(content, at=at)
                continue
            ids, at = read_set(content, at=at)
            level_here = level if name == gram else level - 1
            for document in ids:
                if found.get(document, 0) < level_here:
                    found[document] = level_here
    return found
