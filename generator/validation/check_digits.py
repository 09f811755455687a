"""Compute the check digits of Chinese identifiers.

Own functions, because the usual library rejects credit codes that start with letters and
crashes on newer area codes.
"""

from __future__ import annotations

from datetime import date

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_PATENT_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
_EARLIEST_BIRTH = date(1890, 1, 1)


def uscc_check_digit(body: str) -> str:
    """Return the 18th character of a unified social credit code from its first 17 (GB 32100-2015)."""
    total = sum(USCC_ALPHABET.index(character) * pow(3, place, 31) for place, character in enumerate(body))
    return USCC_ALPHABET[(31 - total % 31) % 31]


def patent_check_digit(number: str) -> str:
    """Return the check digit of a Chinese patent number: 12 digits, or 8 before October 2003."""
    # The short form lacks the first four weights' digits only by length; both start with weight 2.
    total = sum(int(digit) * weight for digit, weight in zip(number, _PATENT_WEIGHTS, strict=False))
    return "X" if total % 11 == 10 else str(total % 11)


def identity_card_check_digit(body: str) -> str:
    """Return the 18th character of an identity-card number from its first 17 (GB 11643-1999)."""
    remainder = (1 - 2 * int(body, 13)) % 11
    return "X" if remainder == 10 else str(remainder)


def is_identity_card(number: str, *, today: date) -> bool:
    """Return whether 18 characters are an identity-card number: check digit and a possible birth date.

    The area code is not judged: published lists lack old codes.
    """
    body, check = number[:17], number[17:].upper()
    return _is_birth_date(body[6:14], today=today) and identity_card_check_digit(body) == check


def is_old_identity_card(number: str, *, today: date) -> bool:
    """Return whether 15 digits are an identity-card number of the first generation (born 19xx)."""
    return number[0] != "0" and _is_birth_date("19" + number[6:12], today=today)


def is_luhn(number: str) -> bool:
    """Return whether the digits pass the check of bank cards (ISO/IEC 7812-1)."""
    total = 0
    for place, character in enumerate(reversed(number)):
        digit = int(character) * (1 + place % 2)
        total += digit - 9 if digit > 9 else digit
    return total % 10 == 0


def _is_birth_date(text: str, *, today: date) -> bool:
    try:
        born = date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return False
    return _EARLIEST_BIRTH <= born <= today
