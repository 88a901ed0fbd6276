"""二(四)a: more pupils taking part than the school can take."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule

ROUNDING = 5


@rule(
    clauses=("二(四)a",),
    modal=Modal.IN_PRINCIPLE,
    reads=("plan", "record"),
    since=Stage.RUNNING,
    zh="各年级一共{present}人参加，最多可接纳{capacity}人",
    en="{present} pupils take part and {capacity} can be taken",
    mend_en="Find more room and staff, or state under `reasons` how all of them are looked after.",
)
def participants_above_capacity(filing: Filing) -> Iterator[Hit]:
    """参加的人数超过可接纳人数。

    查什么：各年级参加人数之和不超过最多可接纳人数；人数已取整到十的，每个年级允许相差五人。
    为什么：超过容得下、管得好的人数，安全就没有保证。
    怎么改：增加场地和教师，方案变更后重新报批；轮流参加等情形，在本文件 reasons 中写明理由。
    """
    rows, capacity = filing.record.grades, filing.plan.capacity
    present = sum(row.participants for row in rows)
    slack = ROUNDING * len(rows) if filing.record.rounded else 0
    if present - slack > capacity:
        yield Hit(filing.record.at("grades"), {"present": present, "capacity": capacity})
