"""二(三)b, 三(五)c: fees or donations without a stated lack of means and a number of families in need."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("二(三)b", "三(五)c"),
    modal=Modal.MUST,
    reads=("plan",),
    zh="方式为“{mode}”，没有同时写明确不具备条件的说明和有需求的家庭数",
    en="the mode is “{mode}”, but the lack of means and the number of families in need are not both stated",
    mend_en="State both: why the school cannot offer the service free of charge, and how many families asked for it.",
)
def fee_without_reason(filing: Filing) -> Iterator[Hit]:
    """收费或接受捐助没有说明前提。

    查什么：方式为收费或捐助的，写明学校确不具备条件的说明，并填写有需求的家庭数（大于零）。
    为什么：实施办法只允许确实不具备条件、家长又有需求的学校试行收费或社会捐助。
    怎么改：写明学校缺什么条件（如经费、人员），按征求意见的结果填写家庭数；具备条件的学校改为免费。
    """
    fees = filing.plan.fees
    if fees.mode == "免费":
        return
    if not fees.lacks_conditions:
        yield Hit(fees.at("lacks_conditions"), {"mode": fees.mode})
    if not fees.demand:
        yield Hit(fees.at("demand"), {"mode": fees.mode})
