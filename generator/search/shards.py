"""Spread the entries over small files, of which a query fetches a few."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from generator.artifacts import Artifact
from generator.search.coding import write_number, write_set
from generator.search.grams import fingerprint, is_word

SHARD_BYTES = 2048
CLASSES = (3, 2, 1)


def term_artifacts(
    entries: dict[str, array[int]], *, ranks: array[int], root: str, contents: dict[str, object]
) -> Iterator[Artifact]:
    """Yield the shards and empty `entries` on the way; put into `contents` how to find them.

    ``w/<n>.bin`` hold words in order: ``contents["words"]`` has the first word of each.
    ``t/<n>.bin`` hold characters, pairs and names by their hash over ``contents["shards"]``.
    """
    words = sorted((gram for gram in entries if is_word(gram)), key=lambda word: word.encode("utf-16-be"))
    firsts: list[str] = []
    shard = bytearray()
    for word in words:
        encoded = _encode(word, entries.pop(word), ranks=ranks)
        if shard and len(shard) + len(encoded) > SHARD_BYTES:
            yield Artifact(f"{root}/w/{len(firsts) - 1}.bin", bytes(shard))
            shard.clear()
        if not shard:
            firsts.append(word)
        shard += encoded
    if shard:
        yield Artifact(f"{root}/w/{len(firsts) - 1}.bin", bytes(shard))
    contents["words"] = firsts
    yield from _hashed(entries, ranks=ranks, root=root, contents=contents)


def _hashed(
    entries: dict[str, array[int]], *, ranks: array[int], root: str, contents: dict[str, object]
) -> Iterator[Artifact]:
    encoded: list[tuple[int, str, bytes]] = []
    for gram in sorted(entries):
        encoded.append((fingerprint(gram), gram, _encode(gram, entries.pop(gram), ranks=ranks)))
    count = max(1, -(-sum(len(content) for _, _, content in encoded) // SHARD_BYTES))
    contents["shards"] = count
    encoded.sort(key=lambda entry: (entry[0] % count, entry[1]))
    current, shard = 0, bytearray()
    for hashed, _, content in encoded:
        while current != hashed % count:
            yield Artifact(f"{root}/t/{current}.bin", bytes(shard))
            current += 1
            shard.clear()
        shard += content
    for number in range(current, count):
        yield Artifact(f"{root}/t/{number}.bin", bytes(shard))
        shard.clear()


def _encode(gram: str, numbers: array[int], *, ranks: array[int]) -> bytes:
    """Return the entry: its name, then the documents that hold it in title, keywords, body only."""
    name = gram.encode()
    content = bytearray()
    write_number(len(name), into=content)
    content += name
    for wanted in CLASSES:
        ids = sorted([ranks[number >> 2] for number in numbers if number & 3 == wanted])
        write_set(ids, into=content)
    return bytes(content)
