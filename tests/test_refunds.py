"""What one payer gets back under each method, with the figures of real papers; what was not held by each method."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.model.finance import Charge, Refund
from generator.model.times import Dismissal, Service, Session, Times
from generator.model.units import DAY, HOUR, LESSON, MONTH, TERM
from generator.model.values import WEEKDAYS, Fen, Hundredths
from generator.refunds import BY_LESSON, LEFT, NOT_HELD, Refunding, gained, not_held
from generator.timetable import Timetable, planned_days


def payer(rate: int, quantity: int | None, per_pupil: int, lessons: int = 160) -> Charge:
    written = None if quantity is None else Hundredths(quantity)
    return Charge(
        item="费", rate=Fen(rate), lessons=lessons, quantity=written, per_pupil=Fen(per_pupil), pupils=1, amount=Fen(per_pupil)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "divisor", "who", "expected"),
    [
        (MONTH, 2083, payer(7000, 400, 28000), 336),  # 鄂州: 70.00 ÷ 20.83
        (MONTH, 2083, payer(8000, 400, 32000), 384),  # 鄂州: 80.00 ÷ 20.83
        (TERM, 10000, payer(36000, 100, 36000), 360),  # 阜阳: 360.00 a term of 100 days
        (MONTH, 2083, payer(8000, 450, 36000), 384),  # half a month more changes no day
        (MONTH, 2083, payer(8000, 400, 16000), 192),  # who pays half gets half
        (DAY, 100, payer(460, 7300, 33580), 460),  # the day's fee is the day's refund
        (LESSON, 10000, payer(200, None, 32000), 320),  # lessons are charged, days given back: the term is the period
        (HOUR, 10000, payer(300, 10667, 32001), 320),
    ],
)
def test_a_day_of_the_period_s_fee_half_a_fen_rounded_up(unit: str, divisor: int, who: Charge, expected: int) -> None:
    assert Refunding("按天", unit, Hundredths(divisor)).rate(who, NOT_HELD) == Fen(expected)


@pytest.mark.parametrize(
    ("way", "kind", "quantity", "expected"),
    [
        (Refunding("按天", MONTH, Hundredths(2083)), NOT_HELD, 3, 3 * 384),
        (Refunding("按天", MONTH, Hundredths(2083)), NOT_HELD, 84, 32000),  # 84 × 3.84 is more than was paid
        (Refunding("按半月", MONTH), NOT_HELD, 1, 4000),
        (Refunding("按课时", MONTH), NOT_HELD, 2, 400),  # 320.00 for 160 lessons
        (Refunding("分段", MONTH, percents=(50,)), NOT_HELD, 2, 400),
        (Refunding("分段", MONTH, percents=(50,)), LEFT, 50, 16000),
    ],
)
def test_what_each_gets_back(way: Refunding, kind: str, quantity: int, expected: int) -> None:
    assert way.each(payer(8000, 400, 32000), kind, quantity) == Fen(expected)


def test_a_capped_fee_is_given_back_pro_rata_by_lessons() -> None:
    assert BY_LESSON.each(payer(250, None, 40000, lessons=174), NOT_HELD, 10) == Fen(2299)
    assert BY_LESSON.rate(payer(250, None, 40000, lessons=174), NOT_HELD) == Fen(250)


def test_a_line_counts_what_its_method_counts() -> None:
    line = Refund(kind=LEFT, pupils=1, lessons=3, days=2, halves=1, percent=50, rate=Fen(1), amount=Fen(1))
    found = {method: Refunding(method, MONTH).quantity(line) for method in ("按课时", "按天", "按半月", "分段")}
    assert found == {"按课时": 3, "按天": 2, "按半月": 1, "分段": 50}


def times() -> Times:
    """Every working day of March and April 2026, two lessons but on Fridays, one."""
    weekdays = WEEKDAYS[:5]
    plain = {"category": "体育", "grades": (1,), "lessons": 1, "place": "操场", "groups": 1}
    sessions = (
        Session(name="一", weekdays=weekdays, starts=dt.time(16, 0), ends=dt.time(16, 40), **plain),  # type: ignore[arg-type]
        Session(name="二", weekdays=weekdays[:4], starts=dt.time(16, 50), ends=dt.time(17, 30), **plain),  # type: ignore[arg-type]
    )
    service = Service(first=dt.date(2026, 3, 2), last=dt.date(2026, 4, 30), weekdays=weekdays, days=44)
    return Times(dismissals=(Dismissal(grades=(1,), weekdays=weekdays, time=dt.time(15, 0)),), service=service, sessions=sessions)


@pytest.mark.parametrize(
    ("lost", "expected"),
    [
        (11, {"lessons": 20, "days": 11, "halves": 0}),  # of the 22 days of March half were held
        (12, {"lessons": 22, "days": 12, "halves": 1}),
        (40, {"lessons": 72, "days": 40, "halves": 2}),
    ],
)
def test_not_held_by_lessons_days_and_months(lost: int, expected: dict[str, int]) -> None:
    planned = Timetable(times(), planned_days(times()))
    held = Timetable(times(), dict(list(planned.days.items())[lost:]))
    methods = {"lessons": "按课时", "days": "按天", "halves": "按半月"}
    assert {name: not_held(Refunding(method, MONTH), planned, held, 1) for name, method in methods.items()} == expected


def test_a_friday_held_for_a_monday_costs_a_lesson_and_no_day() -> None:
    planned = Timetable(times(), planned_days(times()))
    more = {**planned.days, dt.date(2026, 3, 7): "周五"}
    held = Timetable(times(), {day: follows for day, follows in more.items() if day != dt.date(2026, 3, 2)})
    found = {method: not_held(Refunding(method, MONTH), planned, held, 1) for method in ("按课时", "按天")}
    assert found == {"按课时": 1, "按天": 0}
    assert gained(Timetable(times(), more), planned, 1, "lessons") == 1
