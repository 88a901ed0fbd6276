"""A term's times in; its service days, the sessions of a day, and the lessons a pupil can attend out (三(一), A.5)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from generator.model.common import DaySpan, ExtraDay
from generator.model.policy import Season
from generator.model.record import Record
from generator.model.times import Session, Times
from generator.model.values import WEEKDAYS
from generator.policy.calendar import days


def weekday(day: dt.date) -> str:
    """周一 for a Monday."""
    return WEEKDAYS[day.weekday()]


def planned_days(times: Times) -> dict[dt.date, str]:
    """The planned service days in order, each with the weekday whose timetable it follows."""
    service = times.service
    wanted = [name if name in service.weekdays else "" for name in WEEKDAYS]
    found = {day: follows for day in days(service.first, service.last) if (follows := wanted[day.weekday()])}
    return _changed(found, times.no_service, times.makeup_days)


def delivered_days(planned: Mapping[dt.date, str], record: Record) -> dict[dt.date, str]:
    """The days that were held: the planned ones without suspended days, with the extra days."""
    return _changed(planned, record.suspended, record.extra_days)


def _changed(found: Mapping[dt.date, str], without: Iterable[DaySpan], more: Iterable[ExtraDay]) -> dict[dt.date, str]:
    off = {day for span in without for day in days(span.first, span.last)}
    kept = {day: follows for day, follows in found.items() if day not in off}
    extra = {extra.day: extra.follows for extra in more}
    return dict(sorted((kept | extra).items())) if extra else kept


def runs_on(session: Session, day: dt.date, follows: str) -> bool:
    """Whether a session takes place on a service day that follows that weekday's timetable."""
    started = session.first is None or session.first <= day
    ended = session.last is not None and session.last < day
    return follows in session.weekdays and started and not ended


def sessions_on(times: Times, day: dt.date, follows: str, grade: int | None = None) -> list[Session]:
    """The sessions of a service day, for one grade or all."""
    return [s for s in times.sessions if (grade is None or grade in s.grades) and runs_on(s, day, follows)]


@dataclass(frozen=True, slots=True)
class DaysAlike:
    """Service days on which the same takes place: the weekday that they follow, its sessions, and the days in order."""

    follows: str
    sessions: tuple[Session, ...]
    days: tuple[dt.date, ...]


def days_alike(times: Times, service_days: Mapping[dt.date, str]) -> tuple[DaysAlike, ...]:
    """A term has about as many kinds of days as the week: only a session with dates of its own makes another."""
    weekly = {name: [s for s in times.sessions if name in s.weekdays] for name in dict.fromkeys(service_days.values())}
    dated = {
        name: [(s.first or dt.date.min, s.last or dt.date.max) for s in sessions if s.first or s.last] for name, sessions in weekly.items()
    }
    found: dict[tuple[str, tuple[bool, ...]], list[dt.date]] = defaultdict(list)
    for day, follows in service_days.items():
        found[follows, tuple([first <= day <= last for first, last in dated[follows]])].append(day)
    return tuple(
        DaysAlike(follows, tuple(s for s in weekly[follows] if runs_on(s, held[0], follows)), tuple(held))
        for (follows, _), held in found.items()
    )


def most_lessons(sessions: Iterable[Session]) -> int:
    """The most lessons that one pupil can attend: the largest total over sessions that do not overlap in time."""
    return _most(sessions, attrgetter("lessons"))


def minute(time: dt.time) -> int:
    """Minutes since midnight."""
    return time.hour * 60 + time.minute


def minutes(session: Session) -> int:
    """From its start to its end; below zero where the two are swapped."""
    return minute(session.ends) - minute(session.starts)


def charged(session: Session) -> bool:
    """Whether the service fee pays for a session: no provider and no partner holds it."""
    return not (session.provider or session.partner)


def overlap(one: Session, other: Session) -> bool:
    """Whether two sessions of a day run at the same time; one that begins when the other ends does not."""
    return one.starts < other.ends and other.starts < one.ends


def _most(sessions: Iterable[Session], weight: Callable[[Session], int]) -> int:
    # The totals never fall from one end to the next, so the last end that a session waits for has the most before it.
    best: list[tuple[dt.time, int]] = [(dt.time.min, 0)]
    for session in sorted(sessions, key=_ENDS):
        before = next(total for ends, total in reversed(best) if ends <= session.starts)
        best.append((session.ends, max(best[-1][1], before + weight(session))))
    return best[-1][1]


_ENDS = attrgetter("ends")


@dataclass(frozen=True, slots=True, eq=False)
class Pupils:
    """The grades that have the very same sessions on a day, and those sessions."""

    grades: tuple[int, ...]
    sessions: tuple[Session, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Alike:
    """The service days that have the very same sessions, in order, and those sessions as the file has them."""

    days: tuple[dt.date, ...]
    sessions: tuple[Session, ...]
    pupils: tuple[Pupils, ...]
    """Every grade that has a session then; those first that have the lowest grade."""


class Timetable:
    """Service days, each with the weekday that it follows, and what takes place on them.

    A term has a hundred days and few kinds of them: what is asked is worked out once for all days that are alike.
    """

    def __init__(self, times: Times, service_days: Mapping[dt.date, str]) -> None:
        self.times = times
        self.days = service_days

    @cached_property
    def alike(self) -> tuple[Alike, ...]:
        """All service days, in the order of the first of each kind."""
        found: dict[tuple[int, ...], tuple[tuple[Session, ...], list[dt.date]]] = {}
        for alike in days_alike(self.times, self.days):
            found.setdefault(tuple(map(id, alike.sessions)), (alike.sessions, []))[1].extend(alike.days)
        return tuple(_alike(sorted(days), sessions) for sessions, days in found.values())

    def most(self, keep: Callable[[Session], bool], weight: Callable[[Session], int] = attrgetter("lessons")) -> dict[int, int]:
        """What one pupil of each grade can attend over all days of the sessions to keep; of grades that have any session."""
        found: dict[int, int] = {}
        for alike in self.alike:
            for pupils in alike.pupils:
                more = _most(filter(keep, pupils.sessions), weight) * len(alike.days)
                for grade in pupils.grades:
                    found[grade] = found.get(grade, 0) + more
        return found

    def lessons(self, grade: int) -> int:
        """The lessons of one pupil of a grade."""
        return self._lessons.get(grade, 0)

    def charged_lessons(self, grade: int) -> int:
        """The lessons of one pupil of a grade, without sessions of providers and partners."""
        return self._charged_lessons.get(grade, 0)

    def charged_minutes(self, grade: int) -> int:
        """The minutes of one pupil of a grade, likewise."""
        return self._charged_minutes.get(grade, 0)

    def charged_days(self, grade: int) -> list[dt.date]:
        """The days on which a grade has a session that the service fee pays for, in order."""
        kinds = (alike for alike in self.alike if any(s.lessons and charged(s) and grade in s.grades for s in alike.sessions))
        return list(_in_order(kinds))

    def course_lessons(self, provider: str, name: str) -> int | None:
        """What one pupil can attend of a provider's course, in the grade that has most; None where it has no session."""
        if not any((session.provider, session.name) == (provider, name) for session in self.times.sessions):
            return None
        return max(self.most(lambda session: (session.provider, session.name) == (provider, name)).values(), default=0)

    @cached_property
    def staff_lessons(self) -> int:
        """The lessons that the school's own and hired staff hold: lessons × groups of their sessions."""
        return sum(len(alike.days) * sum(s.lessons * s.groups for s in alike.sessions if charged(s)) for alike in self.alike)

    def kinds_of(self, session: Session) -> tuple[Alike, ...]:
        """The kinds of days on which one of its sessions takes place."""
        return self._kinds.get(id(session), ())

    def days_of(self, session: Session) -> tuple[dt.date, ...]:
        """The days on which one of its sessions takes place."""
        return _in_order(self.kinds_of(session))

    def together(self, one: Session, other: Session) -> tuple[dt.date, ...]:
        """The days on which two of its sessions run at the same time."""
        if not overlap(one, other):
            return ()
        return _in_order(alike for alike in self.kinds_of(one) if alike in self.kinds_of(other))

    @cached_property
    def _kinds(self) -> dict[int, tuple[Alike, ...]]:
        """By the session itself: two may say the same."""
        found: dict[int, list[Alike]] = {}
        for alike in self.alike:
            for session in alike.sessions:
                found.setdefault(id(session), []).append(alike)
        return {session: tuple(several) for session, several in found.items()}

    @cached_property
    def _lessons(self) -> dict[int, int]:
        return self.most(lambda _: True)

    @cached_property
    def _charged_lessons(self) -> dict[int, int]:
        return self._lessons if all(map(charged, self.times.sessions)) else self.most(charged)

    @cached_property
    def _charged_minutes(self) -> dict[int, int]:
        return self.most(charged, minutes)


def _alike(days: Iterable[dt.date], sessions: tuple[Session, ...]) -> Alike:
    by_grade: dict[int, list[int]] = {}
    for place, session in enumerate(sessions):
        for grade in dict.fromkeys(session.grades):
            by_grade.setdefault(grade, []).append(place)
    same: dict[tuple[int, ...], list[int]] = {}
    for grade, places in sorted(by_grade.items()):
        same.setdefault(tuple(places), []).append(grade)
    pupils = tuple(Pupils(tuple(grades), tuple(sessions[place] for place in places)) for places, grades in same.items())
    return Alike(tuple(days), sessions, pupils)


def _in_order(kinds: Iterable[Alike]) -> tuple[dt.date, ...]:
    return tuple(sorted(day for alike in kinds for day in alike.days))


def season_of(seasons: tuple[Season, ...], day: dt.date) -> Season | None:
    """The season a day falls into; one that begins later in the year than it ends runs over the new year."""
    today = (day.month, day.day)
    for season in seasons:
        inside = season.first <= today <= season.last
        wraps = season.first > season.last and (today >= season.first or today <= season.last)
        if inside or wraps:
            return season
    return None
