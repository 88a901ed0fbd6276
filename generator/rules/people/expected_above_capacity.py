"""二(四)a: more pupils expected than the school can take."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("二(四)a",),
    modal=Modal.IN_PRINCIPLE,
    reads=("plan",),
    zh="各年级预计参加{expected}人，最多可接纳{capacity}人",
    en="{expected} pupils are expected and {capacity} can be taken",
    mend_en="Find more room and staff and raise the number, or state under `reasons` how the pupils will be chosen or take turns.",
)
def expected_above_capacity(filing: Filing) -> Iterator[Hit]:
    """预计参加的人数超过可接纳人数。

    查什么：各年级预计参加人数之和不超过最多可接纳人数，正好相等也可以。
    为什么：实施办法要求按场地、设施和师资安排；报批时就知道容不下，要说明怎么办。
    怎么改：增加场地和教师后改正最多可接纳人数；暂时办不到的，在本文件 reasons 中写明分批、轮流等办法。
    """
    plan = filing.plan
    expected = sum(row.expected for row in plan.grades)
    if expected > plan.capacity:
        yield Hit(plan.at("capacity"), {"expected": expected, "capacity": plan.capacity})
