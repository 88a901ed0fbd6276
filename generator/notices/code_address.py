"""The digest of a sealed version in; where the site answers for it out: a table of all codes with the same first digits."""

from __future__ import annotations

from generator.city import City
from generator.integrity.digest import SHORT

FEW = 3000
"""Up to so many codes one digit tells the tables apart, above two do: a table stays a page that an old phone can open."""
ADDRESS = "verify/"


def digits_of(city: City) -> int:
    """By how many digits the tables are told apart."""
    return 1 if sum(1 for entry in city.ledger.entries if entry.act is None) <= FEW else 2


def code_address(city: City, sha256: str) -> str:
    """Where the code of a sealed version is answered."""
    return f"{ADDRESS}{sha256[: digits_of(city)]}/#c-{sha256[:SHORT]}"
