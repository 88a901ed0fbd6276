"""三(四)1b, 三(五)h: pay for a lesson outside what is reasonable here."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule
from generator.rules.staff._people import OWN

OUTSIDE = "校外人员"


@rule(
    clauses=("三(四)1b", "三(五)h"),
    modal=Modal.IN_PRINCIPLE,
    reads=("staff",),
    zh="{kind}每课时{rate}，不在{least}至{most}以内",
    en="{kind}: {rate} a lesson, outside {least} to {most}",
    mend_en="Pay within the range, or state under `reasons` why this kind of staff is paid otherwise.",
)
def pay_rate_out_of_range(filing: Filing) -> Iterator[Hit]:
    """课时报酬不在合理范围内。

    查什么：各类人员的课时报酬在政策规定的范围以内，正好等于最低、最高的也可以；本校教职工和校外人员各有范围。
    为什么：实施办法要求发放合理报酬：太低老师不愿来，太高家长负担重。
    怎么改：照取酬办法改正；确需高些或低些的，在本文件 reasons 中写明理由（about 写人员类别），理由会公开显示。
    """
    ranges = {each.whose: each for each in filing.values.pay_rates}
    for group in filing.staff.groups:
        bounds = ranges.get(OWN if group.kind == OWN else OUTSIDE)
        if bounds is not None and group.lessons and not bounds.least <= group.rate <= bounds.most:
            values = {"kind": group.kind, "rate": group.rate, "least": bounds.least, "most": bounds.most}
            yield Hit(group.at("rate"), values, subject=group.kind, suggest=max(bounds.least, min(group.rate, bounds.most)))
