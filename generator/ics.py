"""Events in; a calendar file (RFC 5545) out, the same bytes every time. The one module that knows icalendar.

Days are whole days, moments are those of Asia/Shanghai. UIDs and words are for who makes an event; nothing is taken from the clock.
The lines are written here, because the library needs a third of a millisecond for an event; they are byte for byte what it writes
(tests/test_ics.py asks it).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from generator import __version__

ZONE = "Asia/Shanghai"
FIRST_DAY = dt.date(2000, 1, 1)
"""From here on the zone is described: after the summer times of 1986 to 1991."""
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Weekly:
    """An event again in every week, until its last day, except on some days."""

    until: dt.date
    without: tuple[dt.date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event over whole days or, with `starts` and `ends`, on one day from when until when.

    `stamp` is the day on which this version of it was made, `sequence` counts versions from 0. `reminder` is counted from the start.
    """

    uid: str
    stamp: dt.date
    first: dt.date
    last: dt.date
    starts: dt.time | None = None
    ends: dt.time | None = None
    summary: str
    description: str = ""
    categories: tuple[str, ...] = ()
    url: str = ""
    place: str = ""
    sequence: int = 0
    changed: dt.date | None = None
    busy: bool = False
    weekly: Weekly | None = None
    reminder: dt.timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFile:
    """A calendar with its name; `lang` is the language of its texts, `about` and `url` say whose it is."""

    name: str
    lang: str
    events: Iterable[Event] = field(default=())
    about: str = ""
    url: str = ""


def ics(file: CalendarFile) -> bytes:
    """The bytes of a .ics file."""
    events = tuple(file.events)
    timed = any(event.starts is not None for event in events)
    parts = [_folded(_head(file, timed)), *([_timezone()] if timed else []), *map(_component, events), b"END:VCALENDAR\r\n"]
    return b"".join(parts)


def _head(file: CalendarFile, timed: bool) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//School Notices//school-notices {__version__}//{file.lang.upper()}"
    if file.about:
        yield f"DESCRIPTION:{_text(file.about)}"
        yield f"X-WR-CALDESC:{_line(file.about)}"
    yield f"NAME:{_line(file.name)}"
    yield f"X-WR-CALNAME:{_line(file.name)}"
    if file.url:
        yield f"URL:{file.url}"
    if timed:
        yield f"X-WR-TIMEZONE:{ZONE}"


@cache
def _timezone() -> bytes:
    import icalendar  # noqa: PLC0415 - costs every other verb a twentieth of a second

    made: bytes = icalendar.Timezone.from_tzid(ZONE, first_date=FIRST_DAY).to_ical()
    return made


@lru_cache(maxsize=512)  # A school's calendar has the events of its terms.
def _component(event: Event) -> bytes:
    return _folded(_event(event))


def _event(event: Event) -> Iterator[str]:
    """In the order of RFC 5545's table; after those properties by name."""
    summary = _text(event.summary)
    yield "BEGIN:VEVENT"
    yield f"SUMMARY:{summary}"
    yield from _span(event)
    yield f"DTSTAMP:{_midnight(event.stamp)}"
    yield f"UID:{_text(event.uid)}"
    yield f"SEQUENCE:{event.sequence}"
    yield from _again(event)
    if event.categories:
        yield f"CATEGORIES:{','.join(map(_text, event.categories))}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    if event.changed is not None:
        yield f"LAST-MODIFIED:{_midnight(event.changed)}"
    if event.place:
        yield f"LOCATION:{_text(event.place)}"
    if not event.busy:
        yield "TRANSP:TRANSPARENT"
    if event.url:
        yield f"URL:{event.url}"
    if event.reminder is not None:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{summary}"
        yield f"TRIGGER:{_duration(event.reminder)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _span(event: Event) -> Iterator[str]:
    """From when until when; the end of whole days is the day after the last (RFC 5545, 3.6.1), and a single day needs none."""
    if event.starts is None or event.ends is None:
        yield f"DTSTART;VALUE=DATE:{_day(event.first)}"
        if event.last > event.first:
            yield f"DTEND;VALUE=DATE:{_day(event.last + dt.timedelta(days=1))}"
        return
    yield f"DTSTART;TZID={ZONE}:{_moment(event.first, event.starts)}"
    yield f"DTEND;TZID={ZONE}:{_moment(event.last, event.ends)}"


def _again(event: Event) -> Iterator[str]:
    """A weekly event's rule, whose last moment is one of UTC (RFC 5545, 3.3.10), and the days without it."""
    weekly = event.weekly
    if weekly is None or event.starts is None or event.ends is None:
        return
    until = dt.datetime.combine(weekly.until, event.starts, ZoneInfo(ZONE)).astimezone(dt.UTC)
    yield f"RRULE:FREQ=WEEKLY;UNTIL={_moment(until.date(), until.time())}Z;BYDAY={DAYS[event.first.weekday()]}"
    if weekly.without:
        yield f"EXDATE;TZID={ZONE}:{','.join(_moment(day, event.starts) for day in weekly.without)}"


def _day(day: dt.date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _moment(day: dt.date, time: dt.time) -> str:
    return f"{_day(day)}T{time.hour:02}{time.minute:02}{time.second:02}"


def _midnight(day: dt.date) -> str:
    return f"{_day(day)}T000000Z"


@lru_cache(maxsize=64)
def _duration(length: dt.timedelta) -> str:
    import icalendar  # noqa: PLC0415 - costs every other verb a twentieth of a second

    made: bytes = icalendar.vDuration(length).to_ical()  # type: ignore[no-untyped-call]
    return made.decode()


def _text(value: str) -> str:
    """As RFC 5545, 3.3.11 escapes it; every kind of line end is one."""
    if "\\" in value:
        value = value.replace(r"\N", "\n").replace("\\", "\\\\")
    value = value.replace(";", r"\;").replace(",", r"\,")
    return value.replace("\r\n", r"\n").replace("\n", r"\n").replace("\r", r"\n")


def _line(value: str) -> str:
    """For a property that RFC 5545 does not know, and icalendar therefore does not escape."""
    return " ".join(value.splitlines())


_MOST = 75
"""Octets of a line, the space before what goes on counted."""


def _folded(lines: Iterable[str]) -> bytes:
    """The lines, the long ones cut between two characters (RFC 5545, 3.1), but not after a sign that says how the next is meant."""
    return "\r\n".join((*(line if line.isascii() and len(line) < _MOST else _cut(line) for line in lines), "")).encode()


def _cut(line: str) -> str:
    left, made = line.encode(), []
    while len(left) >= _MOST:
        cut = _MOST - 1
        while left[cut] & 0xC0 == 0x80:  # Within a character.
            cut -= 1
        if left[cut - 1] in b"\\^":
            cut -= 1
        made.append(left[:cut])
        left = left[cut:]
    return b"\r\n ".join((*made, left)).decode() if made else line
