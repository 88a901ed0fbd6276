"""三(四)b: a record of a step that the chain in force does not have."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)b",),
    modal=Modal.MUST,
    zh="审批链中没有“{step}”这一步，只有{steps}",
    en="the chain has no step “{step}”; its steps are {steps}",
    mend_en="Record the steps of the chain in force and no others; the file's name is the step's id.",
)
def approval_step_unknown(filing: Filing) -> Iterator[Hit]:
    """审批记录不是审批链中的一步。

    查什么：每一份审批记录的步骤，都是这个学期的审批链中的一步。
    为什么：不在审批链中的步骤不能代替规定的审核、审批和备案，却会让人以为已经办过。
    怎么改：步骤编号写错的，照政策的审批链改正，文件名一并改；多出来的记录由填写的单位删去。
    """
    if not filing.steps:
        return
    for approval in filing.approvals:
        if approval.step not in filing.steps:
            yield Hit(approval.at("step"), {"step": approval.step, "steps": filing.steps})
