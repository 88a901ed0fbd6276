"""三(四)3d: a training provider that was not on the white list on the day of the agreement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.model.bureau import Whitelist
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)3d",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="“{provider}”（{code}）在{day}不在教育局的机构白名单上",
    en="“{provider}” ({code}) is not on the bureau's white list on {day}",
    mend_en="Choose a provider from the white list; correct the code if it was copied wrongly.",
)
def provider_not_listed(filing: Filing) -> Iterator[Hit]:
    """机构不在白名单上。

    查什么：政策要求从白名单选择机构的学期，机构的统一社会信用代码在签协议那天列在白名单上（没有协议的看方案制定那天）。
    为什么：教育部门审核过的机构才能进校；名单会调整，以签协议当天为准。
    怎么改：从白名单中选择机构；统一社会信用代码抄错的改正；机构该列入而没有列入的，先请教育局列入。
    """
    if not filing.values.whitelist_required:
        return
    for provider in filing.plan.providers:
        day = provider.agreement.signed if provider.agreement is not None else filing.plan.date
        if not listed(filing.whitelist, provider.code, day):
            yield Hit(provider.at("code"), {"provider": provider.name, "code": provider.code, "day": day}, subject=provider.name)


def listed(whitelist: Whitelist, code: str, day: dt.date) -> bool:
    """Whether a provider's code is on the list on a day."""
    return any(entry.code == code and entry.first <= day <= entry.last for entry in whitelist.providers)
