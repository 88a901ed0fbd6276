"""二(四)a: more lessons planned for staff than the timetable holds."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("二(四)a",),
    modal=Modal.MUST,
    reads=("times", "staff"),
    zh="各类人员计划{planned}课时，按 times.yml 的时段和班组数只有{held}课时",
    en="{planned} lessons are planned for staff; by the sessions and groups of times.yml there are {held}",
    mend_en="Plan no more lessons than lessons × groups of the school's own sessions over the planned days.",
)
def staff_lessons_above_timetable(filing: Filing) -> Iterator[Hit]:
    """人员的计划课时多于时间表。

    查什么：各类人员的计划课时之和，不超过计划服务日里学校自己开展的各时段课时乘以班组数之和；机构和公益组织的时段不算。
    为什么：计划的课时决定要付多少报酬、要收多少费；没有那么多课，就不该计划那么多课时。
    怎么改：照时间表重新分配课时；一个班组要两名教师的，按两个班组写班组数。
    """
    groups = filing.staff.groups
    planned, held = sum(group.lessons for group in groups), filing.timetable.staff_lessons
    if planned > held:
        most = max(groups, key=lambda group: group.lessons)
        yield Hit(most.at("lessons"), {"planned": planned, "held": held}, subject=most.kind)
