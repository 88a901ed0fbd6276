"""Salts for records that tests seal: the same in every run, each another."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count


def salts(first: int = 1) -> Callable[[], str]:
    """A row of them, from the number `first`."""
    numbers = count(first)
    return lambda: f"{next(numbers):032x}"
