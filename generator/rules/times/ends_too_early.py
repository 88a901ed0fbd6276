"""国21-1: days on which the last session of a grade ends before parents are off work."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule
from generator.rules.times._pupil_days import by_last, days_of, grades_of, pupil_days


@rule(
    clauses=("国21-1",),
    modal=Modal.IN_PRINCIPLE,
    reads=("times",),
    collides=("ends-after-limit",),
    zh="{grades}年级最后一个时段“{session}”{ends}结束，早于{limit}（{days}）",
    en="for grades {grades} the last session, “{session}”, ends at {ends}, before {limit} ({days})",
    mend_en="Let the last session end at that time or later, or state a reason under `reasons`; it is printed on the notice.",
)
def ends_too_early(filing: Filing) -> Iterator[Hit]:
    """服务结束得太早。

    查什么：每个服务日，每个年级最后一个时段的结束时间，不早于规定的最早结束时间；正好到点结束不算早。
    为什么：国家要求课后服务一般办到当地正常下班的时候，结束太早，家长还是接不了孩子。
    怎么改：把最后一个时段的结束时间改到最早结束时间或更晚；确有困难的，在本文件 reasons 中写明理由，理由会公开显示在时间旁边。
    """
    limit = filing.values.earliest_end
    for session, days in by_last(days for days in pupil_days(filing) if days.last.ends < limit):
        values = {"session": session.name, "grades": grades_of(days), "ends": session.ends, "limit": limit}
        yield Hit(session.at("ends"), values, subject=session.name, suggest=limit, days=days_of(days))
