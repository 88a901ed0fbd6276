"""三(四)b: a step of the approval chain that ended otherwise than with its passing result."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule
from generator.rules.organisation._chain import label


@rule(
    clauses=("三(四)b",),
    modal=Modal.MUST,
    since=Stage.SUBMITTED,
    zh="{act}的结果是“{result}”，不是“{wanted}”",
    en="{act} ended with “{result}”, not with “{wanted}”",
    mend_en="Mend the plan as the office asks and submit it again; the step is then taken anew.",
)
def approval_not_granted(filing: Filing) -> Iterator[Hit]:
    """审批没有通过。

    查什么：已经办理的每一步，结果都是政策规定的“通过”“同意”“已备案”等字样。
    为什么：三步都办成了，方案才可以实施；有一步没有通过，方案就不能公开和开办。
    怎么改：学校按办理单位的意见修改方案，重新报批；结果只是写法不同的，由办理单位改成规定的字样。
    """
    for step in filing.chain:
        approval = filing.approval(step.step)
        if approval is not None and approval.result != step.result:
            values = {"act": label(step), "result": approval.result, "wanted": step.result}
            yield Hit(approval.at("result"), values, subject=approval.office)
