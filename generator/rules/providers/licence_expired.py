"""三(四)3d: a training provider whose licence ends before the agreement does."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)3d",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="“{provider}”的办学许可证{until}到期，早于协议结束的{last}",
    en="the licence of “{provider}” ends on {until}, before the agreement does on {last}",
    mend_en="Have the licence renewed first, or let the agreement end with the licence.",
)
def licence_expired(filing: Filing) -> Iterator[Hit]:
    """机构的办学许可证在协议期内到期。

    查什么：办学许可证的有效期不早于协议结束日期。
    为什么：实施办法要求机构具有专业资质，许可证过期就没有资质。
    怎么改：请机构换证后填写新的有效期；不换证的，协议在许可证到期以前结束。
    """
    for provider in filing.plan.providers:
        agreement = provider.agreement
        if agreement is not None and provider.licence_until < agreement.last:
            values = {"provider": provider.name, "until": provider.licence_until, "last": agreement.last}
            yield Hit(provider.at("licence_until"), values, subject=provider.name)
