"""A term's times in; where they have the service or a session on Saturdays or Sundays out (三(一)a)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.findings import Hit
from generator.model.times import Session, Times

WEEKEND = ("周六", "周日")


def weekend_hits(times: Times) -> Iterator[Hit]:
    """The weekly pattern, then each session that runs on a day which the pattern lacks."""
    weekend = _weekend(times.service.weekdays)
    if weekend:
        yield Hit(times.service.at("weekdays"), {"weekend": weekend})
    for session in times.sessions:
        more = _weekend(set(session.weekdays) - set(times.service.weekdays))
        if more:
            yield Hit(session.at("weekdays"), {"weekend": more}, subject=session.name)


def weekend_sessions(times: Times) -> Iterator[tuple[Session, tuple[str, ...]]]:
    """The sessions that run on weekends, with the days."""
    return ((session, _weekend(session.weekdays)) for session in times.sessions if _weekend(session.weekdays))


def _weekend(weekdays: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in WEEKEND if name in weekdays)
