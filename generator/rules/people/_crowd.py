"""A session of a filing in; how many pupils come to it at most, as planned, out (二(四)a)."""

from __future__ import annotations

from generator.city import Filing
from generator.model.times import Session
from generator.timetable import overlap


def expected_alone(filing: Filing, session: Session) -> int | None:
    """The expected pupils of its grades, where on some day they have nothing else to choose at that time; None where they always have."""
    grades = set(session.grades)

    def instead(other: Session) -> bool:
        return other is not session and overlap(other, session) and not grades.isdisjoint(other.grades)

    if all(any(map(instead, alike.sessions)) for alike in filing.timetable.kinds_of(session)):
        return None
    return sum(grade.expected for grade in filing.plan.grades if grade.grade in grades)
