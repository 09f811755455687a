# Made-up personal data: no number, name or address in this file is anybody's.
"""What a picture says beside its pixels is found: place, author, captions."""

from __future__ import annotations

import base64
import struct
import zlib
from datetime import date

import pytest

from generator.privacy.files import file_findings

TODAY = date(2026, 11, 22)
MOBILE = "15400000000"


def entry(tag: int, kind: int, count: int, value: bytes) -> bytes:
    return struct.pack("<HHI4s", tag, kind, count, value)


def folder(*entries: bytes) -> bytes:
    return struct.pack("<H", len(entries)) + b"".join(entries) + struct.pack("<I", 0)


def exif(*, artist: str = "", latitude: bool = False) -> bytes:
    """Return a TIFF block of one folder at 8, its long values behind it; little-endian (TIFF 6.0, CIPA DC-008)."""
    name = artist.encode() + b"\x00"
    first = 8 + 2 + 12 * 2 + 4
    gps = folder(entry(2, 5, 3, struct.pack("<I", first + len(name) + 18))) + struct.pack("<6I", 30, 1, 15, 1, 0, 1)
    entries = [
        entry(0x013B, 2, len(name), struct.pack("<I", first)),
        entry(0x8825, 4, 1, struct.pack("<I", first + len(name) if latitude else 0)),
    ]
    return b"II*\x00" + struct.pack("<I", 8) + folder(*entries) + name + gps


def jpeg(*segments: tuple[int, bytes]) -> bytes:
    parts = [bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body for marker, body in segments]
    return b"\xff\xd8" + b"".join(parts) + b"\xff\xda\x00\x02\xff\xd9"


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    whole = [(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), *chunks, (b"IEND", b"")]
    parts = [struct.pack(">I", len(body)) + kind + body + b"\x00" * 4 for kind, body in whole]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def webp(kind: bytes, body: bytes) -> bytes:
    chunk = kind + struct.pack("<I", len(body)) + body + b"\x00" * (len(body) % 2)
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk


XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r" xmlns:dc="d" xmlns:exif="e">'
    '<rdf:Description exif:GPSLatitude="30,15N"><dc:creator><rdf:Seq><rdf:li>王大锤</rdf:li></rdf:Seq></dc:creator>'
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
).encode()
IPTC = b"Photoshop 3.0\x00\x1c\x02\x78" + struct.pack(">H", 17) + f"电话{MOBILE}".encode()
GPS = [("picture-location", "")]
AUTHOR = [("document-author", "王**")]
IN_LINE = base64.b64encode(png((b"eXIf", exif(latitude=True))))
NUMBER = [("mobile-number", "15*********")]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.jpg", jpeg((0xE1, b"Exif\x00\x00" + exif(latitude=True))), GPS),
        ("a.jpg", jpeg((0xE1, b"Exif\x00\x00" + exif(artist="王大锤"))), AUTHOR),
        ("a.jpg", jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + XMP)), GPS + AUTHOR),
        ("a.jpg", jpeg((0xED, IPTC)), NUMBER),
        ("a.jpg", jpeg((0xFE, MOBILE.encode())), NUMBER),
        ("a.jpg", jpeg((0xE0, b"JFIF\x00")), []),
        ("a.png", png((b"tEXt", b"Author\x00" + "王大锤".encode())), AUTHOR),
        ("a.png", png((b"zTXt", b"Comment\x00\x00" + zlib.compress(MOBILE.encode()))), NUMBER),
        ("a.png", png((b"iTXt", b"XML:com.adobe.xmp\x00\x00\x00\x00\x00" + XMP)), GPS + AUTHOR),
        ("a.png", png((b"eXIf", exif(latitude=True))), GPS),
        ("a.png", png(), []),
        ("a.webp", webp(b"EXIF", exif(latitude=True)), GPS),
        ("a.webp", webp(b"XMP ", XMP), GPS + AUTHOR),
        ("a.tif", exif(artist="王大锤"), AUTHOR),
        ("a.gif", b"GIF89a" + b"\x00" * 7 + b"\x21\xfe\x0b" + MOBILE.encode() + b"\x00;", NUMBER),
        ("a.html", b'<img src="data:image/png;base64,' + IN_LINE + b'">', GPS),
        ("a.jpg", b"\xff\xd8\xff\xe1\x00", [("unseen-broken", "")]),
        ("a.jpg", b"not a picture", [("unseen-binary", "")]),
    ],
)  # fmt: skip
def test_a_picture_is_read_for_what_stands_beside_its_pixels(name: str, content: bytes, expected: list):
    found = [(one.code, one.value) for one in file_findings(name, content, today=TODAY)]

    assert sorted(found) == sorted(expected)
