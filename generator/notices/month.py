"""A filing's times in; the months of its term out, week by week: on which days there is service, until when, and which days are off."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from generator.city import Filing
from generator.model.common import DaySpan
from generator.model.values import WEEKDAYS
from generator.notices.people import added_by_now, stopped_by_now
from generator.policy.calendar import days
from generator.timetable import days_alike
from generator.wording.values import clock, span


class Kind(StrEnum):
    """What a day is."""

    OUTSIDE = "outside"
    ON = "on"
    MAKEUP = "makeup"
    EXTRA = "extra"
    OFF = "off"
    STOPPED = "stopped"
    FREE = "free"

    __hash__ = str.__hash__


SIGNS = {Kind.ON: "●开", Kind.MAKEUP: "◆补", Kind.EXTRA: "＋增", Kind.OFF: "休", Kind.STOPPED: "×停", Kind.FREE: "", Kind.OUTSIDE: ""}
"""Sign and word of each kind; a day outside the term, or one on which there never is service, has none."""
_HELD = (Kind.ON, Kind.MAKEUP, Kind.EXTRA)
MEANINGS = {
    Kind.ON: "开展服务",
    Kind.MAKEUP: "调休上班日，照常开展",
    Kind.EXTRA: "增补的服务日",
    Kind.OFF: "放假或不开展",
    Kind.STOPPED: "原定开展，临时停课",
}


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month. `ends` is the latest end of the day, empty without service or where all days of the term end alike."""

    number: int
    kind: Kind
    ends: str = ""

    @property
    def sign(self) -> str:
        return SIGNS[self.kind]


@dataclass(frozen=True, slots=True)
class Month:
    """A month as a wall calendar has it, Monday first; None where a week begins or ends in another month."""

    name: str
    days: int
    weeks: tuple[tuple[Day | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why some days are not as in other weeks."""

    days: str
    kind: Kind
    text: str

    @property
    def sign(self) -> str:
        return SIGNS[self.kind]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The term's months; `held` are the service days as things stand; `legend` are the signs that occur, each with its meaning; `ends` is
    the end where all days have the same."""

    held: int
    months: tuple[Month, ...]
    legend: tuple[tuple[str, str], ...]
    reasons: tuple[Reason, ...]
    ends: str


def months(filing: Filing) -> Calendar:
    """From the month of the first service day to that of the last, with what has changed by now."""
    times, kinds = filing.times, _kinds(filing)
    ends: dict[dt.date, str] = {}
    for same in days_alike(times, _followed(filing)):
        end = clock(max(session.ends for session in same.sessions)) if same.sessions else ""
        ends |= dict.fromkeys((day for day in same.days if kinds[day] is not Kind.STOPPED), end)
    alike = len(set(ends.values())) == 1
    held = Counter((day.year, day.month) for day, kind in kinds.items() if kind in _HELD)
    found = sorted({(day.year, day.month) for day in kinds})
    shown = tuple(
        Month(f"{year}年{month}月", held[year, month], _weeks(year, month, kinds, {} if alike else ends)) for year, month in found
    )
    legend = tuple((SIGNS[kind], text) for kind, text in MEANINGS.items() if kind in kinds.values())
    return Calendar(
        sum(month.days for month in shown), shown, legend, tuple(_reasons(filing)), next(iter(ends.values()), "") if alike else ""
    )


def _followed(filing: Filing) -> dict[dt.date, str]:
    """Every service day, planned or held besides, in no order, with the weekday whose timetable it follows."""
    extra = {each.day: each.follows for each in added_by_now(filing)}
    return {**filing.days, **extra}


def _kinds(filing: Filing) -> dict[dt.date, Kind]:
    """Every day from the first service day to the last."""
    times = filing.times
    extra = {each.day for each in added_by_now(filing)}
    makeup = {each.day for each in times.makeup_days}
    halted = {day for each in stopped_by_now(filing) for day in days(each.first, each.last)}
    found = {}
    for day in days(min(times.service.first, *filing.days, *extra), max(times.service.last, *filing.days, *extra)):
        if day in extra:
            found[day] = Kind.EXTRA
        elif day in filing.days:
            found[day] = Kind.STOPPED if day in halted else Kind.MAKEUP if day in makeup else Kind.ON
        else:
            found[day] = Kind.OFF if WEEKDAYS[day.weekday()] in times.service.weekdays else Kind.FREE
    return found


def _weeks(year: int, month: int, kinds: dict[dt.date, Kind], ends: dict[dt.date, str]) -> tuple[tuple[Day | None, ...], ...]:
    return tuple(
        tuple([_same_day(day.day, kinds.get(day, Kind.OUTSIDE), ends.get(day, "")) if day else None for day in week])
        for week in _dates(year, month)
    )


@lru_cache(maxsize=1024)
def _dates(year: int, month: int) -> tuple[tuple[dt.date | None, ...], ...]:
    """The days of a month by weeks, Monday first."""
    found = calendar.Calendar().monthdatescalendar(year, month)
    return tuple(tuple(day if day.month == month else None for day in week) for week in found)


_same_day = lru_cache(maxsize=4096)(Day)


def _reasons(filing: Filing) -> Iterator[Reason]:
    """Days off with their reasons, make-up days and changes with the weekday they follow, by date."""
    times = filing.times
    found: list[tuple[dt.date, Reason]] = [*_spans(times.no_service, Kind.OFF), *_spans(stopped_by_now(filing), Kind.STOPPED)]
    for each, kind in [*((each, Kind.MAKEUP) for each in times.makeup_days), *((each, Kind.EXTRA) for each in added_by_now(filing))]:
        why = f"，{each.why}" if each.why else ""
        found.append((each.day, Reason(span(each.day, each.day), kind, f"按{each.follows}的安排{why}")))
    yield from (reason for _, reason in sorted(found, key=lambda pair: pair[0]))


def _spans(spans: Iterable[DaySpan], kind: Kind) -> Iterator[tuple[dt.date, Reason]]:
    for each in spans:
        yield each.first, Reason(span(each.first, each.last), kind, each.why)
