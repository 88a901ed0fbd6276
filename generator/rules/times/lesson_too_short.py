"""三(一)c, 三(五)d: sessions that take fewer minutes than their lessons have."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule
from generator.rules.times._minutes import lessons_last
from generator.timetable import minutes as duration


@rule(
    clauses=("三(一)c", "三(五)d"),
    modal=Modal.IN_PRINCIPLE,
    reads=("times",),
    zh="“{session}”只有{minutes}分钟，{lessons}课时应有{least}分钟",
    en="“{session}” takes only {minutes} minutes; {lessons} lesson(s) take {least}",
    mend_en="Let it last as long as its lessons, give fewer lessons, or state a reason under `reasons`; it is printed on the notice.",
)
def lesson_too_short(filing: Filing) -> Iterator[Hit]:
    """时段的时间比课时短。

    查什么：从开始到结束的分钟数，不少于课时数乘以每课时的分钟数（两个学段同上的按短的算）。
    为什么：费用按课时收，教师的报酬也按课时付，时间不够就等于多收了钱。
    怎么改：把时间安排够，或者减少课时数；确有需要的，在本文件 reasons 中写明理由，理由会公开显示。
    """
    for session in filing.times.sessions:
        minutes, least = duration(session), lessons_last(filing.values.lesson_minutes, session)
        if 0 < minutes < least:
            values = {"session": session.name, "minutes": minutes, "lessons": session.lessons, "least": least}
            yield Hit(session.at("ends"), values, subject=session.name)
