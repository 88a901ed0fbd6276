"""Two versions of a filing in; from when until when which grades are looked after now and were before, as parents say it, out."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.city import Filing
from generator.model.times import Session
from generator.model.values import WEEKDAYS
from generator.notices.changes.areas import Area, Change
from generator.notices.week import hours_by_season
from generator.wording.values import clock, grades, weekdays

Spot = tuple[int, str]
"""A grade on a weekday."""
Shift = tuple[str, str, str]
"""Start or end, before, after."""


_TIMES = (("times", "sessions", "starts"), ("times", "sessions", "ends"))


@dataclass(frozen=True, slots=True)
class HourChanges:
    """The changes, and the spots at which the hours differ with what they are now."""

    changes: tuple[Change, ...]
    now: dict[Spot, frozenset[str]]

    def says(self, change: Change) -> bool:
        """Whether a change of one session's time is already told by the hours."""
        if change.path not in _TIMES or not isinstance(change.row, Session) or not isinstance(change.value, dt.time):
            return False
        spots = [(grade, weekday) for grade in change.row.grades for weekday in change.row.weekdays]
        return all(clock(change.value) in self.now.get(spot, ()) for spot in spots)


def hour_changes(old: Filing, new: Filing) -> HourChanges:
    """By grade and weekday: the season of an end is named where not all seasons changed alike."""
    before, after = hours_by_season(old), hours_by_season(new)
    found: dict[tuple[Shift, tuple[str, ...]], list[Spot]] = defaultdict(list)
    now: dict[Spot, set[str]] = defaultdict(set)
    seasons = tuple(dict.fromkeys((*before, *after)))
    for spot in sorted({spot for by_spot in (*before.values(), *after.values()) for spot in by_spot}, key=_order):
        for shift, where in _shifts(spot, seasons, before, after):
            found[shift, where].append(spot)
            now[spot].add(shift[2])
    served = {grade for by_spot in after.values() for grade, _ in by_spot}
    said = tuple(
        Change(Area.TIME, sentence)
        for (shift, where), spots in found.items()
        for sentence in _sentences(shift, where if len(where) < len(seasons) else (), spots, served)
    )
    return HourChanges(said, {spot: frozenset(several) for spot, several in now.items()})


def _order(spot: Spot) -> tuple[int, int]:
    return spot[0], WEEKDAYS.index(spot[1])


Hours = dict[str, dict[Spot, tuple[str, str]]]


def _shifts(spot: Spot, seasons: Iterable[str], before: Hours, after: Hours) -> Iterator[tuple[Shift, tuple[str, ...]]]:
    """Each difference at one spot with the seasons in which it holds."""
    by_shift: dict[Shift, list[str]] = defaultdict(list)
    for season in seasons:
        was, is_ = before.get(season, {}).get(spot, ("", "")), after.get(season, {}).get(spot, ("", ""))
        if bool(was[0]) != bool(is_[0]):
            by_shift["服务", "—".join(filter(None, was)), "—".join(filter(None, is_))].append(season)
            continue
        for what, a, b in zip(("开始时间", "结束时间"), was, is_, strict=True):
            if a != b:
                by_shift[what, a, b].append(season)
    for shift, where in by_shift.items():
        yield shift, tuple(where)


def _sentences(shift: Shift, seasons: tuple[str, ...], spots: list[Spot], served: set[int]) -> Iterator[str]:
    """One sentence for the grades that have the change on the same weekdays."""
    by_grade: dict[int, list[str]] = defaultdict(list)
    for grade, weekday in spots:
        by_grade[grade].append(weekday)
    by_days: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for grade, days in by_grade.items():
        by_days[tuple(days)].append(grade)
    what, old, new = shift
    for several, group in by_days.items():
        who = "" if served <= set(group) else grades(group)
        when = f"{weekdays(several)}{'（' + '、'.join(seasons) + '）' if seasons else ''}"
        if what != "服务":
            yield f"{who}{when}{what}由{old}改为{new}"
        else:
            yield f"{who}{when}{'新增服务，' + new if new else '不再开展服务（原为' + old + '）'}"
