"""三(四)3d: a provider whose credit was looked up after the agreement was signed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)3d",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="“{provider}”的信用{checked}才查询，晚于签订协议的{signed}",
    en="the credit of “{provider}” was looked up on {checked}, after the agreement was signed on {signed}",
    mend_en="Look the provider up before signing; correct a date that was written down wrongly.",
)
def credit_check_late(filing: Filing) -> Iterator[Hit]:
    """签了协议以后才查信用。

    查什么：信用查询日期不晚于签订协议的日期，同一天可以。
    为什么：先查清机构有没有异常，再决定要不要签；签了再查，查到问题也晚了。
    怎么改：日期写错的改正；确实签后才查的，如实填写，查到异常的照退出条款终止协议。
    """
    for provider in filing.plan.providers:
        checked, agreement = provider.credit_checked, provider.agreement
        if checked is not None and agreement is not None and checked > agreement.signed:
            values = {"provider": provider.name, "checked": checked, "signed": agreement.signed}
            yield Hit(provider.at("credit_checked"), values, subject=provider.name)
