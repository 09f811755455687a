"""Answer a query from a built index; search-engine.js does the same in the browser."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.search.columns import FACETS
from generator.search.folding import is_cjk
from generator.search.parsing import Chunk, Part, Query, parse, part_of
from generator.search.reader import Facet, IndexReader, Levels
from generator.search.verifying import matches_text

CHECKED_AT_ONCE = 30
MOST_CUTS = 8
_WEIGHTS = (0, 1, 2, 5, 10, 6, 12)
_NAME_WEIGHT, _WHOLE_NAME = 20, 1_000_000
_AS_WRITTEN = 4  # 五万元 is also a part of 二十五万元: found, but after what means 50000元


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One result; `url` is relative to the language root."""

    number: int
    kind: str
    url: str
    title: str
    score: int


@dataclass(frozen=True, kw_only=True)
class Results:
    """The first hits, how many there are in all, and the counts of every facet.

    `is_exact` is False while long parts of unshown hits have not been checked against the text;
    `relaxed_to` names the pieces that were looked for after the whole was not found.
    """

    hits: tuple[Hit, ...]
    total: int
    is_exact: bool
    relaxed_to: tuple[str, ...]
    counts: Mapping[str, Mapping[str, int]]


def search(
    index: IndexReader,
    text: str,
    *,
    chosen: Mapping[str, Sequence[str]] | None = None,
    limit: int = 10,
    checked_at_once: int = CHECKED_AT_ONCE,
) -> Results:
    """Return the records that hold every term of `text` and have the `chosen` facet values."""
    query, scores, was_cut = _find(index, parse(text))
    facets = {name: index.facet(name) for name in FACETS}
    allowed = _allowed(facets, chosen or {}, size=index.size)
    kept = [number for number in scores if all(number in numbers for numbers in allowed.values())]
    kept.sort(key=lambda number: (-scores[number], number))
    dropped: set[int] = set()
    hits: list[int] = []
    checks_all = not query.is_proved and len(kept) <= checked_at_once
    for number in kept:
        if len(hits) >= limit and not checks_all:
            break
        if query.is_proved or matches_text(index.document(number), query):
            hits.append(number)
        else:
            dropped.add(number)
    for number in dropped:
        del scores[number]
    return Results(
        hits=tuple(_hit(index, number, scores[number]) for number in hits[:limit]),
        total=len(kept) - len(dropped),
        is_exact=query.is_proved or checks_all or len(hits) + len(dropped) == len(kept),
        relaxed_to=_pieces(query) if was_cut else (),
        counts={name: _counts(name, facets, allowed, scores) for name in FACETS},
    )


def _find(index: IndexReader, query: Query) -> tuple[Query, Levels, bool]:
    """Return the query, cut into pieces if the whole is nowhere, with the score of every candidate."""
    asked = query
    for cuts in range(MOST_CUTS):
        found = [_chunk_scores(index, chunk) for chunk in query.chunks]
        scores = _together(index, query, found)
        if scores and (query.is_proved or len(scores) > CHECKED_AT_ONCE):
            return query, scores, cuts > 0
        if any(matches_text(index.document(number), query) for number in sorted(scores)):
            return query, scores, cuts > 0
        shorter = _cut(index, query, [not chunk for chunk in found])
        if shorter is None:
            break
        query = shorter
    return asked, {}, False


def _together(index: IndexReader, query: Query, found: list[Levels]) -> Levels:
    if not found:
        return dict.fromkeys(range(index.size), 0)
    scores = {number: sum(chunk[number] for chunk in found) for number in found[0] if all(number in c for c in found)}
    for name in query.names:
        for number in index.levels(name, is_open=False):
            if number in scores and scores[number] < _WHOLE_NAME:
                scores[number] += _WHOLE_NAME
    return scores


def _chunk_scores(index: IndexReader, chunk: Chunk) -> Levels:
    best: Levels = {}
    for position, row in enumerate(chunk.alternatives):
        meant = position == len(chunk.alternatives) - 1
        parts = [_part_levels(index, part) for part in row]
        weights = [_rarity(index, len(levels)) for levels in parts]
        for number in parts[0]:
            if all(number in levels for levels in parts):
                score = sum(weight * _WEIGHTS[levels[number]] for weight, levels in zip(weights, parts, strict=True))
                best[number] = max(score if meant else score // _AS_WRITTEN, best.get(number, 0))
    named = set[int]().union(*(index.levels(name, is_open=False) for name in chunk.names))
    for number in named & best.keys():
        best[number] += _NAME_WEIGHT * _rarity(index, len(named))
    return best


def _part_levels(index: IndexReader, part: Part) -> Levels:
    first, *others = [index.levels(gram, is_open=part.is_open) for gram in part.grams]
    return {
        number: min(level, *(levels[number] for levels in others)) if others else level
        for number, level in first.items()
        if all(number in levels for levels in others)
    }


def _rarity(index: IndexReader, count: int) -> int:
    return math.floor(100 * math.log(1 + index.size / count) + 0.5) if count else 0


def _cut(index: IndexReader, query: Query, empty: list[bool]) -> Query | None:
    """Cut what was nowhere at its rarest joint; None when nothing is left to cut."""
    chunks = list(query.chunks)
    has_cut = False
    for position, chunk in enumerate(query.chunks):
        if chunk.is_quoted or (any(empty) and not empty[position]):
            continue
        row: list[Part] = []
        for part in chunk.alternatives[0]:
            row += [part_of(text, is_open=part.is_open) for text in _cut_text(index, part.text)]
        if len(row) > len(chunk.alternatives[0]):
            has_cut = True
            chunks[position] = replace(chunk, alternatives=(tuple(row),))
    return replace(query, chunks=tuple(chunks)) if has_cut else None


def _cut_text(index: IndexReader, text: str) -> list[str]:
    if len(text) < 3 or not all(is_cjk(character) for character in text):
        return [text]
    counts = [len(index.levels(text[joint - 1 : joint + 1], is_open=False)) for joint in range(1, len(text))]
    missing = [joint for joint, count in enumerate(counts, start=1) if count == 0]
    if not missing:
        inner = range(2, len(text) - 1) or range(1, len(text))
        missing = [min(inner, key=lambda joint: (counts[joint - 1], joint))]
    bounds = [0, *missing, len(text)]
    return [text[start:end] for start, end in pairwise(bounds)]


def _allowed(facets: Mapping[str, Facet], chosen: Mapping[str, Sequence[str]], *, size: int) -> dict[str, set[int]]:
    allowed = {}
    for name, values in chosen.items():
        if values:
            facet = facets[name]
            wanted = {position for position, value in enumerate(facet.values) if value in values}
            fitting = {number for number, combination in enumerate(facet.sets) if wanted.intersection(combination)}
            allowed[name] = {number for number in range(size) if facet.column[number] in fitting}
    return allowed


def _counts(name: str, facets: Mapping[str, Facet], allowed: Mapping[str, set[int]], scores: Levels) -> dict[str, int]:
    facet = facets[name]
    others = [numbers for other, numbers in allowed.items() if other != name]
    counts = [0] * len(facet.values)
    for number in scores:
        if all(number in numbers for numbers in others):
            for position in facet.sets[facet.column[number]]:
                counts[position] += 1
    return {value: count for value, count in zip(facet.values, counts, strict=True) if count}


def _pieces(query: Query) -> tuple[str, ...]:
    return tuple(part.text for chunk in query.chunks for part in chunk.alternatives[0])


def _hit(index: IndexReader, number: int, score: int) -> Hit:
    texts = index.document(number)
    return Hit(number=number, kind=texts["k"], url=texts["u"], title=texts["t"], score=score)
