"""Build the search index of one language from its documents."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.artifacts import Artifact
from generator.search.characters import variants_of
from generator.search.columns import FACETS, facet_artifacts
from generator.search.folding import views
from generator.search.grams import collect_grams, name_gram
from generator.search.shards import term_artifacts

BODY, KEYWORD, TITLE = 1, 2, 3
DOCUMENTS_IN_FOLDER = 1000
_QUALIFIER = re.compile(r"\s*[（(][^（()）]*[)）]$")  # 商标法（2019） is also called 商标法


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchDocument:
    """One page that can be found.

    `url` is relative to the language root; `body` holds text blocks in order of weight; `keywords`
    are exact names (ids, decision numbers, short names, lay words) that weigh almost as the title;
    `facets` gives region (codes, every ancestor included), year, ip_type and violation; `date` is
    ISO and may be ''.
    """

    kind: str
    url: str
    title: str
    body: tuple[str, ...]
    facets: Mapping[str, tuple[str, ...]]
    date: str
    keywords: tuple[str, ...] = ()


@dataclass(slots=True)
class _Held:
    """What is kept of the documents while they stream past: packed texts, facets and entries."""

    order: list[tuple[str, str]] = field(default_factory=list)
    payloads: list[bytes] = field(default_factory=list)
    facets: dict[str, list[tuple[str, ...]]] = field(default_factory=lambda: {name: [] for name in FACETS})
    entries: defaultdict[str, array[int]] = field(default_factory=lambda: defaultdict(_new_entry))


def build_index(
    documents: Iterable[SearchDocument], *, lang: str, facet_labels: Mapping[str, Mapping[str, str]]
) -> Iterator[Artifact]:
    """Yield the files of the index under ``search/<lang>/``, the table of contents last.

    Documents are numbered newest first (undated last, then by address), so that a number is also
    a rank by age. Texts are held packed, entries as numbers; nothing is held twice.
    """
    root = f"search/{lang}"
    held = _Held()
    for document in documents:
        _take(document, held=held)
    ranks = _ranks(held.order)
    digest = hashlib.sha256()
    contents: dict[str, object] = {"lang": lang, "documents": len(ranks)}
    for artifact in _files(held, ranks=ranks, root=root, facet_labels=facet_labels, contents=contents):
        digest.update(artifact.path.encode() + b"\0" + hashlib.sha256(artifact.content).digest())
        yield artifact
    contents["version"] = digest.hexdigest()[:12]
    yield Artifact(f"{root}/index.json", _dump(contents))


def _files(
    held: _Held,
    *,
    ranks: array[int],
    root: str,
    facet_labels: Mapping[str, Mapping[str, str]],
    contents: dict[str, object],
) -> Iterator[Artifact]:
    for rank, arrival in enumerate(sorted(range(len(ranks)), key=ranks.__getitem__)):
        path = f"{root}/d/{rank // DOCUMENTS_IN_FOLDER}/{rank}.json"
        yield Artifact(path, zlib.decompress(held.payloads[arrival]))
    held.payloads.clear()
    contents["variants"] = variants_of(gram for gram in held.entries if len(gram) == 1)
    yield from facet_artifacts(held.facets, ranks=ranks, labels=facet_labels, root=root)
    yield from term_artifacts(held.entries, ranks=ranks, root=root, contents=contents)


def _take(document: SearchDocument, *, held: _Held) -> None:
    arrival = len(held.order)
    held.order.append((document.date, document.url))
    held.payloads.append(zlib.compress(_payload(document), 1))
    for name in FACETS:
        held.facets[name].append((document.kind,) if name == "kind" else tuple(document.facets.get(name, ())))
    title, keywords, body = _grams((document.title,)), _grams(document.keywords), _grams(document.body)
    for text in (document.title, *document.keywords):
        for name in (text, _QUALIFIER.sub("", text)):
            title.update(name_gram(view) for view in views(name) if view)
    for grams, weight in ((title, TITLE), (keywords - title, KEYWORD), (body - keywords - title, BODY)):
        for gram in grams:
            held.entries[gram].append(arrival << 2 | weight)


def _grams(texts: Iterable[str]) -> set[str]:
    grams: set[str] = set()
    for text in texts:
        for view in views(text):
            collect_grams(view, into=grams)
    return grams


def _new_entry() -> array[int]:
    return array("I")


def _payload(document: SearchDocument) -> bytes:
    places = document.facets.get("region", ())
    return _dump(
        {
            "k": document.kind,
            "u": document.url,
            "t": document.title,
            "d": document.date,
            "r": places[0] if places else "",
            "w": document.keywords,
            "b": [text for text in document.body if text],
        }
    )


def _ranks(order: list[tuple[str, str]]) -> array[int]:
    by_url = sorted(range(len(order)), key=lambda arrival: order[arrival][1])
    newest_first = sorted(by_url, key=lambda arrival: order[arrival][0], reverse=True)
    ranks = array("I", bytes(4 * len(order)))
    for rank, arrival in enumerate(newest_first):
        ranks[arrival] = rank
    return ranks


def _dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
