"""A filing's times in; from when until when each grade is looked after, and the weekly timetable by grades out (一a, 三(一), 三(三))."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter

from generator.city import Filing
from generator.model.plan import Plan
from generator.model.policy import Season
from generator.model.times import Session, Times
from generator.model.values import WEEKDAYS
from generator.timetable import days_alike, season_of
from generator.wording.values import clock, grades, short_day, weekdays


@dataclass(frozen=True, slots=True)
class HoursRow:
    """Grades and weekdays with the same hours. `ends` has one entry a season of the table; empty where nothing takes place."""

    grades: str
    weekdays: str
    dismissal: str
    starts: str
    ends: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of service; `seasons` are the heads of the columns: those that the term has days in, in the order of the year."""

    seasons: tuple[SeasonDays, ...]
    rows: tuple[HoursRow, ...]
    latest: tuple[str, ...]
    """The latest end of all in each season."""
    earliest: str

    @property
    def same(self) -> bool:
        """Whether the end is the same in every season."""
        return all(len(set(row.ends)) == 1 for row in self.rows)


@dataclass(frozen=True, slots=True)
class SeasonDays:
    """A season of the policy as far as the term reaches into it."""

    name: str
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Entry:
    """One activity in a cell of the timetable."""

    name: str
    category: str
    place: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A row of the timetable: one span of time, a cell for each weekday."""

    time: str
    cells: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, slots=True)
class Week:
    """The timetable of the grades that share it."""

    grades: str
    weekdays: tuple[str, ...]
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity of the term, over all its sessions."""

    name: str
    category: str
    summary: str
    grades: str
    weekdays: str
    place: str
    by: str


def hours(filing: Filing) -> Hours:
    """From dismissal to the last end, by grades, weekdays and seasons."""
    return filing.once("hours", lambda: _hours(filing))


def _hours(filing: Filing) -> Hours:
    times = filing.times
    by_season = _days_by_season(filing)
    seasons = tuple(SeasonDays(season.season, min(by_season[season]), max(by_season[season])) for season in by_season)
    running = tuple(_running(times, days) for days in by_season.values())
    names = weekdays_of(times.sessions)
    by_hours: dict[tuple[tuple[str, ...], ...], list[int]] = defaultdict(list)
    for grade in sorted({grade for session in times.sessions for grade in session.grades}):
        by_hours[tuple(_hours_on(times, grade, day, running) for day in names)].append(grade)
    rows = tuple(row for key, group in by_hours.items() for row in _rows(group, names, key))
    latest = tuple(max((row.ends[number] for row in rows), default="") for number in range(len(seasons)))
    return Hours(seasons, rows, latest, min((row.starts for row in rows), default=""))


def hours_by_season(filing: Filing) -> dict[str, dict[tuple[int, str], tuple[str, str]]]:
    """First start and last end by season, then by grade and weekday; nothing where nothing takes place."""
    times, found = filing.times, {}
    for season, days in _days_by_season(filing).items():
        by_spot: dict[tuple[int, str], list[Session]] = defaultdict(list)
        for name, sessions in _running(times, days).items():
            for session in sessions:
                for grade in session.grades:
                    by_spot[grade, name].append(session)
        found[season.season] = {spot: _span_of(sessions) for spot, sessions in by_spot.items()}
    return found


def _span_of(sessions: list[Session]) -> tuple[str, str]:
    return clock(min(s.starts for s in sessions)), clock(max(s.ends for s in sessions))


def _days_by_season(filing: Filing) -> dict[Season, dict[dt.date, str]]:
    """The service days of each season, in order, with the weekday each follows."""
    found: dict[int, dict[dt.date, str]] = defaultdict(dict)
    seasons = filing.values.latest_end
    for day, follows in filing.days.items():
        season = season_of(seasons, day)
        if season is not None:
            found[seasons.index(season)][day] = follows
    return {seasons[number]: days for number, days in found.items()}


def weekdays_of(sessions: Iterable[Session]) -> tuple[str, ...]:
    """On which weekdays any of the sessions takes place, in the order of the week."""
    used = {day for session in sessions for day in session.weekdays}
    return tuple(day for day in WEEKDAYS if day in used)


def _running(times: Times, service_days: Mapping[dt.date, str]) -> dict[str, list[Session]]:
    """By weekday the sessions that take place on any of the days; one that is there on some of them only counts like the others."""
    found: dict[str, list[Session]] = defaultdict(list)
    for alike in days_alike(times, service_days):
        found[alike.follows] += alike.sessions
    return found


def _hours_on(times: Times, grade: int, weekday: str, seasons: tuple[dict[str, list[Session]], ...]) -> tuple[str, ...]:
    """Dismissal, first start and the last end in each season, for one grade on one weekday."""
    sessions = [s for s in times.sessions if grade in s.grades and weekday in s.weekdays]
    dismissal = next((clock(d.time) for d in times.dismissals if grade in d.grades and weekday in d.weekdays), "")
    starts = clock(min(session.starts for session in sessions)) if sessions else ""
    ends = (max((s.ends for s in running.get(weekday, ()) if grade in s.grades), default=None) for running in seasons)
    return (dismissal, starts, *(clock(last) if last else "" for last in ends))


def _rows(group: list[int], names: tuple[str, ...], key: tuple[tuple[str, ...], ...]) -> Iterable[HoursRow]:
    """One row for the weekdays of the same hours."""
    by_hours: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, found in zip(names, key, strict=True):
        if found[1]:
            by_hours[found].append(name)
    for (dismissal, starts, *ends), several in by_hours.items():
        yield HoursRow(grades(group), weekdays(several), dismissal, starts, tuple(ends))


def weeks(filing: Filing) -> tuple[Week, ...]:
    """The timetables; grades that have the same sessions share one."""
    sessions = filing.times.sessions
    by_sessions: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for grade in sorted({grade for session in sessions for grade in session.grades}):
        by_sessions[tuple(number for number, session in enumerate(sessions) if grade in session.grades)].append(grade)
    return tuple(_week(filing, group, [sessions[number] for number in numbers]) for numbers, group in by_sessions.items())


def _week(filing: Filing, group: list[int], sessions: list[Session]) -> Week:
    names = weekdays_of(sessions)
    slots: dict[tuple[dt.time, dt.time], list[tuple[Session, Entry]]] = defaultdict(list)
    for session in sessions:
        slots[session.starts, session.ends].append((session, _entry(filing, session)))
    rows = tuple(
        Slot(
            f"{clock(starts)}—{clock(ends)}",
            tuple(tuple(entry for session, entry in held if name in session.weekdays) for name in names),
        )
        for (starts, ends), held in sorted(slots.items(), key=itemgetter(0))
    )
    return Week(grades(group), names, rows)


def _entry(filing: Filing, session: Session) -> Entry:
    notes = []
    if session.provider:
        notes.append("代收费" if filing.plan.fees.mode != "免费" else "培训机构")
    if session.partner:
        notes.append("公益")
    if part := part_of_term(filing, session):
        notes.append(part)
    return Entry(session.name, session.category, session.place, tuple(notes))


def part_of_term(filing: Filing, session: Session) -> str:
    """10月8日至1月15日 for a session that has dates of its own; empty where it runs all term."""
    if session.first is None and session.last is None:
        return ""
    service = filing.times.service
    return f"{short_day(session.first or service.first)}至{short_day(session.last or service.last)}"


def activities(filing: Filing) -> tuple[Activity, ...]:
    """Every activity once, in the order of the file."""
    by_name: dict[tuple[str, str, str, str], list[Session]] = defaultdict(list)
    for session in filing.times.sessions:
        by_name[session.name, session.category, session.summary, held_by(filing.plan, session)].append(session)
    return tuple(_activity(key, several) for key, several in by_name.items())


def _activity(key: tuple[str, str, str, str], sessions: list[Session]) -> Activity:
    name, category, summary, by = key
    places = "、".join(dict.fromkeys(session.place for session in sessions))
    return Activity(
        name, category, summary, grades(g for s in sessions for g in s.grades), weekdays(weekdays_of(sessions)), places, by
    )  # fmt: skip


def held_by(plan: Plan, session: Session) -> str:
    """The provider or partner that holds a session; empty for the school itself."""
    provider = plan.provider(session.provider)
    partner = next((p for p in plan.partners if p.id == session.partner), None)
    return provider.name if provider else partner.name if partner else ""
