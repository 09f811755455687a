"""Compute the check digits of credit codes and patent numbers.

Own functions, because the usual library rejects credit codes that start with letters.
"""

from __future__ import annotations

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_PATENT_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)


def uscc_check_digit(body: str) -> str:
    """Return the 18th character of a unified social credit code from its first 17 (GB 32100-2015)."""
    total = sum(USCC_ALPHABET.index(character) * pow(3, place, 31) for place, character in enumerate(body))
    return USCC_ALPHABET[(31 - total % 31) % 31]


def patent_check_digit(number: str) -> str:
    """Return the check digit of a Chinese patent number: 12 digits, or 8 before October 2003."""
    # The short form lacks the first four weights' digits only by length; both start with weight 2.
    total = sum(int(digit) * weight for digit, weight in zip(number, _PATENT_WEIGHTS, strict=False))
    return "X" if total % 11 == 10 else str(total % 11)
