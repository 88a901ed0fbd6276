"""A year in; what its official notice set, as the maintained library has it, out; a calendar file in, where the two differ out.

So a city need not type what is known. Where content/calendar has a file, the file stands, because it cites the notice.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from chinese_calendar import Holiday as Name
from chinese_calendar import holidays, workdays

from generator.findings import Step
from generator.model.bureau import CalendarFile, Holiday
from generator.policy.calendar import ONE_DAY, days

SOURCE = "chinesecalendar"
_SHORT = {"清明": "清明节", "端午": "端午节", "中秋": "中秋节"}
"""Names that the library shortens, as the notices have them."""


@cache
def notice(year: int) -> CalendarFile | None:
    """What the notice of that year set, in the form of a calendar file; None for a year that the library does not know."""
    off = {day: _chinese(name) for day, name in holidays.items() if _notice_year(day, name) == year}
    worked = sorted(day for day, name in workdays.items() if _notice_year(day, name) == year)
    # The next year's notice reaches into December; alone it does not make this year known.
    if not any(day.year == year for day in off):
        return None
    return CalendarFile(year=year, document=SOURCE, holidays=tuple(_blocks(_with_weekends(off, worked))), makeup_days=tuple(worked))


@cache
def known() -> Mapping[int, CalendarFile]:
    """The notices of all years that the library knows."""
    found = {year: notice(year) for year in sorted({day.year for day in holidays})}
    return MappingProxyType({year: file for year, file in found.items() if file is not None})


def _notice_year(day: dt.date, name: str) -> int:
    """The days in December around New Year are set by the notice of the year to come."""
    return day.year + (day.month == 12 and name == Name.new_years_day.value)


def _chinese(name: str) -> str:
    short: str = Name(name).chinese
    return _SHORT.get(short, short)


def _with_weekends(off: Mapping[dt.date, str], worked: Iterable[dt.date]) -> dict[dt.date, str]:
    """The same with the free week-ends that adjoin a holiday: the notices count them in, the library not always."""
    whole, taken = dict(off), {*off, *worked}
    for day, name in off.items():
        for step in (-ONE_DAY, ONE_DAY):
            beside = day + step
            while beside.weekday() > 4 and beside not in taken:
                whole[beside] = name
                taken.add(beside)
                beside += step
    return whole


def _blocks(off: Mapping[dt.date, str]) -> Iterator[Holiday]:
    """Days in a row as one block, with the names of all its holidays."""
    rows: list[list[dt.date]] = []
    for day in sorted(off):
        if rows and day - rows[-1][-1] == ONE_DAY:
            rows[-1].append(day)
        else:
            rows.append([day])
    for row in rows:
        yield Holiday(first=row[0], last=row[-1], name="、".join(dict.fromkeys(off[day] for day in row)))


class Status(StrEnum):
    """What a notice makes of a day."""

    OFF = "off"
    WORKED = "worked"
    ORDINARY = "ordinary"


@dataclass(frozen=True, slots=True)
class Difference:
    """Days of which a calendar file says `here` and the library `there`, and the block, item or list concerned."""

    path: tuple[Step, ...]
    days: tuple[dt.date, ...]
    here: Status
    there: Status


def differences(file: CalendarFile) -> Iterator[Difference]:
    """Where a file and the library disagree on whether a day is worked, the days aside that the file says were checked."""
    known = notice(file.year)
    if known is None:
        return
    here, there = _statuses(file), _statuses(known)
    found: dict[tuple[tuple[Step, ...], Status, Status], list[dt.date]] = defaultdict(list)
    for day in sorted({*here, *there}):
        ours, theirs = here.get(day, Status.ORDINARY), there.get(day, Status.ORDINARY)
        if _worked(day, ours) != _worked(day, theirs) and day not in file.confirmed:
            found[_place(file, day, ours, theirs), ours, theirs].append(day)
    for (path, ours, theirs), off in found.items():
        yield Difference(path, tuple(off), ours, theirs)


def _statuses(file: CalendarFile) -> dict[dt.date, Status]:
    off = {day for block in file.holidays for day in days(block.first, block.last)}
    return dict.fromkeys(off, Status.OFF) | dict.fromkeys(file.makeup_days, Status.WORKED)


def _worked(day: dt.date, status: Status) -> bool:
    return status is Status.WORKED or (status is Status.ORDINARY and day.weekday() < 5)


def _place(file: CalendarFile, day: dt.date, here: Status, there: Status) -> tuple[Step, ...]:
    """The block or the item that names the day; the list that should, where nothing does."""
    if here is Status.WORKED:
        return ("makeup_days", file.makeup_days.index(day))
    if here is Status.OFF:
        return ("holidays", next(n for n, block in enumerate(file.holidays) if block.first <= day <= block.last))
    return ("makeup_days",) if there is Status.WORKED else ("holidays",)
