"""A term, the public calendar and the policy in; the span of the service, the days off and the make-up days out (三(一)a).

A year whose holidays nobody has announced yet is left out and named: nothing is guessed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass

from generator.findings import NOWHERE
from generator.model.bureau import Holiday, TermDates
from generator.model.common import DaySpan, ExtraDay
from generator.policy import Calendar
from generator.policy.calendar import ONE_DAY, days
from generator.timetable import weekday

SCHOOL_WEEK = ("周一", "周二", "周三", "周四", "周五")
LEAD = dt.timedelta(days=7)
"""Where no term before shows how many days after the first day of school the service begins: applications take a week."""


@dataclass(frozen=True, slots=True)
class ServiceDays:
    """From when to when the service can run, and on which days not."""

    first: dt.date
    last: dt.date
    off: tuple[DaySpan, ...]
    makeup: tuple[ExtraDay, ...]
    unknown: tuple[int, ...]


def service_days(
    term: TermDates, calendar: Calendar, weekdays: Collection[str], lead: dt.timedelta = LEAD, tail: dt.timedelta = dt.timedelta()
) -> ServiceDays:
    """The service begins `lead` after school does and ends `tail` before it, on the next day that can be served."""

    def served(day: dt.date) -> bool:
        return weekday(day) in weekdays and (not calendar.knows(day) or calendar.holiday(day) is None)

    first = _seek(min(max(term.starts + lead, term.starts), term.ends), ONE_DAY, served, term)
    last = _seek(max(min(term.ends - tail, term.ends), first), -ONE_DAY, served, term)
    last = max(first, last)
    blocks = _blocks(calendar, first, last)
    makeup = sorted(day for file in calendar.years.values() for day in file.makeup_days if first <= day <= last)
    return ServiceDays(
        first=first, last=last,
        off=tuple(DaySpan(where=NOWHERE, first=max(b.first, first), last=min(b.last, last), why=b.name) for b in blocks),
        makeup=_followed(makeup, calendar),
        unknown=tuple(sorted({year for day in days(first, last) if (year := calendar.lacking(day)) is not None})),
    )  # fmt: skip


def _seek(day: dt.date, step: dt.timedelta, served: Callable[[dt.date], bool], term: TermDates) -> dt.date:
    """The nearest day in one direction that is served; the day itself where the term has none."""
    found = day
    while term.starts <= found <= term.ends:
        if served(found):
            return found
        found += step
    return day


def _blocks(calendar: Calendar, first: dt.date, last: dt.date) -> list[Holiday]:
    """The holidays that touch the span, each once though two years' notices may name it."""
    found = {(block.first, block.last): block for file in calendar.years.values() for block in file.holidays}
    return [block for _, block in sorted(found.items()) if block.first <= last and block.last >= first]


def _followed(makeup: list[dt.date], calendar: Calendar) -> tuple[ExtraDay, ...]:
    """Make-up days with the weekday they probably stand for: a weekday of the nearest holiday that was bridged, its last ones first."""
    left = {
        block.first: [day for day in days(block.first, block.last) if day.weekday() < 5]
        for block in _blocks(calendar, dt.date.min, dt.date.max)
    }
    names = {block.first: block.name for block in _blocks(calendar, dt.date.min, dt.date.max)}
    found = []
    for day in makeup:
        near = min((first for first, bridged in left.items() if bridged), key=lambda first: abs((first - day).days), default=None)
        if near is not None:
            found.append(ExtraDay(day=day, follows=weekday(left[near].pop()), why=f"{names[near]}调休上班"))
    return tuple(found)
