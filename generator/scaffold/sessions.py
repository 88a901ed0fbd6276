"""The weekly sessions of the term before in; those of the new term out, as rows of a file, with their dates moved.

A session of one season stays with that season. One that a provider or partner gives for some weeks begins as long after the first
service day as before and has as many days. Both are proposals, and said to be.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from generator.findings import Step
from generator.model.policy import Season
from generator.model.times import Session, Times
from generator.policy.calendar import days
from generator.scaffold.form import TO_READ
from generator.timetable import Timetable, charged, planned_days, season_of


@dataclass(slots=True)
class Moved:
    """The rows, what to read again of them, and the names of those that have no day in the new term."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    remarks: dict[tuple[Step, ...], tuple[str, ...]] = field(default_factory=dict)
    dropped: list[str] = field(default_factory=list)


def moved(old: Times, rows: Iterable[dict[str, Any]], new: Times, seasons: tuple[Season, ...]) -> Moved:
    """The sessions of `old`, whose rows are given, over the service days of `new`."""
    found = Moved()
    for session, row in zip(old.sessions, rows, strict=True):
        kept = {key: value for key, value in row.items() if key not in ("first", "last")}
        if session.first is None and session.last is None:
            found.rows.append(kept)
            continue
        span = _season_span(old, session, new, seasons) if charged(session) else _shifted(old, session, new)
        if span is None:
            found.dropped.append(session.name)
            continue
        first, last = span
        kept |= {"first": first.isoformat()} if first > new.service.first or session.provider else {}
        kept |= {"last": last.isoformat()} if last < new.service.last or session.provider else {}
        at: tuple[Step, ...] = ("sessions", len(found.rows))
        found.remarks[at] = (f"{TO_READ}{session.name}：开始和结束日期是照上一份推算的，请看是否合适",)
        found.rows.append(kept)
    return found


Span = tuple[dt.date, dt.date] | None


def _season_span(old: Times, session: Session, new: Times, seasons: tuple[Season, ...]) -> Span:
    """The days of the new term in the season to which the session was confined; a shift where it ran over several."""
    before = days(session.first or old.service.first, session.last or old.service.last)
    names = {season.season if season else "" for season in (season_of(seasons, day) for day in before)}
    if len(names) != 1 or "" in names:
        return _shifted(old, session, new)
    inside = [day for day in days(new.service.first, new.service.last) if (s := season_of(seasons, day)) and s.season in names]
    return (inside[0], inside[-1]) if inside else None


def _shifted(old: Times, session: Session, new: Times) -> Span:
    """As many days, beginning as long after the first service day; fewer where the term ends before."""
    start = new.service.first + ((session.first or old.service.first) - old.service.first)
    count = len(Timetable(old, planned_days(old)).days_of(session))
    fitting = [day for day, follows in planned_days(new).items() if day >= start and follows in session.weekdays][:count]
    return (fitting[0], fitting[-1]) if fitting else None
