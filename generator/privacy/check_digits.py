"""Compute the check digits of the numbers that identify persons and their accounts.

Own functions, because the usual library crashes on newer area codes.
"""

from __future__ import annotations

from datetime import date

_EARLIEST_BIRTH = date(1890, 1, 1)


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


def is_hong_kong_card(letters: str, digits: str, check: str) -> bool:
    """Return whether letters (one or two), six digits and a check character are a Hong Kong identity card's."""
    # A single letter counts as the second of two; the first is then a blank, of the value 36.
    values = [36] * (2 - len(letters)) + [ord(letter) - ord("A") + 10 for letter in letters] + [int(d) for d in digits]
    total = sum(value * weight for value, weight in zip(values, range(9, 1, -1), strict=True))
    return "0123456789A"[-total % 11] == check
