"""三(一)b: sessions that end before they start, or with dates outside the service."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.model.times import Service, Session
from generator.rules.framework import Modal, rule

Clash = tuple[str, dt.time | dt.date, dt.time | dt.date]
"""A session's field, what it says, and what that contradicts."""


@rule(
    clauses=("三(一)b",),
    modal=Modal.MUST,
    reads=("times",),
    zh="“{session}”的{value}与{other}前后矛盾",
    en="“{session}”: {value} contradicts {other}",
    mend_en="A session ends after it starts; its dates lie inside the service dates, the first not after the last.",
)
def session_times_impossible(filing: Filing) -> Iterator[Hit]:
    """时段的起止时间或日期前后矛盾。

    查什么：结束时间晚于开始时间；写了起止日期的时段，日期在服务日期之内，结束日期不早于开始日期。
    为什么：家长照着时间接送孩子，时间和日期必须说得通。
    怎么改：结束时间要晚于开始时间，起止日期要在服务日期之内、结束日期不早于开始日期；下午的时间按 24 小时制填写，例如 "16:30"。
    """
    for session in filing.times.sessions:
        for field, value, other in clashes(session, filing.times.service):
            yield Hit(session.at(field), {"session": session.name, "value": value, "other": other}, subject=session.name)


def clashes(session: Session, service: Service) -> Iterator[Clash]:
    """Each field that cannot be as it stands."""
    if session.ends <= session.starts:
        yield "ends", session.ends, session.starts
    if service.last < service.first:
        return  # no date could be right; service-outside-term speaks of it
    if session.first and not service.first <= session.first <= service.last:
        yield "first", session.first, service.first if session.first < service.first else service.last
    if session.last and session.first and session.last < session.first:
        yield "last", session.last, session.first
    elif session.last and not service.first <= session.last <= service.last:
        yield "last", session.last, service.first if session.last < service.first else service.last
