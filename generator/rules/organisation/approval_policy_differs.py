"""三(四)b: a step that was taken under another policy than the one in force for the term."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule
from generator.rules.organisation._chain import label


@rule(
    clauses=("三(四)b",),
    modal=Modal.MUST,
    zh="{act}写的依据是 {named}，这个学期适用的是 {policy}",
    en="{act} was given under {named}; the policy in force for the term is {policy}",
    mend_en="Judge the plan by the policy in force for its term, and name that policy in the record of the step.",
)
def approval_policy_differs(filing: Filing) -> Iterator[Hit]:
    """审批依据的不是这个学期适用的办法。

    查什么：审核、审批、备案的记录里写的办法，是这个学期适用的那一份（延续期内写延续的通知）。
    为什么：办法有期限；照已经期满的办法办的审批，没有依据。
    怎么改：由办理单位核对，写错编号的改正；确实照旧办法办的，按现在适用的办法重新办理。
    """
    if filing.policy is None:
        return
    acts = {step.step: label(step) for step in filing.chain}
    for approval in filing.approvals:
        if approval.policy != filing.policy.id:
            values = {"act": acts.get(approval.step, approval.step), "named": approval.policy, "policy": filing.policy.id}
            yield Hit(approval.at("policy"), values, suggest=filing.policy.id)
