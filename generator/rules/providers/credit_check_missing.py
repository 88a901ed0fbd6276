"""三(四)3d: a training provider whose standing was not looked up, or is not good."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule

GOOD = "无异常"


@rule(
    clauses=("三(四)3d",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="“{provider}”没有写明日期、结果为“{good}”的信用查询（现在写的结果：{result}）",
    en="“{provider}” has no dated credit check with the result “{good}” (as written: {result})",
    mend_en="Look the provider up, write the day and the result; one with a bad record cannot be brought in.",
)
def credit_check_missing(filing: Filing) -> Iterator[Hit]:
    """机构没有通过信用查询。

    查什么：每家机构都有信用查询日期，结果是“无异常”。
    为什么：实施办法要求机构有良好的社会声誉，列入异常名录或失信名单的不能进校。
    怎么改：到企业信用信息公示系统查询，如实填写日期和结果；查到异常的机构不能引入。
    """
    for provider in filing.plan.providers:
        values = {"provider": provider.name, "good": GOOD, "result": provider.credit_result}
        if provider.credit_result != GOOD:
            yield Hit(provider.at("credit_result"), values, subject=provider.name)
        elif provider.credit_checked is None:
            yield Hit(provider.at("credit_checked"), values, subject=provider.name)
