"""三(四)3c: a selection among too few providers."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)3c",),
    modal=Modal.IN_PRINCIPLE,
    reads=("plan",),
    zh="选定“{provider}”时只有{bidders}家机构有效报名，少于{least}家",
    en="only {bidders} providers took part when “{provider}” was selected, fewer than {least}",
    mend_en="Announce again more widely, or state a reason under `reasons` with the provider's name under `about`.",
)
def too_few_bidders(filing: Filing) -> Iterator[Hit]:
    """参加遴选的机构太少。

    查什么：每次遴选的有效报名机构数不少于政策规定的家数。
    为什么：没有比较，公开遴选就成了走过场。
    怎么改：扩大公告范围后重新遴选；当地确实没有那么多机构的，在本文件 reasons 中写明理由（about 写机构全称），理由会公开显示。
    """
    least = filing.values.min_bidders
    for provider in filing.plan.providers:
        if provider.selection is not None and provider.selection.bidders < least:
            values = {"provider": provider.name, "bidders": provider.selection.bidders, "least": least}
            yield Hit(provider.selection.at("bidders"), values, subject=provider.name)
