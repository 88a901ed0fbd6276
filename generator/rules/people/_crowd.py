"""A session of a filing in; how many pupils come to it at most, as planned, out (二(四)a)."""

from __future__ import annotations

from generator.city import Filing
from generator.model.times import Session
from generator.timetable import runs_on, together


def expected_alone(filing: Filing, session: Session) -> int | None:
    """The expected pupils of its grades, where on some day they have nothing else to choose at that time; None where they always have."""
    grades = set(session.grades)
    others = [other for other in filing.times.sessions if other is not session and grades & set(other.grades)]
    chosen = {day for other in others for day in together(filing.days, session, other)}
    if all(day in chosen for day, follows in filing.days.items() if runs_on(session, day, follows)):
        return None
    return sum(grade.expected for grade in filing.plan.grades if grade.grade in grades)
