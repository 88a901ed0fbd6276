"""三(五)g: a plan with fees that does not say how they are paid and refunded."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)g",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="收费方案没有写：{missing}",
    en="the fee plan does not state: {missing}",
    mend_en="Say when and how families pay, and how fees come back after leave, withdrawal and lessons not held.",
)
def refund_rule_missing(filing: Filing) -> Iterator[Hit]:
    """没有写明缴费办法或退费办法。

    查什么：方式为收费的，payment 写明怎样缴费，refund 写明怎样退费。
    为什么：实施办法要求多退少补，家长交费以前就要知道请假、退出和停课怎样退钱。
    怎么改：在 payment 中写明缴费时间和方式；在 refund 中写明请假、中途退出、未开展的课时各怎样退、什么时候退。
    """
    fees = filing.plan.fees
    if fees.mode != "收费":
        return
    if not fees.payment:
        yield Hit(fees.at("payment"), {"missing": "缴费办法"})
    if not fees.refund:
        yield Hit(fees.at("refund"), {"missing": "退费办法"})
