"""一a: grades that are dismissed earlier than in the term before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.model.times import Dismissal
from generator.model.values import WEEKDAYS
from generator.rules.framework import Modal, rule
from generator.rules.times._dismissals import dismissal_times

Known = dict[tuple[int, str], dt.time]
"""The dismissal by grade and weekday."""


@rule(
    clauses=("一a",),
    modal=Modal.IN_PRINCIPLE,
    reads=("times",),
    zh="{grades}年级{weekdays}{time}放学，上学期是{before}",
    en="grades {grades} are dismissed at {time} on {weekdays}; in the term before it was {before}",
    mend_en="Keep the usual dismissal, or state a reason under `reasons`; it is printed on the notice.",
)
def dismissal_earlier_than_before(filing: Filing) -> Iterator[Hit]:
    """放学时间比上学期早。

    查什么：有上学期服务时间的，同一年级、同一个星期的放学时间不早于上学期。
    为什么：课后服务在规定的教学任务以外开展，不能把正常上课的时间压短，腾出来再办服务。
    怎么改：照原来的时间放学；作息确有调整的，在本文件 reasons 中写明理由，理由会公开显示在时间旁边。
    """
    if filing.previous is None or not filing.previous.has("times"):
        return
    now, before = dismissal_times(filing.times), dismissal_times(filing.previous.times)
    for row in filing.times.dismissals:
        yield from _row(row, now, before)


def _row(row: Dismissal, now: Known, before: Known) -> Iterator[Hit]:
    """One hit for each earlier time: of the row's own grades and weekdays, those that had a later one."""
    earlier: dict[dt.time, list[tuple[int, str]]] = {}
    for key in ((grade, weekday) for grade in row.grades for weekday in row.weekdays):
        if key in before and now[key] == row.time < before[key]:
            earlier.setdefault(before[key], []).append(key)
    for time, keys in earlier.items():
        grades = tuple(sorted({grade for grade, _ in keys}))
        weekdays = tuple(name for name in WEEKDAYS if any(weekday == name for _, weekday in keys))
        values = {"grades": grades, "weekdays": weekdays, "time": row.time, "before": time}
        yield Hit(row.at("time"), values, subject=f"{grades[0]}年级" if len(grades) == 1 else "", suggest=time)
