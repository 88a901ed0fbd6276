"""A filing in; for its service days and grades the session that begins first and the one that ends last out (国21-1, 国21-7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from generator.city import Filing
from generator.findings import Where
from generator.model.times import Session
from generator.timetable import minute

_STARTS, _ENDS = attrgetter("starts"), attrgetter("ends")


@dataclass(frozen=True, slots=True)
class PupilDays:
    """The service of some grades on days that are alike; of sessions that end together, `last` is the one that stands first in the file."""

    days: tuple[dt.date, ...]
    grades: tuple[int, ...]
    first: Session
    last: Session

    @property
    def minutes(self) -> int:
        """From the first start to the last end."""
        return minute(self.last.ends) - minute(self.first.starts)


def pupil_days(filing: Filing) -> Iterator[PupilDays]:
    """Every service day of every grade that has a session on it."""
    for alike in filing.timetable.alike:
        for pupils in alike.pupils:
            yield PupilDays(alike.days, pupils.grades, min(pupils.sessions, key=_STARTS), max(pupils.sessions, key=_ENDS))


def by_last(found: Iterable[PupilDays]) -> Iterator[tuple[Session, list[PupilDays]]]:
    """The days together that end with the same session."""
    by_spot: dict[Where, list[PupilDays]] = {}
    for each in found:
        by_spot.setdefault(each.last.where, []).append(each)
    return ((together[0].last, together) for together in by_spot.values())


def grades_of(found: Iterable[PupilDays]) -> tuple[int, ...]:
    """Their grades in order."""
    return tuple(sorted({grade for each in found for grade in each.grades}))


def days_of(found: Iterable[PupilDays]) -> tuple[dt.date, ...]:
    """Their days in order."""
    return tuple(sorted({day for each in found for day in each.days}))
