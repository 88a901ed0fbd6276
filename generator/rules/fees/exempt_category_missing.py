"""三(五)e: a plan with fees that leaves out an exempt category, or does not say how to ask."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)e",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="收费方案没有写：{missing}",
    en="the fee plan does not state: {missing}",
    mend_en="List every exempt or reduced category by the policy's name, and say how families ask.",
)
def exempt_category_missing(filing: Filing) -> Iterator[Hit]:
    """减免类别没有列全，或没有写怎样申请。

    查什么：方式为收费的，政策规定的每个减免类别都列在 exemptions 中，并写明怎样申请减免。
    为什么：家长看得到自家属于哪一类、找谁申请，才能真正享受减免；本学期没有这类学生的也要列。
    怎么改：照政策的类别名称逐项补上；在 how_to_ask 中写明找谁、交什么材料，注意不让孩子当众说明家庭情况。
    """
    fees = filing.plan.fees
    if fees.mode != "收费":
        return
    listed = {exemption.category for exemption in fees.exemptions}
    missing = tuple(category.name for category in filing.values.exempt_categories if category.name not in listed)
    if missing:
        yield Hit(fees.at("exemptions"), {"missing": missing})
    if not fees.how_to_ask:
        yield Hit(fees.at("how_to_ask"), {"missing": ("怎样申请减免",)})
