"""Read what a picture says of itself: Exif, XMP, IPTC, comments and texts beside the pixels."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException, ElementTree

from generator.privacy.archives import MOST_BYTES, UnseenError
from generator.privacy.exif import exif_values
from generator.privacy.passages import Content, Passage

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".bmp"})
_JPEG, _PNG, _GIF, _BMP = b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"GIF8", b"BM"
_TIFF = (b"II*\x00", b"MM\x00*")
_XMP_JPEG = b"http://ns.adobe.com/xap/1.0/\x00"
_XMP_AUTHORS = frozenset({"creator", "OwnerName", "CreatorContactInfo", "AuthorsPosition", "Artist", "Author"})
_XMP_PLACES = re.compile(r"GPS(?:Latitude|Longitude|Position)|Location(?:Created|Shown)")
# IPTC-IIM datasets that name a person: by-line, its title, writer.
_IPTC_AUTHORS = frozenset({80, 122})

_Value = tuple[Content, str]


def picture_passages(content: bytes, *, sheet: str = "", part: str = "metadata") -> Iterator[Passage]:
    """Yield what stands beside the pixels; raise UnseenError for another kind of file or a broken one."""
    try:
        values = list(_values(content))
    except (struct.error, IndexError, zlib.error, ParseError, DefusedXmlException, ValueError):
        raise UnseenError("unseen-broken") from None
    for kind, text in values:
        if text.strip() or kind is Content.LOCATION:
            yield Passage(text=text.strip(), content=kind, sheet=sheet, part=part)


def _values(content: bytes) -> Iterator[_Value]:
    if content.startswith(_JPEG):
        yield from _jpeg(content)
    elif content.startswith(_PNG):
        yield from _png(content)
    elif content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        yield from _webp(content)
    elif content.startswith(_TIFF):
        yield from exif_values(content)
    elif content.startswith(_GIF):
        yield from _gif(content)
    elif not content.startswith(_BMP):
        raise UnseenError("unseen-binary")


def _jpeg(content: bytes) -> Iterator[_Value]:
    place = 2
    while place + 4 <= len(content):
        if content[place] != 0xFF:
            raise ValueError
        marker = content[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        if marker in (0xD9, 0xDA):  # The pixels begin; nothing is said after them.
            return
        if marker == 0x01 or 0xD0 <= marker <= 0xD8:
            place += 2
            continue
        (size,) = struct.unpack_from(">H", content, place + 2)
        segment = content[place + 4 : place + 2 + size]
        if marker == 0xE1 and segment.startswith(b"Exif\x00\x00"):
            yield from exif_values(segment[6:])
        elif marker == 0xE1 and segment.startswith(_XMP_JPEG):
            yield from _xmp(segment[len(_XMP_JPEG) :])
        elif marker == 0xED:
            yield from _iptc(segment)
        elif marker == 0xFE:
            yield Content.TEXT, decoded(segment)
        place += 2 + size
    raise ValueError


def _png(content: bytes) -> Iterator[_Value]:
    place = len(_PNG)
    while place + 8 <= len(content):
        (size,) = struct.unpack_from(">I", content, place)
        kind, chunk = content[place + 4 : place + 8], content[place + 8 : place + 8 + size]
        place += 12 + size
        if kind == b"eXIf":
            yield from exif_values(chunk)
        elif kind in (b"tEXt", b"zTXt", b"iTXt"):
            yield from _png_text(kind, chunk)


def _png_text(kind: bytes, chunk: bytes) -> Iterator[_Value]:
    key, _, rest = chunk.partition(b"\x00")
    if kind == b"zTXt":
        rest = _inflated(rest[1:])
    elif kind == b"iTXt":
        is_packed, rest = rest[0], rest[2:].split(b"\x00", 2)[2]
        rest = _inflated(rest) if is_packed else rest
    if key.startswith(b"XML:com.adobe.xmp"):
        yield from _xmp(rest)
    elif key.startswith(b"Raw profile type"):
        raise UnseenError("unseen-binary")
    else:
        yield (Content.AUTHOR if key in (b"Author", b"Artist") else Content.TEXT), decoded(rest)


def _webp(content: bytes) -> Iterator[_Value]:
    place = 12
    while place + 8 <= len(content):
        kind = content[place : place + 4]
        (size,) = struct.unpack_from("<I", content, place + 4)
        chunk = content[place + 8 : place + 8 + size]
        place += 8 + size + size % 2
        if kind == b"EXIF":
            yield from exif_values(chunk.removeprefix(b"Exif\x00\x00"))
        elif kind == b"XMP ":
            yield from _xmp(chunk)


def _gif(content: bytes) -> Iterator[_Value]:
    # A comment is a run of blocks, each after its length.
    for match in re.finditer(rb"\x21\xfe", content):
        place, text = match.end(), b""
        while place < len(content) and content[place]:
            text += content[place + 1 : place + 1 + content[place]]
            place += 1 + content[place]
        yield Content.TEXT, decoded(text)


def _iptc(segment: bytes) -> Iterator[_Value]:
    place = 0
    while (place := segment.find(b"\x1c\x02", place)) >= 0 and place + 5 <= len(segment):
        number = segment[place + 2]
        (size,) = struct.unpack_from(">H", segment, place + 3)
        text = decoded(segment[place + 5 : place + 5 + size])
        yield (Content.AUTHOR if number in _IPTC_AUTHORS else Content.TEXT), text
        place += 5 + size


def _xmp(packet: bytes) -> Iterator[_Value]:
    root = ElementTree.fromstring(packet.strip(b"\x00"))
    stack = [(root, False)]
    while stack:
        element, is_author = stack.pop()
        name = str(element.tag).rpartition("}")[2]
        is_author = is_author or name in _XMP_AUTHORS
        given = [(name, element.text or "")]
        given += [(key.rpartition("}")[2], value) for key, value in element.attrib.items()]
        for key, text in given:
            if _XMP_PLACES.match(key):
                yield Content.LOCATION, ""
            elif text.strip():
                yield (Content.AUTHOR if is_author or key in _XMP_AUTHORS else Content.TEXT), text
        stack.extend((child, is_author) for child in element)


def decoded(text: bytes) -> str:
    """Return the text of bytes that do not say their encoding: UTF-8, else GB 18030."""
    try:
        return text.decode("utf-8").strip("\x00 ")
    except UnicodeDecodeError:
        return text.decode("gb18030", errors="replace").strip("\x00 ")


def _inflated(packed: bytes) -> bytes:
    engine = zlib.decompressobj()
    text = engine.decompress(packed, MOST_BYTES)
    if engine.unconsumed_tail:
        raise UnseenError("unseen-too-large")
    return text
