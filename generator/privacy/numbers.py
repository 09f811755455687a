"""Find numbers of persons: identity cards, bank cards and telephones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.privacy.check_digits import is_identity_card, is_luhn, is_old_identity_card
from generator.privacy.findings import Finding

_CARD_18 = re.compile(r"(?<![0-9A-Za-z])(?:\d[ -]?){17}[\dXx](?![0-9A-Za-z])", re.ASCII)
_CARD_15 = re.compile(r"(?<![0-9A-Za-z.])(?:\d{15}|\d{6}[ -]\d{6}[ -]\d{3})(?![0-9A-Za-z]|\.\d)", re.ASCII)
_BANK_CARD = re.compile(
    r"(?<![0-9A-Za-z.])(?:62\d{2}|4\d{3}|5[1-5]\d{2}|35\d{2}|9558)(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?![0-9A-Za-z])",
    re.ASCII,
)
_BANK_LENGTHS = {"6": (16, 17, 18, 19), "4": (16,), "5": (16,), "3": (16,), "9": (19,)}
_MOBILE = re.compile(
    r"(?<![0-9A-Za-z.])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![0-9A-Za-z]|\.\d|元|件|万)", re.ASCII
)


def find(text: str, *, today: date) -> Iterator[Finding]:
    """Yield the numbers in a folded text."""
    cards = [match for match in _CARD_18.finditer(text) if is_identity_card(_joined(match), today=today)]
    old = [match for match in _CARD_15.finditer(text) if is_old_identity_card(_joined(match), today=today)]
    yield from (_finding("identity-card", match) for match in (*cards, *old))
    taken = {match.start() for match in cards}
    for match in _BANK_CARD.finditer(text):
        digits = _joined(match)
        if match.start() not in taken and len(digits) in _BANK_LENGTHS[digits[0]] and is_luhn(digits):
            yield _finding("bank-card", match)
    yield from (_finding("mobile-number", match) for match in _MOBILE.finditer(text))


def _finding(kind: str, match: re.Match[str]) -> Finding:
    return Finding(kind, match.start(), match.end(), _joined(match))


def _joined(match: re.Match[str]) -> str:
    return re.sub(r"[ -]", "", match.group())
