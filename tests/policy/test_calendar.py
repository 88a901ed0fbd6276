"""The calendar files, what the maintained library knows without them, and the arithmetic of working days."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.policy import Calendar, YearUnknownError
from generator.policy.calendar import NEW_YEAR_FROM, days
from generator.policy.holidays import known, notice
from tests.rules.casebook import today

FILED = range(2020, 2027)


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return today()[0].city.calendar


@pytest.mark.parametrize("year", FILED)
def test_a_file_and_the_library_agree_on_every_day(calendar: Calendar, year: int) -> None:
    file, made = Calendar({year: calendar.years[year]}), Calendar({year: known()[year]})
    whole = list(days(dt.date(year, 1, 1), dt.date(year, 12, NEW_YEAR_FROM - 1)))
    assert [day for day in whole if file.is_workday(day) != made.is_workday(day)] == []
    assert [day for day in whole if (file.holiday(day) is None) != (made.holiday(day) is None)] == []
    assert [day for day in whole if file.is_makeup(day) != made.is_makeup(day)] == []
    assert calendar.years[year].document != known()[year].document


def test_holidays_have_the_names_of_the_notices() -> None:
    found = {block.name for year in FILED for block in known()[year].holidays}
    assert found == {"元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节", "中秋节、国庆节", "国庆节、中秋节"}


def test_the_new_year_of_2024_began_in_2023() -> None:
    new_year = notice(2024)
    assert new_year is not None
    first = new_year.holidays[0]
    assert (first.first, first.last, first.name) == (dt.date(2023, 12, 30), dt.date(2024, 1, 1), "元旦")
    before = notice(2023)
    assert before is not None
    assert max(block.last for block in before.holidays) == dt.date(2023, 10, 6)


def test_a_worked_saturday_before_new_year_belongs_to_the_new_year() -> None:
    # 2019: off from 30 December 2018, and Saturday the 29th was worked for Monday the 31st.
    old, new = notice(2018), notice(2019)
    assert old is not None
    assert new is not None
    assert dt.date(2018, 12, 29) not in old.makeup_days
    assert dt.date(2018, 12, 29) in new.makeup_days
    both = Calendar({2018: old, 2019: new})
    assert [both.is_workday(dt.date(2018, 12, day)) for day in (28, 29, 30, 31)] == [True, True, False, False]


@pytest.mark.parametrize(
    ("day", "lacking"),
    [("2023-12-28", None), ("2023-12-29", 2024), ("2023-12-31", 2024), ("2024-01-01", 2024), ("2022-12-31", 2022), ("2023-01-01", None)],
)
def test_the_last_days_of_a_year_wait_for_the_next_notice(calendar: Calendar, day: str, lacking: int | None) -> None:
    alone = Calendar({2023: calendar.years[2023]})
    date = dt.date.fromisoformat(day)
    assert alone.knows(date) == (lacking is None)
    if lacking is not None:
        with pytest.raises(YearUnknownError) as caught:
            alone.is_workday(date)
        assert caught.value.year == lacking


def test_no_notice_ever_reached_further_back_than_that() -> None:
    reached = [day for year, file in known().items() for day in (*(b.first for b in file.holidays), *file.makeup_days) if day.year < year]
    assert min(day.day for day in reached) == NEW_YEAR_FROM
    assert {day.month for day in reached} == {12}


@pytest.mark.parametrize("year", [2003, 2027])
def test_a_year_that_the_library_does_not_know(year: int) -> None:
    assert notice(year) is None
    assert year not in known()


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
