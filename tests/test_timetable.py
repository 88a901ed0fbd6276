"""Service days and lessons, counted by hand for a small term and compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.kinds import kind
from generator.model.record import Record
from generator.model.times import Service, Session, Times
from generator.model.values import WEEKDAYS
from generator.schema import check
from generator.source import read
from generator.timetable import Timetable, days_alike, delivered_days, minutes, most_lessons, planned_days, runs_on, sessions_on

TIMES = """\
# September 2021: 6 to 17, Mondays, Wednesdays and Fridays; Wednesday 15 is off; Saturday 18 follows Monday.
dismissals:
  - {grades: [1, 2], weekdays: [周一, 周三, 周五], time: "15:40"}
service: {first: 2021-09-06, last: 2021-09-17, weekdays: [周一, 周三, 周五], days: 6}
no_service:
  - {first: 2021-09-14, last: 2021-09-15, why: 运动会}
makeup_days:
  - {day: 2021-09-18, follows: 周一}
sessions:
  - {name: 作业, category: 集中作业辅导, grades: [1, 2], weekdays: [周一, 周三, 周五], starts: "15:50", ends: "16:30", lessons: 1, place: 教室, groups: 3}
  - {name: 阅读, category: 自主阅读, grades: [1, 2], weekdays: [周一, 周三], starts: "16:40", ends: "17:20", lessons: 1, place: 阅览室, groups: 2}
  - {name: 轮滑, category: 体育, grades: [2], weekdays: [周一], starts: "16:40", ends: "17:20", lessons: 1, place: 操场, groups: 1, provider: jigou}
  - {name: 长跑, category: 体育, grades: [1], weekdays: [周五], starts: "16:20", ends: "17:40", lessons: 2, place: 操场, groups: 1, first: 2021-09-11}
"""
RECORD = """\
applications: {applied: 1, accepted: 1, refused: 0, reviewed: 2021-09-05}
grades:
  - {grade: 1, enrolled: 1, applied: 1, participants: 1}
suspended:
  - {first: 2021-09-08, last: 2021-09-09, why: 台风}
extra_days:
  - {day: 2021-09-19, follows: 周三}
"""


@pytest.fixture(scope="module")
def times() -> Times:
    content = check(read("times.yml", TIMES.encode()), kind("times")).content
    assert isinstance(content, Times)
    return content


@pytest.fixture(scope="module")
def record() -> Record:
    content = check(read("record.yml", RECORD.encode()), kind("record")).content
    assert isinstance(content, Record)
    return content


def day(number: int) -> dt.date:
    return dt.date(2021, 9, number)


def test_planned_days(times: Times) -> None:
    assert planned_days(times) == {day(6): "周一", day(8): "周三", day(10): "周五", day(13): "周一", day(17): "周五", day(18): "周一"}


def test_delivered_days(times: Times, record: Record) -> None:
    assert delivered_days(planned_days(times), record) == {
        day(6): "周一", day(10): "周五", day(13): "周一", day(17): "周五", day(18): "周一", day(19): "周三",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("number", "follows", "grade", "names", "lessons"),
    [
        (6, "周一", 1, ["作业", "阅读"], 2),
        (6, "周一", 2, ["作业", "阅读", "轮滑"], 2),
        (10, "周五", 1, ["作业"], 1),
        (17, "周五", 1, ["作业", "长跑"], 2),
        (17, "周五", None, ["作业", "长跑"], 2),
        (17, "周二", 1, [], 0),
    ],
)
def test_a_day_s_sessions_and_the_most_lessons_one_pupil_can_attend(
    times: Times, number: int, follows: str, grade: int | None, names: list[str], lessons: int
) -> None:
    found = sessions_on(times, day(number), follows, grade)
    assert ([session.name for session in found], most_lessons(found)) == (names, lessons)


def test_lessons_of_a_pupil_over_the_term(times: Times) -> None:
    planned = Timetable(times, planned_days(times))
    # Grade 1: Mondays 6, 13 and the 18th that follows Monday, 2 each; Wednesday 8, 2; Friday 10, 1; Friday 17, the long run, 2.
    assert planned.lessons(1) == 3 * 2 + 2 + 1 + 2
    # Grade 2 has no long run; skating stands beside reading, so it adds nothing.
    assert planned.lessons(2) == 3 * 2 + 2 + 1 + 1
    assert planned.charged_lessons(2) == 3 * 2 + 2 + 1 + 1


def test_lessons_that_staff_hold(times: Times) -> None:
    # Homework 3 groups on 6 days; reading 2 groups on 3 Mondays and 1 Wednesday; the long run 2 lessons once; skating is the provider's.
    assert Timetable(times, planned_days(times)).staff_lessons == 3 * 6 + 2 * 4 + 2


GRADES, SPAN = (1, 2, 3), [dt.date(2021, 9, number) for number in range(6, 20)]
session_days = st.none() | st.sampled_from(SPAN)


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    starts, minutes = draw(st.integers(15 * 60, 17 * 60)), draw(st.integers(1, 90))
    starts_at, ends_at = (dt.time(*divmod(time, 60)) for time in (starts, starts + minutes))
    return Session(
        name="时段", category="体育", place="操场", starts=starts_at, ends=ends_at, lessons=draw(st.integers(1, 3)), groups=draw(st.integers(1, 3)),
        grades=tuple(draw(st.sets(st.sampled_from(GRADES), min_size=1))), weekdays=tuple(draw(st.sets(st.sampled_from(WEEKDAYS), min_size=1))),
        first=draw(session_days), last=draw(session_days), provider=draw(st.sampled_from(["", "", "jigou"])),
    )  # fmt: skip


@given(st.lists(sessions(), min_size=1, max_size=6), st.dictionaries(st.sampled_from(SPAN), st.sampled_from(WEEKDAYS)))
def test_kinds_of_days_give_what_the_days_give_one_by_one(held: list[Session], follows: dict[dt.date, str]) -> None:
    days = dict(sorted(follows.items()))
    times = Times(dismissals=(), service=Service(first=SPAN[0], last=SPAN[-1], weekdays=WEEKDAYS, days=len(days)), sessions=tuple(held))
    table = Timetable(times, days)
    on = {day: sessions_on(times, day, name) for day, name in days.items()}
    charged = {day: [s for s in running if not s.provider] for day, running in on.items()}
    for grade in GRADES:
        assert table.lessons(grade) == sum(best(running, grade, lambda s: s.lessons) for running in on.values())
        assert table.charged_lessons(grade) == sum(best(running, grade, lambda s: s.lessons) for running in charged.values())
        assert table.charged_minutes(grade) == sum(best(running, grade, minutes) for running in charged.values())
        assert table.charged_days(grade) == [day for day, running in charged.items() if any(grade in s.grades for s in running)]
    courses = [s for s in held if s.provider]
    most = [sum(best([s for s in running if s.provider], grade, lambda s: s.lessons) for running in on.values()) for grade in GRADES]
    assert table.course_lessons("jigou", "时段") == (max(most) if courses else None)
    assert table.staff_lessons == sum(s.lessons * s.groups for running in charged.values() for s in running)
    for one in held:
        assert table.days_of(one) == tuple(day for day, name in days.items() if runs_on(one, day, name))
    for one, other in combinations(held, 2):
        apart = one.ends <= other.starts or other.ends <= one.starts
        both = tuple(day for day, name in days.items() if runs_on(one, day, name) and runs_on(other, day, name))
        assert table.together(one, other) == (() if apart else both)
    assert [day for alike in table.alike for day in alike.days] == [day for alike in table.alike for day in sorted(alike.days)]
    assert {day: list(alike.sessions) for alike in table.alike for day in alike.days} == on


def best(running: list[Session], grade: int, weight: Callable[[Session], int]) -> int:
    """By trying every choice of sessions that do not overlap."""
    own = [session for session in running if grade in session.grades]
    choices = (choice for size in range(len(own) + 1) for choice in combinations(own, size))
    return max(
        sum(map(weight, choice)) for choice in choices if all(a.ends <= b.starts or b.ends <= a.starts for a, b in combinations(choice, 2))
    )


def test_days_on_which_the_same_takes_place_stand_together(times: Times) -> None:
    found = days_alike(times, planned_days(times))
    assert [(alike.follows, [session.name for session in alike.sessions], [day.day for day in alike.days]) for alike in found] == [
        ("周一", ["作业", "阅读", "轮滑"], [6, 13, 18]),
        ("周三", ["作业", "阅读"], [8]),
        ("周五", ["作业"], [10]),
        ("周五", ["作业", "长跑"], [17]),
    ]


def test_days_alike_have_the_sessions_that_each_of_them_has(times: Times) -> None:
    found = {day: alike for alike in days_alike(times, planned_days(times)) for day in alike.days}
    assert sorted(found) == list(planned_days(times))
    assert all(list(alike.sessions) == sessions_on(times, day, alike.follows) for day, alike in found.items())
