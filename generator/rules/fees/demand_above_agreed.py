"""二(三)b: more families in need of the service than said in the consultation that they want it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("二(三)b",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="有需求的家庭写{demand}户，征求意见时愿意参加的只有{agreed}份",
    en="{demand} families are said to need the service, but only {agreed} said so when they were asked",
    mend_en="Take the number from the consultation; it cannot be above the answers of those who want to take part.",
)
def demand_above_agreed(filing: Filing) -> Iterator[Hit]:
    """有需求的家庭数多于愿意参加的份数。

    查什么：收费或接受捐助的，有需求的家庭数不多于征求意见中同意或愿意参加的份数，相等可以。
    为什么：家长有需求是收费的前提之一，这个数要从征求意见来，不能多写。
    怎么改：照征求意见的结果改正抄错的一处。
    """
    demand, agreed = filing.plan.fees.demand, filing.plan.consultation.agreed
    if demand is not None and demand > agreed:
        yield Hit(filing.plan.fees.at("demand"), {"demand": demand, "agreed": agreed})
