"""The calendar files against the maintained library, and the arithmetic of working days."""

from __future__ import annotations

import datetime as dt

import chinese_calendar
import pytest

from generator.policy import Calendar, YearUnknownError
from generator.policy.calendar import days
from generator.repository import load
from tests.rules.casebook import TODAY, repository_files


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return load(repository_files(), TODAY).city.calendar


@pytest.mark.parametrize("year", range(2020, 2027))
def test_every_day_agrees_with_the_library(calendar: Calendar, year: int) -> None:
    known = days(dt.date(year, 1, 1), dt.date(year, 12, 31))
    assert [day for day in known if calendar.is_workday(day) != chinese_calendar.is_workday(day)] == []


def test_a_year_not_announced_is_unknown_and_not_free_of_holidays(calendar: Calendar) -> None:
    with pytest.raises(YearUnknownError) as caught:
        calendar.workdays(dt.date(2026, 12, 30), dt.date(2027, 1, 4))
    assert caught.value.year == 2027


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        ("2021-09-30", "2021-10-08", 2),  # the national holiday is 1 to 7 October
        ("2021-10-08", "2021-10-09", 2),  # Saturday the 9th is worked
        ("2021-10-10", "2021-10-10", 0),
        ("2021-10-11", "2021-10-10", 0),
    ],
)
def test_working_days_are_counted_with_both_ends(calendar: Calendar, first: str, last: str, count: int) -> None:
    assert calendar.workdays(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) == count


def test_the_nth_working_day_after(calendar: Calendar) -> None:
    assert calendar.after(dt.date(2021, 9, 30), 2) == dt.date(2021, 10, 9)
