"""三(五)f: fees for more than the current term."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule

LONGER_THAN_A_TERM = ("学年",)


@rule(
    clauses=("三(五)f",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="收费周期是“{period}”，不得跨学期预收",
    en="fees are charged by “{period}”; nothing may be charged beyond the current term",
    mend_en="Charge for one term at most; no reason lifts this.",
)
def fee_across_terms(filing: Filing) -> Iterator[Hit]:
    """跨学期预收费用。

    查什么：不是免费的学校，收费周期不超过一个学期；政策写明可以跨学期预收的不查。
    为什么：下学期的钱收早了，孩子转学、退出或服务停办，家长就很难要回来。
    怎么改：改为按学期或更短的周期收取，下学期的费用下学期再收。
    """
    fees = filing.plan.fees
    if fees.mode != "免费" and fees.period in LONGER_THAN_A_TERM and not filing.values.prepay_across_terms:
        yield Hit(fees.at("period"), {"period": fees.period}, suggest="学期")
