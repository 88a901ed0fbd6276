"""三(四)2b: a welfare partner's activity for which families pay, or which is paid from the dedicated books."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.model.values import ZERO
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)2b",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="公益组织“{partner}”的活动向家长收取{charge}，从专账支付{paid}，两项都应为{none}",
    en="the activity of “{partner}” costs families {charge} and the dedicated books {paid}; both must be {none}",
    mend_en="Write 0.00; whoever is to be paid is selected as a training provider instead.",
)
def partner_charged(filing: Filing) -> Iterator[Hit]:
    """公益组织的活动收了费或付了费。

    查什么：每个公益组织向家长收取和从专账支付的金额都是 0.00。
    为什么：按实施办法，学校提供场地设施，公益组织自己出经费和师资，家长不花钱。
    怎么改：两项都写 0.00 并照此执行；要付费的组织不是公益支持，按引入机构的程序办理。
    """
    for partner in filing.plan.partners:
        values = {"partner": partner.name, "charge": partner.charge, "paid": partner.paid, "none": ZERO}
        if partner.charge > 0:
            yield Hit(partner.at("charge"), values, subject=partner.name, suggest=ZERO)
        if partner.paid > 0:
            yield Hit(partner.at("paid"), values, subject=partner.name, suggest=ZERO)
