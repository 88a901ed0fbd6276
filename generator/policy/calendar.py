"""Holidays and make-up working days by year in; is a day worked, how many working days, the n-th working day out (三(一)a)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from generator.model.bureau import CalendarFile

ONE_DAY = dt.timedelta(days=1)
NEW_YEAR_FROM = 29
"""From this day of December on the notice of the next year may set days: free days before New Year, a worked Saturday before those."""


class YearUnknownError(LookupError):
    """Raised when a question touches a year whose holidays nobody has announced yet; checking reports it as not evaluated."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


class Calendar:
    """The public calendar, as far as it is known."""

    def __init__(self, years: Mapping[int, CalendarFile]) -> None:
        self.years = dict(years)
        self._holidays = {day: block.name for file in years.values() for block in file.holidays for day in days(block.first, block.last)}
        self._makeup = frozenset(day for file in years.values() for day in file.makeup_days)

    def knows(self, day: dt.date) -> bool:
        """Whether every notice that may say something of `day` is there."""
        return self.lacking(day) is None

    def holiday(self, day: dt.date) -> str | None:
        """The name of the holiday that `day` belongs to, or None. Raises YearUnknownError."""
        self._known(day)
        return self._holidays.get(day)

    def holidays(self, days: Iterable[dt.date]) -> dict[dt.date, str]:
        """Those of the days that are known to belong to a holiday, each with its name; the others are not judged."""
        return {day: name for day in days if (name := self._holidays.get(day)) is not None and self.knows(day)}

    def needs(self, days: Iterable[dt.date]) -> None:
        """Raises YearUnknownError for the first of the days of which not every notice is there."""
        for day in days:
            self._known(day)

    def is_makeup(self, day: dt.date) -> bool:
        """Whether `day` is a weekend day that is worked. Raises YearUnknownError."""
        self._known(day)
        return day in self._makeup

    def is_workday(self, day: dt.date) -> bool:
        """Whether offices are open on `day`. Raises YearUnknownError."""
        return self.is_makeup(day) or (day.weekday() < 5 and self.holiday(day) is None)

    def workdays(self, first: dt.date, last: dt.date) -> int:
        """How many working days from `first` to `last`, both included. Raises YearUnknownError."""
        return sum(1 for day in days(first, last) if self.is_workday(day))

    def after(self, day: dt.date, count: int) -> dt.date:
        """The `count`-th working day after `day`. Raises YearUnknownError."""
        while count:
            day += ONE_DAY
            count -= self.is_workday(day)
        return day

    def _known(self, day: dt.date) -> None:
        lacking = self.lacking(day)
        if lacking is not None:
            raise YearUnknownError(lacking)

    def lacking(self, day: dt.date) -> int | None:
        """The year whose notice may say something of `day` and is not there."""
        if day.year not in self.years:
            return day.year
        if day.month == 12 and day.day >= NEW_YEAR_FROM and day.year + 1 not in self.years:
            return day.year + 1
        return None


def days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Every day from `first` to `last`, both included; none when `last` is earlier."""
    for number in range(first.toordinal(), last.toordinal() + 1):
        yield dt.date.fromordinal(number)
