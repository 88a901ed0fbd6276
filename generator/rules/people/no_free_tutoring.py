"""三(二)d: advice to tutor pupils with difficulties for free."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(二)d",),
    modal=Modal.ENCOURAGED,
    reads=("plan",),
    zh="没有对学习困难学生免费辅导的安排",
    en="no free tutoring is offered to pupils with difficulties",
    mend_en="Where the school can, offer it and say so. This is advice and rejects nothing.",
)
def no_free_tutoring(filing: Filing) -> Iterator[Hit]:
    """没有免费辅导的安排。

    查什么：方案写明对学习困难的学生免费辅导。
    为什么：实施办法提倡对学习有困难和家庭贫困的学生给予免费辅导；这是建议，不影响提交。
    怎么改：有条件的学校安排后把 free_tutoring 写为“是”；没有条件的可以不改。
    """
    plan = filing.plan
    if not plan.free_tutoring:
        yield Hit(plan.at("free_tutoring"), suggest=True)
