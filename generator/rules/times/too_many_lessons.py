"""三(一)c: days on which a pupil can attend more lessons than the policy allows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from generator.city import Filing
from generator.findings import Hit, Where
from generator.model.times import Session
from generator.rules.framework import Modal, rule
from generator.timetable import most_lessons

Excess = tuple[tuple[dt.date, ...], tuple[int, ...], int]
"""Days, grades, and the lessons that their pupils can attend on each of those days."""


@rule(
    clauses=("三(一)c",),
    modal=Modal.MUST,
    reads=("times",),
    zh="加上“{session}”，{grades}年级的学生一天可参加{lessons}课时，超过{limit}课时（{days}）",
    en="with “{session}” a pupil of grades {grades} can attend {lessons} lessons a day, more than {limit} ({days})",
    mend_en="Shorten a session, drop one, or put the sessions of a day at the same time so that pupils choose one.",
)
def too_many_lessons(filing: Filing) -> Iterator[Hit]:
    """一天的课时过多。

    查什么：每个年级在每个服务日，一名学生最多能参加的课时（时间不重叠的时段相加，同时进行的只能选一个）不超过上限。
    为什么：实施办法规定课后服务每天不超过两个课时，不能变成延长的上课。
    怎么改：减少时段或课时；几个活动供学生选一个的，安排在同一时间。
    """
    limit = filing.values.max_lessons_per_day
    found: dict[Where, tuple[Session, list[Excess]]] = {}
    for alike in filing.timetable.alike:
        for pupils in alike.pupils:
            lessons = most_lessons(pupils.sessions)
            if lessons > limit:
                session = first_beyond(pupils.sessions, limit)
                found.setdefault(session.where, (session, []))[1].append((alike.days, pupils.grades, lessons))
    for session, excess in found.values():
        yield _hit(session, excess, limit)


def first_beyond(sessions: Sequence[Session], limit: int) -> Session:
    """Of a day's sessions in order of their ends, the one with which the limit is passed."""
    ordered = sorted(sessions, key=lambda session: session.ends)
    return next(session for n, session in enumerate(ordered, 1) if most_lessons(ordered[:n]) > limit)


def _hit(session: Session, excess: list[Excess], limit: int) -> Hit:
    """One hit a session, with the days, the grades and the largest number of lessons."""
    grades = tuple(sorted({grade for _, grades, _ in excess for grade in grades}))
    most = max(lessons for _, _, lessons in excess)
    fits = session.lessons - (most - limit)
    return Hit(
        session.at("lessons"),
        {"session": session.name, "grades": grades, "lessons": most, "limit": limit},
        subject=session.name,
        suggest=fits if fits > 0 else None,
        days=tuple(sorted({day for days, _, _ in excess for day in days})),
    )
