"""A filing in; for every service day and grade the session that begins first and the one that ends last out (国21-1, 国21-7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.city import Filing
from generator.findings import Where
from generator.model.times import Session
from generator.timetable import minute, sessions_on


@dataclass(frozen=True, slots=True)
class PupilDay:
    """The service of one grade on one day; of sessions that end together, `last` is the one that stands first in the file."""

    day: dt.date
    grade: int
    first: Session
    last: Session

    @property
    def minutes(self) -> int:
        """From the first start to the last end."""
        return minute(self.last.ends) - minute(self.first.starts)


def pupil_days(filing: Filing) -> Iterator[PupilDay]:
    """Every service day of every grade that has a session on it."""
    for day, follows in filing.days.items():
        sessions = sessions_on(filing.times, day, follows)
        for grade in sorted({grade for session in sessions for grade in session.grades}):
            own = [session for session in sessions if grade in session.grades]
            yield PupilDay(day, grade, min(own, key=lambda s: s.starts), max(own, key=lambda s: s.ends))


def by_last(days: Iterable[PupilDay]) -> Iterator[tuple[Session, list[PupilDay]]]:
    """The days together that end with the same session."""
    found: dict[Where, list[PupilDay]] = {}
    for day in days:
        found.setdefault(day.last.where, []).append(day)
    return ((together[0].last, together) for together in found.values())
