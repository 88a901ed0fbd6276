"""三(五)f: fees that are not charged by the term."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)f",),
    modal=Modal.IN_PRINCIPLE,
    reads=("plan",),
    zh="收费周期是“{period}”，原则上应为“{usual}”",
    en="fees are charged by “{period}”; in principle it is “{usual}”",
    mend_en="Charge by the term, or state a reason under `reasons`; it is printed on the notice.",
)
def fee_period_not_term(filing: Filing) -> Iterator[Hit]:
    """收费周期不是一学期。

    查什么：不是免费的学校，收费周期与政策规定的一致。
    为什么：实施办法原则上以一学期为收费周期，便于期末多退少补，也防止提前多收。
    怎么改：改为按学期收取；确需按别的周期收取的，在本文件 reasons 中写明理由，理由会公开显示在收费旁边。
    """
    fees, usual = filing.plan.fees, filing.values.fee_period
    if fees.mode != "免费" and fees.period != usual:
        yield Hit(fees.at("period"), {"period": fees.period, "usual": usual}, suggest=usual)
