"""二(四)a: more pupils planned or accepted than the school can take."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("二(四)a",),
    modal=Modal.IN_PRINCIPLE,
    reads=("plan",),
    zh="{label}{pupils}人，超过最多可接纳的{capacity}人",
    en="{pupils} pupils (`{field}`), more than the {capacity} that the school can take",
    mend_en="Take no more pupils than places and staff allow, or state a reason under `reasons`; it is printed on the notice.",
)
def capacity_exceeded(filing: Filing) -> Iterator[Hit]:
    """人数超过可接纳人数。

    查什么：各年级预计参加人数之和、实施记录中同意参加的人数，都不超过方案写的最多可接纳人数。
    为什么：实施办法要求量力而行，收的学生不能超过场地和老师照看得过来的人数。
    怎么改：场地、师资增加了的，改正可接纳人数；没有增加的，按优先办法确定名单；确有安排的，在同一文件 reasons 中写明理由，理由会公开显示。
    """
    plan = filing.plan
    expected = sum(grade.expected for grade in plan.grades)
    if expected > plan.capacity:
        values = {"label": "预计参加", "field": "expected", "pupils": expected, "capacity": plan.capacity}
        yield Hit(plan.at("capacity"), values)
    if filing.has("record"):
        applications = filing.record.applications
        if applications.accepted > plan.capacity:
            values = {"label": "同意参加", "field": "accepted", "pupils": applications.accepted, "capacity": plan.capacity}
            yield Hit(applications.at("accepted"), values)
