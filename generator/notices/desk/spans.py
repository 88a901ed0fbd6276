"""A calendar and days, or numbers of days in; working days that went by, and the middle one of many, out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from generator.policy import Calendar, YearUnknownError
from generator.policy.calendar import ONE_DAY


def working_days(calendar: Calendar, since: dt.date, until: dt.date) -> int | None:
    """Those after `since` up to and with `until`; None while a year's holidays are not announced."""
    try:
        return calendar.workdays(since + ONE_DAY, until)
    except YearUnknownError:
        return None


def middle(numbers: Iterable[int]) -> str:
    """The median: 3, or 3.5 where two stand in the middle; nothing of no numbers."""
    found = sorted(numbers)
    if not found:
        return ""
    twice = found[(len(found) - 1) // 2] + found[len(found) // 2]
    return f"{twice // 2}{'.5' if twice % 2 else ''}"
