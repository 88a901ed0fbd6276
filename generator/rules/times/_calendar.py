"""Days in; the same days out, those that no published calendar covers last (三(一)a)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TypeVar

from generator.policy import Calendar

T = TypeVar("T")


def known_first(calendar: Calendar, items: Iterable[T], day: Callable[[T], dt.date]) -> list[T]:
    """The items whose day is known, then the rest: what is known is judged before a question raises YearUnknownError."""
    return sorted(items, key=lambda item: not calendar.knows(day(item)))
