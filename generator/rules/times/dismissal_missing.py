"""一a: grades that are served on weekdays for which no dismissal time is given."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.model.values import WEEKDAYS
from generator.rules.framework import Modal, rule
from generator.rules.times._dismissals import dismissal_times


@rule(
    clauses=("一a",),
    modal=Modal.MUST,
    reads=("times",),
    zh="有课后服务，却没有写放学时间：{grades}年级（{weekdays}）",
    en="served, but without a dismissal time: grades {grades} ({weekdays})",
    mend_en="Give the dismissal time of every grade on every weekday on which it has a session.",
)
def dismissal_missing(filing: Filing) -> Iterator[Hit]:
    """缺少放学时间。

    查什么：每个时段的每个年级、每个星期，都能在 dismissals 中找到放学时间。
    为什么：服务要等放学以后才能开始，没有放学时间就看不出有没有占用上课时间，家长也不知道不参加的孩子几点接。
    怎么改：在 dismissals 中补上这些年级在这些星期的放学时间。
    """
    times, known = filing.times, dismissal_times(filing.times)
    gaps = {(g, w) for session in times.sessions for g in session.grades for w in session.weekdays if (g, w) not in known}
    if gaps:
        grades = tuple(sorted({grade for grade, _ in gaps}))
        weekdays = tuple(name for name in WEEKDAYS if any(weekday == name for _, weekday in gaps))
        yield Hit(times.at("dismissals"), {"grades": grades, "weekdays": weekdays})
