"""二(四)a, 三(四)1a: sessions in the timetable that nobody is planned to hold."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("二(四)a", "三(四)1a"),
    modal=Modal.IN_PRINCIPLE,
    reads=("times", "staff"),
    zh="各类人员计划{planned}课时，按 times.yml 的时段和班组数有{held}课时，{missing}课时没有人承担",
    en="{planned} lessons are planned for staff; the sessions and groups of times.yml make {held}: nobody holds {missing}",
    mend_en="Plan somebody for every group of every session, or state under `reasons` who holds them without being counted.",
)
def staff_lessons_below_timetable(filing: Filing) -> Iterator[Hit]:
    """时间表里有课时没有人承担。

    查什么：各类人员的计划课时之和，不少于计划服务日里学校自己开展的各时段课时乘以班组数之和；机构和公益组织的时段不算。
    为什么：学校要有多少老师办多少事；排了时段却没有安排人，学生到时没有人管。
    怎么改：补上漏算的课时，或者减少班组；领导值班等不计课时的，在 staff.yml 的 reasons 中写明由谁承担。
    """
    groups = filing.staff.groups
    planned, held = sum(group.lessons for group in groups), filing.timetable.staff_lessons
    if planned < held:
        yield Hit(filing.staff.at("groups"), {"planned": planned, "held": held, "missing": held - planned})
