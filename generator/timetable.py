"""A term's times in; its service days, the sessions of a day, and the lessons a pupil can attend out (三(一), A.5)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

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
    off = {day for span in times.no_service for day in days(span.first, span.last)}
    found = {day: weekday(day) for day in days(service.first, service.last) if weekday(day) in service.weekdays and day not in off}
    found |= {extra.day: extra.follows for extra in times.makeup_days}
    return dict(sorted(found.items()))


def delivered_days(times: Times, record: Record) -> dict[dt.date, str]:
    """The days that were held: the planned ones without suspended days, with the extra days."""
    off = {day for span in record.suspended for day in days(span.first, span.last)}
    found = {day: follows for day, follows in planned_days(times).items() if day not in off}
    found |= {extra.day: extra.follows for extra in record.extra_days}
    return dict(sorted(found.items()))


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
    return _most(sessions, lambda session: session.lessons)


def most_minutes(sessions: Iterable[Session]) -> int:
    """The most minutes that one pupil can attend."""
    return _most(sessions, minutes)


def minute(time: dt.time) -> int:
    """Minutes since midnight."""
    return time.hour * 60 + time.minute


def minutes(session: Session) -> int:
    """From its start to its end; below zero where the two are swapped."""
    return minute(session.ends) - minute(session.starts)


def _most(sessions: Iterable[Session], weight: Callable[[Session], int]) -> int:
    best: list[tuple[dt.time, int]] = [(dt.time.min, 0)]
    for session in sorted(sessions, key=lambda s: s.ends):
        before = max(total for ends, total in best if ends <= session.starts)
        best.append((session.ends, max(best[-1][1], before + weight(session))))
    return best[-1][1]


def together(service_days: dict[dt.date, str], one: Session, other: Session) -> tuple[dt.date, ...]:
    """The service days on which two sessions run at the same time; one that begins when the other ends does not."""
    if one.starts >= other.ends or other.starts >= one.ends:
        return ()
    return tuple(day for day, follows in service_days.items() if runs_on(one, day, follows) and runs_on(other, day, follows))


def session_days(service_days: dict[dt.date, str], session: Session) -> Iterator[dt.date]:
    """The service days on which a session takes place."""
    return (day for day, follows in service_days.items() if runs_on(session, day, follows))


def lessons_per_pupil(times: Times, service_days: dict[dt.date, str], grade: int, *, charged_only: bool = False) -> int:
    """The lessons of one pupil of a grade over the given days; `charged_only` leaves out sessions of providers and partners."""
    total = 0
    for day, follows in service_days.items():
        sessions = sessions_on(times, day, follows, grade)
        total += most_lessons(s for s in sessions if not charged_only or not (s.provider or s.partner))
    return total


def course_lessons(times: Times, service_days: dict[dt.date, str], provider: str, name: str) -> int | None:
    """What one pupil can attend of a provider's course over the given days, in the grade that has most; None where it has no session."""
    own = [session for session in times.sessions if (session.provider, session.name) == (provider, name)]
    return max((_attended(own, service_days, grade) for grade in {grade for session in own for grade in session.grades}), default=None)


def _attended(sessions: Iterable[Session], service_days: dict[dt.date, str], grade: int) -> int:
    own = [session for session in sessions if grade in session.grades]
    return sum(most_lessons(session for session in own if runs_on(session, day, follows)) for day, follows in service_days.items())


def charged_minutes(times: Times, service_days: dict[dt.date, str], grade: int) -> int:
    """The minutes of one pupil of a grade over the given days, without sessions of providers and partners."""
    days = (sessions_on(times, day, follows, grade) for day, follows in service_days.items())
    return sum(most_minutes(s for s in sessions if not (s.provider or s.partner)) for sessions in days)


def staff_lessons(times: Times, service_days: dict[dt.date, str]) -> int:
    """The lessons that the school's own and hired staff hold over the given days: lessons × groups of their sessions."""
    total = 0
    for day, follows in service_days.items():
        for session in sessions_on(times, day, follows):
            if not (session.provider or session.partner):
                total += session.lessons * session.groups
    return total


def season_of(seasons: tuple[Season, ...], day: dt.date) -> Season | None:
    """The season a day falls into; one that begins later in the year than it ends runs over the new year."""
    today = (day.month, day.day)
    for season in seasons:
        inside = season.first <= today <= season.last
        wraps = season.first > season.last and (today >= season.first or today <= season.last)
        if inside or wraps:
            return season
    return None
