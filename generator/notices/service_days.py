"""A filing's times and what happened since in; when a child is looked after, day by day, as calendars have it, out (三(一))."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generator.city import Filing
from generator.model.times import Session
from generator.notices.notice import NoticeView
from generator.policy.calendar import days
from generator.timetable import sessions_on, weekday
from generator.wording.values import clock, grades

Spans = tuple[tuple[tuple[int, ...], dt.time, dt.time], ...]
"""Grades with the first start and the last end that they share on a day."""


@dataclass(frozen=True, slots=True)
class Series:
    """One weekday of the timetable as long as its hours stay the same: its first and last day, and the same weekdays between without it.

    `number` counts the series of that weekday over the term from 1.
    """

    weekday: str
    number: int
    first: dt.date
    last: dt.date
    without: tuple[dt.date, ...]
    spans: Spans

    @property
    def starts(self) -> dt.time:
        return min(span[1] for span in self.spans)

    @property
    def ends(self) -> dt.time:
        return max(span[2] for span in self.spans)

    @property
    def words(self) -> tuple[str, ...]:
        """Each group of grades with its hours."""
        return tuple(f"{grades(group)}{clock(starts)}—{clock(ends)}" for group, starts, ends in self.spans)


@dataclass(frozen=True, slots=True)
class SingleDay:
    """A day outside the weekly pattern: a make-up working day or one that was added."""

    day: dt.date
    follows: str
    why: str
    series: Series
    """What that day is like, as a series of one day."""


def service_series(filing: Filing, view: NoticeView) -> tuple[Series, ...]:
    """The weekly pattern, without the days off and those that were suspended."""
    single = {extra.day for extra in (*view.times.makeup_days, *view.extra_days)}
    off = {day for span in view.suspended for day in days(span.first, span.last)}
    by_hours: dict[str, dict[Spans, list[dt.date]]] = defaultdict(lambda: defaultdict(list))
    known: dict[tuple[int, ...], Spans] = {}  # The same sessions are held week after week.
    for day, follows in filing.days.items():
        if day in single or day in off:
            continue
        sessions = sessions_on(view.times, day, follows)
        key = tuple(map(id, sessions))
        if key not in known:
            known[key] = _spans(sessions)
        if found := known[key]:
            by_hours[follows][found].append(day)
    return tuple(
        Series(name, number, held[0], held[-1], tuple(_between(held)), spans)
        for name, groups in by_hours.items()
        for number, (spans, held) in enumerate(groups.items(), start=1)
    )


def single_days(view: NoticeView) -> Iterator[SingleDay]:
    """Make-up days and days added since, unless they were suspended."""
    off = {day for span in view.suspended for day in days(span.first, span.last)}
    kinds = ((view.times.makeup_days, "调休上班日"), (view.extra_days, "增补的服务日"))
    found = {extra.day: (extra.follows, why) for extras, why in kinds for extra in extras}
    for day, (follows, why) in sorted(found.items()):
        spans = _spans(sessions_on(view.times, day, follows))
        if spans and day not in off:
            yield SingleDay(day, follows, why, Series(weekday(day), 1, day, day, (), spans))


def _between(held: list[dt.date]) -> Iterator[dt.date]:
    """The same weekday of the weeks between that is not among the days."""
    there, day = set(held), held[0]
    while day < held[-1]:
        if day not in there:
            yield day
        day += dt.timedelta(days=7)


def _spans(sessions: list[Session]) -> Spans:
    by_hours: dict[tuple[dt.time, dt.time], list[int]] = defaultdict(list)
    for grade in sorted({grade for session in sessions for grade in session.grades}):
        own = [session for session in sessions if grade in session.grades]
        by_hours[min(s.starts for s in own), max(s.ends for s in own)].append(grade)
    return tuple((tuple(group), starts, ends) for (starts, ends), group in by_hours.items())
