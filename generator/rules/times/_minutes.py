"""Lesson lengths, sessions and times of day in; minutes out."""

from __future__ import annotations

import datetime as dt

from generator.model.policy import ParameterMissingError, StageMinutes
from generator.model.times import Session

LAST_PRIMARY_GRADE = 6


def minute(time: dt.time) -> int:
    """Minutes since midnight."""
    return time.hour * 60 + time.minute


def lasts(session: Session) -> int:
    """From beginning to end; below zero where the two are swapped."""
    return minute(session.ends) - minute(session.starts)


def lessons_last(table: tuple[StageMinutes, ...], session: Session) -> int:
    """What a session's lessons take; where it has grades of both stages, in the shorter length."""
    return session.lessons * min(_lesson(table, grade) for grade in session.grades)


def _lesson(table: tuple[StageMinutes, ...], grade: int) -> int:
    """The minutes of a lesson in a grade; a stage that the policy leaves out is a missing parameter."""
    stage = "小学" if grade <= LAST_PRIMARY_GRADE else "初中"
    for row in table:
        if row.stage == stage:
            return row.minutes
    raise ParameterMissingError("lesson_minutes")


def later(time: dt.time, minutes: int) -> dt.time:
    """So many minutes after a time, on the same day."""
    return dt.time(*divmod(min(minute(time) + minutes, 24 * 60 - 1), 60))
