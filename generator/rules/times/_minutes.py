"""Lesson lengths, sessions and times of day in; what their lessons take out."""

from __future__ import annotations

import datetime as dt

from generator.model.policy import ParameterMissingError, StageMinutes
from generator.model.times import Session
from generator.model.values import stage_of
from generator.timetable import minute


def lessons_last(table: tuple[StageMinutes, ...], session: Session) -> int:
    """What a session's lessons take; where it has grades of both stages, in the shorter length."""
    return session.lessons * min(_lesson(table, grade) for grade in session.grades)


def _lesson(table: tuple[StageMinutes, ...], grade: int) -> int:
    """The minutes of a lesson in a grade; a stage that the policy leaves out is a missing parameter."""
    stage = stage_of(grade)
    for row in table:
        if row.stage == stage:
            return row.minutes
    raise ParameterMissingError("lesson_minutes")


def later(time: dt.time, minutes: int) -> dt.time:
    """So many minutes after a time, on the same day."""
    return dt.time(*divmod(min(minute(time) + minutes, 24 * 60 - 1), 60))
