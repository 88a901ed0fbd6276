"""Calendar files: byte for byte what icalendar writes of the same events, whatever their texts and days are."""

from __future__ import annotations

import datetime as dt

import icalendar
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.ics import CalendarFile, Event, Weekly, ics
from tests.ical_reference import by_icalendar

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 30))
TIMES = st.times().map(lambda time: time.replace(microsecond=0))
# Letters of one to four octets, and whatever says how the next sign is meant, so that every fold falls everywhere.
SIGNS = st.sampled_from('a市é😀\\^;,:"\r\n N=\t\u2028')
TEXTS = st.text(SIGNS, max_size=120) | st.text(max_size=90).map(lambda text: text.removeprefix("\ufeff"))
LINES = st.text(st.sampled_from('a市é😀\\^;,:" N=\t'), max_size=120)
ADDRESSES = st.text(st.sampled_from("a市😀\\^/;,"), max_size=120)
HOURS = st.tuples(TIMES, TIMES)


@st.composite
def events(draw: st.DrawFn) -> Event:
    first = draw(DAYS)
    hours = draw(st.none() | HOURS)
    return Event(
        uid=draw(TEXTS),
        stamp=draw(DAYS),
        first=first,
        last=draw(st.just(first) | DAYS),
        starts=hours[0] if hours else None,
        ends=hours[1] if hours else None,
        summary=draw(TEXTS),
        description=draw(TEXTS),
        categories=tuple(draw(st.lists(TEXTS, max_size=3))),
        url=draw(ADDRESSES),
        place=draw(TEXTS),
        sequence=draw(st.integers(0, 99)),
        changed=draw(st.none() | DAYS),
        busy=draw(st.booleans()),
        weekly=draw(st.none() | st.builds(Weekly, DAYS, st.lists(DAYS, max_size=9).map(tuple))),
        reminder=draw(
            st.none() | st.timedeltas(dt.timedelta(-40), dt.timedelta(40)).map(lambda long: long - long % dt.timedelta(seconds=1))
        ),
    )


FILES = st.builds(
    CalendarFile,
    name=LINES,
    lang=st.sampled_from(["zh", "en"]),
    events=st.lists(events(), max_size=4).map(tuple),
    about=LINES,
    url=ADDRESSES,
)


@settings(max_examples=200, deadline=None)
@given(FILES)
@example(CalendarFile(name="", lang="zh"))
def test_as_icalendar_writes_it(file: CalendarFile) -> None:
    assert ics(file).decode().split("\r\n") == by_icalendar(file).decode().split("\r\n")


ENDS = ("a", "市", "😀", "\\", "\\市", "^", ";", ",", "\n", "a\\\\^^")


def test_every_length_around_a_fold() -> None:
    day = dt.date(2026, 9, 1)
    texts = [f"{'y' * letters}{end}{'市' * 40}" for letters in range(50, 80) for end in ENDS]
    file = CalendarFile(
        name="", lang="zh", events=[Event(uid="1", stamp=day, first=day, last=day, summary=text, url="^" + text[:49]) for text in texts]
    )
    assert ics(file).split(b"BEGIN:VEVENT") == by_icalendar(file).split(b"BEGIN:VEVENT")


def test_a_name_cannot_begin_a_line() -> None:
    assert b"\r\nX-WR-CALNAME:a END:VCALENDAR\r\n" in ics(CalendarFile(name="a\r\nEND:VCALENDAR", lang="zh"))


def test_what_is_written_is_read_back() -> None:
    text = "市\\n;,^\r\n：" * 40
    event = Event(uid="1", stamp=dt.date(2026, 9, 1), first=dt.date(2026, 9, 1), last=dt.date(2026, 9, 1), summary=text)
    made = ics(CalendarFile(name="x", lang="zh", events=(event,)))
    (found,) = icalendar.Calendar.from_ical(made).walk("VEVENT")
    assert str(found["summary"]) == text.replace("\r\n", "\n")
    assert max(map(len, made.split(b"\r\n"))) <= 75
