"""三(五)c: a fee for a provider's course where families may not be charged for one."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)c",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="“{item}”另外收费，本市这个学期机构的课程不得向家长收费",
    en="“{item}” is charged for; this term families may not be charged for a provider's course",
    mend_en="Take the item out; the provider is paid from what the policy provides for.",
)
def agency_fee_not_allowed(filing: Filing) -> Iterator[Hit]:
    """机构的课程另外收了费。

    查什么：政策写明机构课程不得收费的学期，没有机构课程的收费项目。
    为什么：收不收机构课程的费用由市里决定；不得收的，换个名目也不能收。
    怎么改：删去这个收费项目，机构的费用从规定的经费中支付；已经收了的退还家长。
    """
    if filing.values.provider_fee_allowed:
        return
    for item in filing.plan.fees.items:
        if item.provider:
            yield Hit(item.at("name"), {"item": item.name}, subject=item.name)
