"""Make texts plain, character by character, so that no disguise of a digit or a blank hides a number."""

from __future__ import annotations

import re
import unicodedata

# Digits, letters and marks of full width, and digits of other scripts: one character for one.
_ODD = re.compile(r"[^\x00-\x7f\u4e00-\u9fff\u3001\u3002\u300a-\u300d\u201c\u201d]")
_NUMERALS = re.compile(r"[〇零一二三四五六七八九幺]{11,18}")
_BLANKS = "\u3000\u00a0\u00ad\u180e\u200b\u200c\u200d\u2060\ufeff"
_SIGNS = {
    **dict.fromkeys(_BLANKS, " "),
    **dict.fromkeys("‐‑‒–—―−─", "-"),
    "［": "[",
    "］": "]",
    "﹒": ".",
    "•": "·",
    "・": "·",
    "‧": "·",
}
_DIGIT_OF = dict(zip("〇零一二三四五六七八九幺", "001234567891", strict=True))


def folded(text: str) -> str:
    """Return `text` of the same length with digits, letters, blanks and marks in their plain form."""
    if text.isascii():
        return text
    plain = _ODD.sub(_plain, text)
    return _NUMERALS.sub(lambda match: "".join(map(_DIGIT_OF.__getitem__, match.group())), plain)


def _plain(match: re.Match[str]) -> str:
    character = match.group()
    if character in _SIGNS:
        return _SIGNS[character]
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    form = unicodedata.normalize("NFKC", character)
    # A digit in a ring opens an item of a list; it belongs to no number.
    return form if len(form) == 1 and form.isascii() and not form.isdecimal() else character
