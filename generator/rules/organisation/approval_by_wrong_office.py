"""三(四)b: a step of the approval chain that was taken by another office than the one whose step it is."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)b",),
    modal=Modal.MUST,
    since=Stage.SUBMITTED,
    zh="{act}应当由{wanted}办理，写的是“{office}”",
    en="the step {act} is for {wanted} to take, the record names “{office}”",
    mend_en="The office named by the policy takes the step; the school and other offices cannot take it in its place.",
)
def approval_by_wrong_office(filing: Filing) -> Iterator[Hit]:
    """办理单位不对。

    查什么：审核、审批、备案的办理单位分别是政策规定的单位。
    为什么：三个单位各把一道关，学校自己或者别的单位都不能代办。
    怎么改：只是名称写得不一样的，改成政策里的名称；由别的单位代办的，请规定的单位重新办理。
    """
    for step in filing.chain:
        approval = filing.approval(step.step)
        if approval is not None and approval.office != step.office:
            values = {"act": step.act, "wanted": step.office, "office": approval.office}
            yield Hit(approval.at("office"), values, subject=approval.office, suggest=step.office)
