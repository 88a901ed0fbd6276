"""国21-7: days on which the service of a grade takes less time than the policy asks for."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule
from generator.rules.times._pupil_days import by_last, days_of, grades_of, pupil_days


@rule(
    clauses=("国21-7",),
    modal=Modal.IN_PRINCIPLE,
    reads=("times",),
    collides=("lesson-too-long",),
    zh="{grades}年级的服务到“{session}”结束只有{minutes}分钟，不到{least}分钟（{days}）",
    en="for grades {grades} the service lasts {minutes} minutes when “{session}” ends, less than {least} ({days})",
    mend_en="Begin earlier or end later, or state a reason under `reasons`; it is printed on the notice.",
)
def day_too_short(filing: Filing) -> Iterator[Hit]:
    """一天的服务时间太短。

    查什么：每个服务日，每个年级从第一个时段开始到最后一个时段结束的分钟数，不少于规定的每天最少时长，课间休息算在内。
    为什么：国家要求课后服务每天一般不少于两小时，时间太短解决不了按时接孩子的困难。
    怎么改：提早开始或推迟结束，仍要守住每天的课时上限和最晚结束时间；做不到的，在本文件 reasons 中写明理由，理由会公开显示。
    """
    least = filing.values.min_daily_minutes
    for session, days in by_last(days for days in pupil_days(filing) if days.minutes < least):
        values = {"session": session.name, "grades": grades_of(days), "minutes": min(each.minutes for each in days), "least": least}
        # No time is suggested: what is long enough is often later than the latest end, and then a reason is the way.
        yield Hit(session.at("ends"), values, subject=session.name, days=days_of(days))
