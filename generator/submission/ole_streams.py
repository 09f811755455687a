"""Read one stream of a compound file, the container of workbooks before 2007 ([MS-CFB])."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence

_END = 0xFFFFFFFA
_HEADER_BYTES = 512
_ENTRY_BYTES = 128


def read_stream(content: bytes, names: Sequence[str]) -> bytes:
    """Return the stream that has the first of `names` there is; raise ValueError or struct.error for damage."""
    sector_bits, mini_bits = struct.unpack_from("<HH", content, 30)
    (first_directory,) = struct.unpack_from("<I", content, 48)
    cutoff, first_mini_fat = struct.unpack_from("<II", content, 56)
    size = 1 << sector_bits

    def sector(number: int) -> bytes:
        start = _HEADER_BYTES if size == _HEADER_BYTES else size
        return content[start + number * size : start + (number + 1) * size]

    def chain(first: int, table: Sequence[int]) -> bytes:
        return b"".join(sector(number) for number in _numbers(first, table))

    fat_sectors = _fat_sectors(content, sector)
    if len(fat_sectors) > len(content) // size:
        raise ValueError("more tables than sectors")
    fat = [number for part in fat_sectors for number in _integers(sector(part))]
    directory = chain(first_directory, fat)
    entries = {
        directory[at : at + struct.unpack_from("<H", directory, at + 64)[0] - 2].decode("utf-16-le"): at
        for at in range(0, len(directory) - _ENTRY_BYTES + 1, _ENTRY_BYTES)
        if directory[at + 66]
    }
    name = next((name for name in names if name in entries), None)
    if name is None:
        raise ValueError("no such stream")
    first, length = struct.unpack_from("<IQ", directory, entries[name] + 116)
    # The upper half of the length is undefined in files with small sectors.
    length &= 0xFFFFFFFF
    if length >= cutoff:
        return chain(first, fat)[:length]
    mini_fat = _integers(chain(first_mini_fat, fat))
    mini_stream = chain(struct.unpack_from("<I", directory, 116)[0], fat)
    mini = 1 << mini_bits
    return b"".join(mini_stream[number * mini : (number + 1) * mini] for number in _numbers(first, mini_fat))[:length]


def _fat_sectors(content: bytes, sector: Callable[[int], bytes]) -> list[int]:
    found = [number for number in struct.unpack_from("<109I", content, 76) if number < _END]
    (following,) = struct.unpack_from("<I", content, 68)
    seen: set[int] = set()
    while following < _END and following not in seen:
        seen.add(following)
        *numbers, following = _integers(sector(following))
        found += [number for number in numbers if number < _END]
    return found


def _numbers(first: int, table: Sequence[int]) -> list[int]:
    found: list[int] = []
    number = first
    while number < _END:
        if number >= len(table) or len(found) > len(table):
            raise ValueError("broken chain")
        found.append(number)
        number = table[number]
    return found


def _integers(content: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])
