"""A run of digits in; whether it can be an identity number, a bank card, a mobile number or a date out."""

from __future__ import annotations

import datetime as dt

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_PROVINCES = ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
_REGIONS = frozenset(str(code) for first, last in _PROVINCES for code in range(first, last + 1))
_LAST_YEAR = 2099


def check_character(first: str) -> str:
    """The 18th character of an identity number for its first seventeen digits (GB 11643-1999, ISO 7064 MOD 11-2)."""
    return _CHECK[sum(int(digit) * weight for digit, weight in zip(first, _WEIGHTS, strict=True)) % 11]


def identity_shape(number: str) -> bool:
    """Eighteen characters with a province (or a foreign resident's 9 and province) and a real day of birth."""
    region = number[1:3] if number[0] == "9" else number[:2]
    return len(number) == 18 and number[:17].isdecimal() and region in _REGIONS and real_date(number[6:14])


def identity_number(number: str) -> bool:
    """An identity number with the right check character."""
    return identity_shape(number) and check_character(number[:17]) == number[17].upper()


def old_identity_shape(number: str) -> bool:
    """Fifteen digits of the numbers issued before 2000: region, YYMMDD, serial."""
    return len(number) == 15 and number.isdecimal() and number[:2] in _REGIONS and real_date("19" + number[6:12])


def real_date(digits: str) -> bool:
    """Whether eight digits are a day of 1900 to 2099."""
    if len(digits) != 8 or not digits.isdecimal():
        return False
    try:
        return 1900 <= dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year <= _LAST_YEAR
    except ValueError:
        return False


def luhn(number: str) -> bool:
    """Whether the last digit is the check digit of a bank card (ISO/IEC 7812)."""
    total = 0
    for place, character in enumerate(reversed(number)):
        digit = int(character) * (1 + place % 2)
        total += digit - 9 if digit > 9 else digit
    return total % 10 == 0


_MOBILE_GROUPS = frozenset({
    (11,), (3, 4, 4), (3, 3, 5), (4, 4, 3), (3, 8), (7, 4), (4, 7), (5, 6), (6, 5), (1, 10), (2, 9), (1, 3, 7),
    (3, 2, 2, 2, 2), (1, 2, 4, 4),
    (2, 2, 2, 2, 2, 1), (1, 2, 2, 2, 2, 2), (3, 4, 2, 2), (3, 2, 2, 4), (3, 4, 1, 3), (1,) * 11,
})  # fmt: skip
"""How people break up a mobile number; amounts and times in a row are broken up otherwise."""


def mobile(number: str, groups: tuple[int, ...]) -> bool:
    """Whether digits, broken up into groups of these sizes, are a mobile number, with or without the country's 86."""
    prefix = next((p for p in ("0086", "86") if number.startswith(p) and len(number) == 11 + len(p)), "")
    rest = list(groups)
    taken = len(prefix)
    while taken and rest:
        step = min(taken, rest[0])
        rest[0] -= step
        taken -= step
        rest = rest[1:] if rest[0] == 0 else rest
    bare = number[len(prefix) :]
    return len(bare) == 11 and bare[0] == "1" and bare[1] in "3456789" and tuple(rest) in _MOBILE_GROUPS


def card_groups(groups: tuple[int, ...]) -> bool:
    """Whether people break up a card number so: in one piece, digit by digit, in fours or more, or after the first six."""
    if len(groups) == 1 or set(groups) == {1}:
        return True
    even = len(set(groups[:-1])) == 1 and groups[0] >= 4 and groups[-1] <= groups[0]
    return even or (len(groups) == 2 and min(groups) >= 4)
