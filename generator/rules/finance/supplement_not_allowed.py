"""三(五)g: a supplement at the end of a term where the policy only gives back (多退少不补)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule

ALLOWING = "多退少补"


@rule(
    clauses=("三(五)g",),
    modal=Modal.MUST,
    reads=("finance",),
    since=Stage.SETTLED,
    zh="“{item}”向{pupils}人补收{amount}；本市结算办法是{settlement}，不得补收",
    en="“{item}”: {amount} is collected from {pupils} pupils afterwards; the policy settles by {settlement}, without supplements",
    mend_en="Give the supplement back and remove the line; what was held beyond the plan is free.",
)
def supplement_not_allowed(filing: Filing) -> Iterator[Hit]:
    """期末向家长补收了费用。

    查什么：结算办法是多退少不补的，没有补收。
    为什么：多上的课时由学校承担，期末再向家长伸手，家长事先没有办法算清要花多少钱。
    怎么改：把补收的钱退给家长，删去 supplements 中的这一行。
    """
    settlement = filing.values.settlement
    for line in filing.finance.supplements:
        if settlement != ALLOWING:
            values = {"item": line.item, "pupils": line.pupils, "amount": line.amount, "settlement": settlement}
            yield Hit(line.at("amount"), values, subject=line.item)
