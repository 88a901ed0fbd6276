"""二(三)d, 三(五)c: a fee of a nature that the policy does not know."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("二(三)d", "三(五)c"),
    modal=Modal.MUST,
    reads=("plan",),
    zh="“{item}”的收费性质是“{nature}”，只能是：{allowed}",
    en="“{item}” is a fee of nature “{nature}”; allowed are: {allowed}",
    mend_en="Use one of the natures; a fee that is neither cannot be charged in the name of the service.",
)
def fee_nature_not_allowed(filing: Filing) -> Iterator[Hit]:
    """收费性质不在允许之列。

    查什么：每个收费项目的收费性质是政策列出的几种之一。
    为什么：实施办法只允许这几种收费，严禁以课后服务的名义收别的费用。
    怎么改：性质写错的改正；两种都不是的项目（如资料费、餐费、保险费）不能在课后服务中收取，删去。
    """
    allowed = filing.values.fee_natures
    for item in filing.plan.fees.items:
        if item.nature not in allowed:
            yield Hit(item.at("nature"), {"item": item.name, "nature": item.nature, "allowed": allowed}, subject=item.name)
