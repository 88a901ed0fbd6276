"""三(五)e: an agency fee that exempt pupils pay too, where the exemption covers agency fees."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule

AGENCY = "代收费"


@rule(
    clauses=("三(五)e",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="代收费“{item}”没有写明免费类别的学生不交（waived: 是）",
    en="the agency fee “{item}” does not say that exempt pupils do not pay it (waived: true)",
    mend_en="Write `waived: true` and let exempt pupils attend without paying.",
)
def agency_not_waived(filing: Filing) -> Iterator[Hit]:
    """免费类别的学生要交代收费。

    查什么：政策规定减免包括代收费的，每个代收费项目都写明免费类别的学生不交（waived: 是）。
    为什么：本市的减免包括机构的课程，困难家庭的孩子不能因为交不起钱而上不了。
    怎么改：在这个收费项目下写 waived: 是，并与机构商定这部分学生的费用怎样承担。
    """
    if not filing.values.exempt_covers_agency:
        return
    for item in filing.plan.fees.items:
        if item.nature == AGENCY and item.total and not item.waived:
            yield Hit(item.at("waived"), {"item": item.name}, subject=item.name, suggest="是")
