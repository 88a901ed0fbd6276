"""Unified social credit codes (统一社会信用代码): is a code well formed, by the check character of GB 32100-2015."""

from __future__ import annotations

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def check_character(first: str) -> str:
    """The 18th character for the first seventeen: weights 3^i mod 31, then (31 − sum) mod 31 (GB 32100-2015)."""
    total = sum(_ALPHABET.index(character) * pow(3, place, 31) for place, character in enumerate(first))
    return _ALPHABET[(31 - total % 31) % 31]


def valid_code(code: str) -> bool:
    """Whether `code` has eighteen characters of the alphabet and the right last one."""
    if len(code) != 18 or any(character not in _ALPHABET for character in code):
        return False
    return check_character(code[:17]) == code[17]
