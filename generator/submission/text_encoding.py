"""Find the encoding of a text file, and never guess."""

from __future__ import annotations

from generator.packages import BYTE_ORDER_MARK

# Share of common characters (GB 2312 level 1, punctuation) that Chinese text has and a wrong decoding lacks.
_PLAUSIBLE = 0.85


def decoded(content: bytes) -> tuple[str, str] | None:
    """Return the text and the name of its encoding; None where that would be a guess."""
    for mark, codec, name in (
        (BYTE_ORDER_MARK, "utf-8-sig", "UTF-8 BOM"),
        (b"\xff\xfe", "utf-16", "UTF-16"),
        (b"\xfe\xff", "utf-16", "UTF-16"),
        (b"", "utf-8", "UTF-8"),
        (b"", "utf-16-le", "UTF-16"),
        (b"", "utf-16-be", "UTF-16"),
        (b"", "gb18030", "GB 18030 (GBK)"),
    ):
        if not content.startswith(mark):
            continue
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and (mark or codec == "utf-8" or _is_plausible(text)):
            return text, name
    return None


def _is_plausible(text: str) -> bool:
    foreign = [character for character in text if character > "\x7f"]
    return bool(foreign) and sum(map(_is_common, foreign)) >= _PLAUSIBLE * len(foreign)


def _is_common(character: str) -> bool:
    first = character.encode("gb2312", errors="replace")[0]
    return 0xA1 <= first <= 0xA9 or 0xB0 <= first <= 0xD7
