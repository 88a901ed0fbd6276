"""Calendars as two libraries read them back: every service day with its hours, the dates that families are told of, UIDs that stay."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import icalendar
import pytest
import vobject

from generator.city import Filing
from generator.model.times import Session
from generator.notices.notice import NoticeView
from generator.notices.opendata.terms import VersionFacts
from generator.notices.school import school_page
from generator.notices.state import Statement
from generator.render.calendars import TERMS, term_events
from generator.render.filings import views_of
from generator.render.open_data import know
from generator.timetable import sessions_on
from tests.render.sample import SITE, URL, city, filing, sample_files, states
from tests.render.town import AFTER, failed
from tests.render.whole import assets, judged, whole


def public() -> list[Filing]:
    schools = (school for school in city().schools if not school.is_sample)
    return [each for school in schools for each in school.filings if states().of(each).public]


def path(each: Filing) -> str:
    return f"{each.folder}/calendar.ics"


def events(raw: bytes) -> list[Any]:
    """As icalendar reads them; it cannot type their values."""
    return list(icalendar.Calendar.from_ical(raw).walk("VEVENT"))


def of_key(raw: bytes, key: str) -> Any:
    (found,) = (event for event in events(raw) if f"-{key}@" in str(event["uid"]))
    return found


def served(raw: bytes) -> dict[dt.date, tuple[dt.time, dt.time]]:
    """Each day with its hours, as vobject unrolls the recurrences."""
    found: dict[dt.date, tuple[dt.time, dt.time]] = {}
    for event in vobject.readOne(raw.decode()).vevent_list:
        start = event.dtstart.value
        if not isinstance(start, dt.datetime):
            continue
        rules = event.getrruleset() if "rrule" in event.contents else None
        for moment in [start] if rules is None else list(rules):
            assert moment.date() not in found, "one event a day"
            found[moment.date()] = (start.time(), event.dtend.value.time())
    return found


def expected(each: Filing) -> dict[dt.date, tuple[dt.time, dt.time]]:
    """Each day that is held, by timetable and record."""
    days = each.held if each.has("record") else each.days
    by_day: Iterator[tuple[dt.date, list[Session]]] = ((day, sessions_on(each.times, day, follows)) for day, follows in days.items())
    return {day: (min(s.starts for s in found), max(s.ends for s in found)) for day, found in by_day if found}


def test_every_public_term_has_one_and_no_other() -> None:
    calendars = {name for name in sample_files() if name.endswith("calendar.ics") and name.count("/") == 3}
    assert calendars == {path(each) for each in public()}
    assert len(calendars) > 40


def test_every_service_day_with_its_hours_and_no_other() -> None:
    for each in public():
        assert served(sample_files()[path(each)]) == expected(each), each.folder


def test_the_dates_that_families_are_told_of() -> None:
    for each in public():
        raw, form = sample_files()[path(each)], each.plan.application
        assert of_key(raw, "apply-opens")["dtstart"].dt == form.opens
        assert of_key(raw, "apply-closes")["dtstart"].dt == form.closes
        state = states().of(each)
        owes = state.statement in (Statement.DUE, Statement.LATE, Statement.PUBLISHED)
        due = [event["dtstart"].dt for event in events(raw) if "statement-due" in str(event["uid"])]
        assert due == ([state.deadline] if owes and state.deadline else [])
        if state.statement is Statement.PUBLISHED:
            notice = of_key(raw, "statement-notice")
            assert notice["dtstart"].dt == each.finance.notice_first
            assert notice["dtend"].dt == each.finance.notice_last + dt.timedelta(days=1)
            paid = {row.paid for row in each.finance.refunds if row.paid} | {
                row.date for row in each.finance.disposal if row.way == "退还学生"
            }
            assert paid <= {event["dtstart"].dt for event in events(raw) if "-refund-" in str(event["uid"])}


def test_an_event_as_a_phone_reads_it() -> None:
    event = of_key(sample_files()["schools/yucai/2021-autumn/calendar.ics"], "service-1-1")
    assert str(event["summary"]) == "XX市育才小学：课后服务"
    assert str(event["description"]) == (
        "一至六年级16:00—17:40\n接孩子：南门\n2021年秋季学期，第2版，2022年1月14日公开\n"
        "2022年1月14日变更（第2版）：公布了开学后的实际情况（参加人数等）；服务时间和收费不变。"
    )
    assert (event["dtstart"].dt.isoformat(), event["dtend"].dt.isoformat()) == ("2021-09-06T16:00:00+08:00", "2021-09-06T17:40:00+08:00")
    assert str(event["url"]) == f"{URL}schools/yucai/2021-autumn/notice/"
    assert event["sequence"] == 1
    assert event["dtstamp"].dt == event["last-modified"].dt == dt.datetime(2022, 1, 14, tzinfo=dt.UTC)
    single = of_key(sample_files()["schools/yucai/2021-autumn/calendar.ics"], "service-2021-10-09")
    assert str(single["summary"]) == "XX市育才小学：课后服务（调休上班日，按周五的安排）"


def test_grades_that_differ_are_named() -> None:
    found = assets(judged(whole()))["schools/lvye/2021-autumn/calendar.ics"]
    words = {str(event["description"]).split("\n")[0] for event in events(found) if "service" in str(event["uid"])}
    assert any(re.fullmatch(r"[一二三四五六至、]+年级\d\d:\d\d—\d\d:\d\d", each) for each in words)


PAID_LATER = {"schools/lvye/2021-autumn/finance.yml": ('amount: "4650.00", date: 2022-01-18', 'amount: "4650.00", date: 2022-01-28')}


@pytest.mark.parametrize(
    ("day", "keys"),
    [
        ("2021-08-30", {"apply-closes", "statement-due"}),
        ("2021-12-01", {"statement-due"}),
        ("2022-01-25", {"refund-2022-01-28"}),
        ("2022-03-01", set()),
    ],
)
def test_reminders_of_what_is_still_to_come(day: str, keys: set[str]) -> None:
    found = assets(judged(whole(dt.date.fromisoformat(day), edits=PAID_LATER)))["schools/lvye/2021-autumn/calendar.ics"]
    alarmed = {str(event["uid"]) for event in events(found) if event.walk("VALARM")}
    assert alarmed == {f"lvye-2021-autumn-{key}@notices.shili.example" for key in keys}


def test_the_next_version_moves_the_same_events() -> None:
    each = filing("yucai", "2021-autumn")
    school = city().school("yucai")
    assert school is not None
    views = views_of(states(), school, each)
    facts = next(f for f in know(states(), school, school_page(states(), school, None), ((each, views),)).terms)
    view = views["notice"]
    assert isinstance(view, NoticeView)
    third = VersionFacts(paper="notice", version=3, date=dt.date(2022, 2, 8), title="", sentences=(), material=True, page="")
    sessions = tuple(replace(session, ends=dt.time(17, 20)) for session in view.times.sessions)
    moved = replace(view, times=replace(view.times, sessions=sessions))
    before = term_events(SITE, each, facts, view)
    after = term_events(SITE, each, replace(facts, school_name="改名小学", versions=(*facts.versions, third)), moved)
    assert {event.uid for event in after if "-service-" in event.uid} <= {event.uid for event in before}
    assert {(event.sequence, event.stamp) for event in after if "-service-" in event.uid} == {(2, dt.date(2022, 2, 8))}
    assert {event.sequence for event in before if "-service-" in event.uid} == {1}
    assert {event.sequence for event in after if "statement" in event.uid} == {0}


def test_every_file_is_whole_by_the_letter_of_rfc_5545() -> None:
    for name, raw in sample_files().items():
        if name.endswith(".ics"):
            assert raw.count(b"\n") == raw.count(b"\r\n")
            assert max(map(len, raw.split(b"\r\n"))) <= 75
            calendar = icalendar.Calendar.from_ical(raw)
            assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Shanghai"]
            uids = [str(event["uid"]) for event in calendar.walk("VEVENT")]
            assert len(uids) == len(set(uids))
            assert all(str(event["url"]).startswith(URL) for event in calendar.walk("VEVENT"))
            assert not [event for event in calendar.walk() if event.errors]
            assert vobject.readOne(raw.decode()).vevent_list


def test_a_school_s_own_holds_its_latest_terms() -> None:
    for school in city().schools:
        terms = [str(each.id) for each in public() if each.school == school.id]
        name = f"schools/{school.id}/calendar.ics"
        assert (name in sample_files()) == bool(terms)
        if terms:
            found = {str(event["uid"]) for event in events(sample_files()[name])}
            of_terms = {
                str(e["uid"]) for term in terms[-TERMS:] for e in events(sample_files()[f"schools/{school.id}/{term}/calendar.ics"])
            }
            assert found == of_terms


def test_nothing_of_what_is_held_back() -> None:
    found = assets(judged(whole(AFTER), [failed("lvye", "plan")]))
    assert "schools/lvye/2021-autumn/calendar.ics" not in found
    books = assets(judged(whole(AFTER), [failed("lvye", "finance", "closing-wrong")]))["schools/lvye/2021-autumn/calendar.ics"].decode()
    assert "refund" not in books
    assert "statement-notice" not in books
