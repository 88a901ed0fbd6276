"""Salts for records that tests seal: the same in every run, each another."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count


def salts() -> Callable[[], str]:
    """A fresh row of them."""
    numbers = count(1)
    return lambda: f"{next(numbers):032x}"
