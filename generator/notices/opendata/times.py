"""The hours and sessions of a notice in; the same as values out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from generator.model.plan import Plan
from generator.model.times import Times
from generator.notices.week import Hours, held_by


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonFacts:
    """A season as far as the term reaches into it."""

    season: Annotated[str, "季节"]
    first: Annotated[dt.date, "本学期这个季节的第一个服务日"]
    last: Annotated[dt.date, "本学期这个季节的最后一个服务日"]
    latest_end: Annotated[dt.time | None, "最晚结束时间"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursFacts:
    """Grades and weekdays with the same hours."""

    grades: Annotated[str, "年级"]
    weekdays: Annotated[str, "周几"]
    dismissal: Annotated[str, "放学时间"]
    starts: Annotated[str, "课后服务开始时间"]
    ends: Annotated[tuple[str, ...], "各季节结束时间，次序与 seasons 相同；空的是不开展"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySpanFacts:
    """Days without service."""

    first: Annotated[dt.date, "第一天"]
    last: Annotated[dt.date, "最后一天"]
    why: Annotated[str, "原因"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraDayFacts:
    """A day of service outside the weekly pattern."""

    day: Annotated[dt.date, "日期"]
    follows: Annotated[str, "按周几的安排"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFacts:
    """A weekly session."""

    name: Annotated[str, "活动"]
    category: Annotated[str, "类别"]
    summary: Annotated[str, "内容"]
    grades: Annotated[tuple[int, ...], "年级，一年级是 1，七年级是 7"]
    weekdays: Annotated[tuple[str, ...], "周几"]
    starts: Annotated[dt.time, "开始时间"]
    ends: Annotated[dt.time, "结束时间"]
    place: Annotated[str, "地点"]
    by: Annotated[str, "开展的机构或公益组织；空的是本校"]
    first: Annotated[dt.date | None, "只在一段日期内开展的，第一天"]
    last: Annotated[dt.date | None, "只在一段日期内开展的，最后一天"]


def season_facts(hours: Hours) -> tuple[SeasonFacts, ...]:
    """One for each season that the term has days in."""
    return tuple(
        SeasonFacts(season=season.name, first=season.first, last=season.last, latest_end=_time(latest))
        for season, latest in zip(hours.seasons, hours.latest, strict=True)
    )


def _time(text: str) -> dt.time | None:
    return dt.time.fromisoformat(text) if text else None


def hours_facts(hours: Hours) -> tuple[HoursFacts, ...]:
    """The rows of the table of hours."""
    return tuple(
        HoursFacts(grades=row.grades, weekdays=row.weekdays, dismissal=row.dismissal, starts=row.starts, ends=row.ends)
        for row in hours.rows
    )


def session_facts(plan: Plan, times: Times) -> tuple[SessionFacts, ...]:
    """The sessions in the order of the file."""
    return tuple(
        SessionFacts(
            name=s.name, category=s.category, summary=s.summary, grades=s.grades, weekdays=s.weekdays, starts=s.starts, ends=s.ends,
            place=s.place, by=held_by(plan, s), first=s.first, last=s.last,
        )
        for s in times.sessions
    )  # fmt: skip
