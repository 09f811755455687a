"""Write what a browser narrows and sorts a list by: one index, and the records in parts of a hundred.

``lists/<kind>.<lang>.json`` holds for each record, in the order of the list, the codes of every
facet, its date and its amounts, as columns; the words for them; and the version of the other files.
``lists/<kind>/<lang>-<part>.json`` holds what is shown of a hundred records: the index is all that
counting needs, so that a part is fetched only for what is in sight. ``lists/<kind>/<lang>-more.json``
has what is seldom needed: the values of facets with more than a hundred, the orders by title and of the search.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from typing import Any, TypeVar

from generator.artifacts import Artifact
from generator.formats import plain
from generator.pages.list_specs import AmountSpec, FacetSpec, ListSpec, facet_codes, in_order
from generator.pages.lists import lists
from generator.pages.view import Tag, Value
from generator.pages.writer import Writer
from generator.urls import record_url

PART = 100
_MANY_VALUES = 100
# A piece is shared when it stands in more than one of so many records.
_SHARED_OF = 500
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

T = TypeVar("T")


def list_indexes(writer: Writer) -> Iterator[Artifact]:
    """Yield the index and the parts of every list."""
    for spec in lists(writer):
        yield from _list(writer, spec)


def _list(writer: Writer, spec: ListSpec[T]) -> Iterator[Artifact]:
    rows = [_Row(spec, record) for record in spec.records]
    uses = Counter(chain.from_iterable(row.pieces for row in rows))
    least = max(1, len(rows) // _SHARED_OF)
    shared = {piece: place for place, piece in enumerate(piece for piece, number in uses.items() if number > least)}
    folder = f"lists/{spec.kind}"
    parts = [
        Artifact(
            f"{folder}/{writer.lang}-{start // PART}.json",
            _dump([row.packed(shared) for row in rows[start : start + PART]]),
        )
        for start in range(0, len(rows), PART)
    ]
    facets = [_facet(writer, facet, spec.records) for facet in spec.facets]
    by_title = sorted(range(len(rows)), key=lambda place: rows[place].title)
    by_url = sorted(range(len(rows)), key=lambda place: rows[place].url)
    codes = {facet["name"]: facet["codes"] for facet in facets}
    more = {
        "facets": {
            str(facet["name"]): {key: facet.pop(key) for key in ("codes", "labels")}
            for facet in facets
            if facet["size"] > _MANY_VALUES and "parents" not in facet
        },
        "by_title": _column(by_title),
        # The search numbers its documents newest first, then by address.
        "as_searched": _column(sorted(by_url, key=lambda place: spec.date(spec.records[place]), reverse=True)),
    }
    parts.append(Artifact(f"{folder}/{writer.lang}-more.json", _dump(more)))
    version = hashlib.sha256(b"".join(part.content for part in parts)).hexdigest()[:8]
    index = {
        "kind": spec.kind,
        "size": len(rows),
        "part": PART,
        "version": version,
        "dates": [[date, len(list(run))] for date, run in groupby(spec.date(record) for record in spec.records)],
        "facets": facets,
        "amounts": [_amount(spec, amount, codes.get(amount.facet, ())) for amount in spec.amounts],
        "columns": [
            {
                "name": column.name,
                "title": writer.t(f"list.column.{column.name}"),
                "order": column.order,
                "numeric": column.is_numeric,
            }
            for column in spec.columns
        ],
        "pieces": [_piece(piece) for piece in shared],
        "words": _words(writer, spec),
    }
    yield Artifact(f"{folder}.{writer.lang}.json", _dump(index))
    yield from parts


class _Row:
    """What is shown of one record: its title, its address, and pieces in groups (tags, line, meta, each column)."""

    def __init__(self, spec: ListSpec[T], record: T) -> None:
        result = spec.result(record)
        self.title = result.title.text
        self.url = result.title.href
        self._identifier = result.title.href.removeprefix(f"{spec.kind}/").removesuffix(".html")
        if record_url(spec.kind, self._identifier) != result.title.href:
            raise ValueError(f"{result.title.href} is no record of {spec.kind}")
        self._groups: tuple[tuple[Tag | Value, ...], ...] = (
            result.tags,
            result.line,
            result.meta,
            *(column.values(record) for column in spec.columns),
        )

    @property
    def pieces(self) -> Iterator[Tag | Value]:
        """Yield every piece as often as it stands in the row."""
        return chain.from_iterable(self._groups)

    def packed(self, shared: dict[Tag | Value, int]) -> list[object]:
        """Return the row as the parts hold it; a number stands for a shared piece."""
        groups = [[shared.get(piece, _piece(piece)) for piece in group] for group in self._groups]
        return [self.title, self._identifier, *groups]


def _piece(piece: Tag | Value) -> object:
    """Return a tag as its text and tone, a value as its text or, where it has more, all of it."""
    if isinstance(piece, Tag):
        return [piece.text, piece.tone]
    fields = list(piece)
    while len(fields) > 1 and not fields[-1]:
        fields.pop()
    return fields[0] if len(fields) == 1 else fields


def _facet(writer: Writer, facet: FacetSpec[T], records: Sequence[T]) -> dict[str, Any]:
    """Return a facet: codes as they stand, their words, and for each record which set of codes it has."""
    own = [facet_codes(facet, record) for record in records]
    codes = in_order(facet, Counter(chain.from_iterable(own)))
    place = {code: number for number, code in enumerate(codes)}
    sets = {key: number for number, key in enumerate(dict.fromkeys(own))}
    tree: dict[str, object] = {}
    if facet.parent:
        parents = [facet.parent(code) for code in codes]
        tree["parents"] = [place.get(parent, -1) for parent in parents]
    if facet.short:
        tree["short"] = [facet.short(code) for code in codes]
    return {
        "name": facet.name,
        "title": writer.t(f"facet.{facet.name}"),
        "size": len(codes),
        "codes": codes,
        "labels": [facet.label(code) for code in codes],
        **tree,
        "sets": [[place[code] for code in key] for key in sets],
        "column": _column([sets[key] for key in own]),
    }


def _amount(spec: ListSpec[T], amount: AmountSpec[T], bases: Sequence[str]) -> dict[str, object]:
    """Return amounts as [records since the one before, CNY, number of the basis …], one after the other."""
    rows: list[int | float] = []
    before = 0
    for place, record in enumerate(spec.records):
        for stated in amount.stated(record):
            rows += (place - before, _number(plain(stated.cny)), bases.index(stated.basis) if bases else 0)
            before = place
    return {"name": amount.name, "facet": amount.facet, "rows": rows}


def _number(figure: str) -> int | float:
    return float(figure) if "." in figure else int(figure)


def _column(numbers: Sequence[int]) -> list[object]:
    """Return whole numbers as [digits of each, all digits in a row], to the base of 64."""
    width = 1
    while 64**width <= max(numbers, default=0):
        width += 1
    return [width, "".join(_DIGITS[number >> 6 * at & 63] for number in numbers for at in reversed(range(width)))]


def _words(writer: Writer, spec: ListSpec[T]) -> dict[str, str]:
    words = {
        key.removeprefix("list.").removeprefix("live."): word
        for key, word in writer.t.words.items()
        if key.startswith(("list.live.", "list.range.", "list.view.", "list.column.title"))
    }
    orders = {"newest", "oldest", "title"} | {column.order for column in spec.columns if column.order}
    return words | {
        f"order.{order}": writer.t(f"list.order.{order}")
        for base in sorted(orders)
        for order in (base, f"{base}-desc", f"{base}-asc")
        if f"list.order.{order}" in writer.t.words
    }


def _dump(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
