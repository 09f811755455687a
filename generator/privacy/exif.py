"""Read what Exif says of a picture's author, subject and place (CIPA DC-008, TIFF 6.0)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from generator.privacy.passages import Content

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 9: 4, 10: 8, 13: 4}
_AUTHORS = frozenset({0x013B, 0x9C9D, 0xA430, 0xA437})  # Artist, XPAuthor, CameraOwnerName, Photographer
_WIDE = range(0x9C9B, 0x9CA0)  # Windows writes these in UTF-16.
_COMMENT = 0x9286
_EXIF_FOLDER, _GPS_FOLDER = 0x8769, 0x8825
_GPS_LATITUDE, _GPS_LONGITUDE = 2, 4
_MOST_ENTRIES = 500


def exif_values(block: bytes) -> Iterator[tuple[Content, str]]:
    """Yield the texts of a TIFF block, and that it holds a place; raise struct.error or ValueError if broken."""
    order = {b"II": "<", b"MM": ">"}.get(block[:2])
    if order is None:
        raise ValueError
    (first,) = struct.unpack_from(f"{order}I", block, 4)
    folders, seen = [(first, False)], set[int]()
    while folders:
        start, is_gps = folders.pop()
        if start in seen or not start:
            continue
        seen.add(start)
        (count,) = struct.unpack_from(f"{order}H", block, start)
        if count > _MOST_ENTRIES:
            raise ValueError
        for number in range(count):
            tag, kind, items, offset = struct.unpack_from(f"{order}HHI4s", block, start + 2 + 12 * number)
            size = _SIZES.get(kind, 0) * items
            (pointer,) = struct.unpack(f"{order}I", offset)
            value = offset[:size] if size <= 4 else block[pointer : pointer + size]
            if tag in (_EXIF_FOLDER, _GPS_FOLDER):
                folders.append((pointer, tag == _GPS_FOLDER))
            elif is_gps:
                if tag in (_GPS_LATITUDE, _GPS_LONGITUDE) and any(value):
                    yield Content.LOCATION, ""
            elif text := _text(tag, kind, value):
                yield (Content.AUTHOR if tag in _AUTHORS else Content.TEXT), text
        (following,) = struct.unpack_from(f"{order}I", block, start + 2 + 12 * count)
        folders.append((following, False))


def _text(tag: int, kind: int, value: bytes) -> str:
    if tag in _WIDE:
        return value.decode("utf-16-le", errors="replace").strip("\x00 ")
    if tag == _COMMENT:
        encoding = {b"UNICODE\x00": "utf-16"}.get(value[:8], "utf-8")
        return value[8:].decode(encoding, errors="replace").strip("\x00 ")
    if kind != 2:
        return ""
    try:
        return value.decode("utf-8").strip("\x00 ")
    except UnicodeDecodeError:
        return value.decode("gb18030", errors="replace").strip("\x00 ")
