"""Write and read the index's bytes: whole numbers, sets of documents, columns, frames."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_MORE = 0x80


def write_number(value: int, *, into: bytearray) -> None:
    """Append `value` (0 or more), seven bits a byte, lowest first."""
    while value >= _MORE:
        into.append(value & 0x7F | _MORE)
        value >>= 7
    into.append(value)


def read_number(content: bytes, *, at: int) -> tuple[int, int]:
    """Return the number that starts `at`, and where the next thing starts."""
    value = shift = 0
    while True:
        byte = content[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < _MORE:
            return value, at


def write_set(ids: Sequence[int], *, into: bytearray) -> None:
    """Append the sorted `ids` as gaps or as a bitmap, whichever is shorter.

    First comes (bytes × 2 + 1 for a bitmap), then the bytes.
    """
    gaps = bytearray()
    before = -1
    for number in ids:
        write_number(number - before - 1, into=gaps)
        before = number
    if ids and len(gaps) > (ids[-1] >> 3) + 1:
        bits = bytearray((ids[-1] >> 3) + 1)
        for number in ids:
            bits[number >> 3] |= 1 << (number & 7)
        write_number(len(bits) * 2 + 1, into=into)
        into += bits
    else:
        write_number(len(gaps) * 2, into=into)
        into += gaps


def read_set(content: bytes, *, at: int) -> tuple[list[int], int]:
    """Return the ids of the set that starts `at`, and where the next thing starts."""
    header, at = read_number(content, at=at)
    end = at + (header >> 1)
    if header & 1:
        bits = content[at:end]
        return [index * 8 + bit for index, byte in enumerate(bits) if byte for bit in range(8) if byte >> bit & 1], end
    ids = []
    before = -1
    while at < end:
        gap, at = read_number(content, at=at)
        before += gap + 1
        ids.append(before)
    return ids, end


def skip_set(content: bytes, *, at: int) -> int:
    """Return where the thing after the set that starts `at` starts."""
    header, at = read_number(content, at=at)
    return at + (header >> 1)


def write_frame(header: Mapping[str, Any], body: bytes) -> bytes:
    """Return a JSON `header` with its length before it and `body` after it."""
    shown = json.dumps(header, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    frame = bytearray()
    write_number(len(shown), into=frame)
    return bytes(frame) + shown + body


def read_frame(content: bytes) -> tuple[dict[str, Any], bytes]:
    """Return the header and the body of a frame."""
    length, at = read_number(content, at=0)
    header: dict[str, Any] = json.loads(content[at : at + length])
    return header, content[at + length :]


def write_column(values: Sequence[int], *, highest: int) -> tuple[str, bytes]:
    """Return one small number for each document as ``runs`` or ``bits``, whichever is shorter."""
    runs = bytearray()
    for value, length in _runs(values):
        write_number(value, into=runs)
        write_number(length, into=runs)
    width = max(1, highest.bit_length())
    if len(runs) <= (len(values) * width + 7) // 8:
        return "runs", bytes(runs)
    packed = bytearray()
    held = count = 0
    for value in values:
        held |= value << count
        count += width
        while count >= 8:
            packed.append(held & 0xFF)
            held >>= 8
            count -= 8
    if count:
        packed.append(held)
    return "bits", bytes(packed)


def read_column(content: bytes, *, coding: str, highest: int, size: int) -> list[int]:
    """Return the `size` numbers of a column."""
    values: list[int] = []
    if coding == "runs":
        at = 0
        while at < len(content):
            value, at = read_number(content, at=at)
            length, at = read_number(content, at=at)
            values += [value] * length
        return values
    width = max(1, highest.bit_length())
    held = count = 0
    mask = (1 << width) - 1
    for byte in content:
        held |= byte << count
        count += 8
        while count >= width and len(values) < size:
            values.append(held & mask)
            held >>= width
            count -= width
    return values


def _runs(values: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for position in range(1, len(values) + 1):
        if position == len(values) or values[position] != values[start]:
            yield values[start], position - start
            start = position
