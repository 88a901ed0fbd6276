"""A calendar in; its file as icalendar itself writes it out, property by property: what generator/ics.py must write, byte for byte."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import icalendar

from generator import __version__
from generator.ics import DAYS, FIRST_DAY, ZONE, CalendarFile, Event


def by_icalendar(file: CalendarFile) -> bytes:
    """The bytes of a .ics file."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//School Notices//school-notices {__version__}//{file.lang.upper()}")
    calendar.add("version", "2.0")
    calendar.add("name", file.name)
    calendar.add("x-wr-calname", file.name)
    for name, value in (("description", file.about), ("x-wr-caldesc", file.about), ("url", file.url)):
        if value:
            calendar.add(name, value)
    timed = False
    for event in file.events:
        calendar.add_component(_event(event))
        timed = timed or event.starts is not None
    if timed:
        calendar.add("x-wr-timezone", ZONE)
        calendar.add_missing_timezones(first_date=FIRST_DAY)
    made: bytes = calendar.to_ical()
    return made


def _event(event: Event) -> icalendar.Event:
    made = icalendar.Event()
    made.add("uid", event.uid)
    made.add("dtstamp", _midnight(event.stamp))
    if event.changed is not None:
        made.add("last-modified", _midnight(event.changed))
    made.add("sequence", event.sequence)
    _add_span(made, event)
    made.add("summary", event.summary)
    for name, text in (("description", event.description), ("location", event.place), ("url", event.url)):
        if text:
            made.add(name, text)
    if event.categories:
        made.add("categories", list(event.categories))
    if not event.busy:
        made.add("transp", "TRANSPARENT")
    if event.reminder is not None:
        made.add_component(_alarm(event.summary, event.reminder))
    return made


def _add_span(made: icalendar.Event, event: Event) -> None:
    """From when until when; the end of whole days is the day after the last (RFC 5545, 3.6.1), and a single day needs none."""
    if event.starts is None or event.ends is None:
        made.add("dtstart", event.first)
        if event.last > event.first:
            made.add("dtend", event.last + dt.timedelta(days=1))
        return
    made.add("dtstart", _moment(event.first, event.starts))
    made.add("dtend", _moment(event.last, event.ends))
    if event.weekly is not None:
        until = _moment(event.weekly.until, event.starts).astimezone(dt.UTC)
        made.add("rrule", {"freq": "weekly", "until": until, "byday": DAYS[event.first.weekday()]})
        if event.weekly.without:
            made.add("exdate", [_moment(day, event.starts) for day in event.weekly.without])


def _moment(day: dt.date, time: dt.time) -> dt.datetime:
    return dt.datetime.combine(day, time, ZoneInfo(ZONE))


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def _alarm(summary: str, reminder: dt.timedelta) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", reminder)
    return alarm
