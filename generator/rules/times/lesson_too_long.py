"""三(一)c: sessions that take more minutes than their lessons have."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule
from generator.rules.times._minutes import later, lessons_last
from generator.timetable import minutes as duration


@rule(
    clauses=("三(一)c",),
    modal=Modal.IN_PRINCIPLE,
    reads=("times",),
    collides=("day-too-short",),
    zh="“{session}”用时{minutes}分钟，{lessons}课时应不超过{most}分钟",
    en="“{session}” takes {minutes} minutes; {lessons} lesson(s) may take {most} at most",
    mend_en="End earlier, split the session at the break, or state a reason under `reasons`; it is printed on the notice.",
)
def lesson_too_long(filing: Filing) -> Iterator[Hit]:
    """时段的时间比课时长。

    查什么：从开始到结束的分钟数，不超过课时数乘以每课时的分钟数（小学、初中各有规定；两个学段同上的按短的算）。
    为什么：一天的课时有上限，把一个课时拉长，就等于多上了课时。
    怎么改：提前结束；中间有课间休息的，拆成两个时段填写；确有需要的，在本文件 reasons 中写明理由，理由会公开显示。
    """
    for session in filing.times.sessions:
        minutes, most = duration(session), lessons_last(filing.values.lesson_minutes, session)
        if minutes > most:
            values = {"session": session.name, "minutes": minutes, "lessons": session.lessons, "most": most}
            yield Hit(session.at("ends"), values, subject=session.name, suggest=later(session.starts, most))
