from __future__ import annotations

import datetime as dt

from generator.notices.month import Calendar, Day, Kind, Month, months
from tests.render.town import AFTER, city, filing

TIMES, RECORD = "schools/lvye/2021-autumn/times.yml", "schools/lvye/2021-autumn/record.yml"


def calendar(as_of: dt.date = AFTER, edits: dict[str, tuple[str, str]] | None = None) -> Calendar:
    return months(filing(city(as_of, edits))[1])


def drawn(month: Month) -> list[str]:
    """A month as it looks: number and sign."""
    return [" ".join("--" if day is None else f"{day.number}{day.sign}" for day in week) for week in month.weeks]


def test_a_month_as_it_hangs_on_the_wall() -> None:
    assert drawn(calendar().months[0]) == [
        "-- -- 1 2 3 4 5",
        "6●开 7●开 8●开 9●开 10●开 11 12",
        "13●开 14●开 15●开 16●开 17●开 18◆补 19",
        "20休 21休 22●开 23●开 24●开 25 26",
        "27●开 28●开 29●开 30●开 -- -- --",
    ]


def test_every_month_from_the_first_service_day_to_the_last_counts_its_days() -> None:
    found = calendar()
    assert [(month.name, month.days) for month in found.months] == [
        ("2021年9月", 18), ("2021年10月", 17), ("2021年11月", 15), ("2021年12月", 23), ("2022年1月", 9),
    ]  # fmt: skip
    assert found.held == 82


def test_what_was_stopped_or_held_besides_shows_once_it_is_public() -> None:
    extra = {RECORD: ("delivered:", "extra_days:\n  - {day: 2021-12-04, follows: 周一, why: 补寒潮停的课}\ndelivered:")}
    before, after = calendar(dt.date(2021, 11, 21), extra), calendar(AFTER, extra)
    assert drawn(before.months[2])[2] == "15●开 16●开 17●开 18●开 19●开 20 21"
    assert drawn(before.months[2])[3] == "22●开 23●开 24●开 25●开 26●开 27 28"
    assert drawn(before.months[3])[0] == "-- -- 1●开 2●开 3●开 4 5"
    assert before.held == 87
    assert drawn(after.months[2])[3] == "22×停 23×停 24×停 25×停 26×停 27 28"
    assert drawn(after.months[3])[0] == "-- -- 1●开 2●开 3●开 4＋增 5"
    assert after.months[3].weeks[0][5] == Day(4, Kind.EXTRA, "17:50")
    assert after.held == 83
    assert [(reason.days, reason.sign, reason.text) for reason in after.reasons if reason not in before.reasons] == [
        ("2021年11月22日至26日", "×停", "寒潮停课"),
        ("2021年12月4日", "＋增", "按周一的安排，补寒潮停的课"),
    ]


def test_days_say_until_when_where_they_differ() -> None:
    week = calendar().months[0].weeks[1]
    assert [day.ends for day in week if day] == ["17:50", "17:30", "17:50", "17:30", "17:30", "", ""]
    # The make-up day follows a Tuesday.
    assert calendar().months[0].weeks[2][5] == Day(18, Kind.MAKEUP, "17:30")
    assert calendar().ends == ""


def test_days_that_all_end_alike_say_it_once() -> None:
    found = calendar(edits={TIMES: ('ends: "17:50"', 'ends: "17:30"')})
    assert found.ends == "17:30"
    assert {day.ends for month in found.months for week in month.weeks for day in week if day} == {""}


def test_only_signs_that_occur_are_explained() -> None:
    assert [sign for sign, _ in calendar().legend] == ["●开", "◆补", "休", "×停"]
    assert [sign for sign, _ in calendar(dt.date(2021, 10, 1)).legend] == ["●开", "◆补", "休"]
