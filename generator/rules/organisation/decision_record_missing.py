"""四(三)2c: weighty matters of the term without a record that the school's body decided them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule

PROVIDERS = "引入机构"
"""The matter that only arises when the plan brings in a training provider."""


@rule(
    clauses=("四(三)2c",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="报批以前没有集体决策记录的事项：{items}",
    en="not decided by the school's body before submission: {items}",
    mend_en="Have the matter decided by the school's body and list item, body and date; the decision comes before the submission.",
)
def decision_record_missing(filing: Filing) -> Iterator[Hit]:
    """重大事项没有集体决策的记录。

    查什么：实施方案、取酬办法都有集体决策的记录，引入机构的还有引入机构的记录；决策日期不晚于报批日期。
    为什么：实施办法要求规范重大事项决策和资金使用，这些事不能由一个人说了算。
    怎么改：在校务会等会议上集体决定，在 decisions 中写明事项、会议和日期；事项的名称照政策写。
    """
    plan = filing.plan
    missing = []
    for item in filing.values.decision_items:
        decisions = [decision for decision in plan.decisions if decision.item == item]
        if item == PROVIDERS and not plan.providers:
            continue
        if not decisions:
            missing.append(item)
        elif plan.submitted is not None and all(decision.date > plan.submitted for decision in decisions):
            yield Hit(decisions[0].at("date"), {"items": (item,)}, subject=item)
    if missing:
        yield Hit(plan.at("decisions"), {"items": tuple(missing)})
