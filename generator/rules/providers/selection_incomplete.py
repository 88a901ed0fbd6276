"""三(四)3c: a training provider without an open selection, or with one whose steps are out of order."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit, Where
from generator.model.partners import Provider
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)3c",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="“{provider}”的公开遴选没有登记，或先后不对：应先公告，再评审，再公示结果，公示结束才签协议",
    en="the open selection of “{provider}” is missing or out of order: announcement, evaluation, public notice, then agreement",
    mend_en="Select in the open, step by step, and write the dates down as they were; a selection in the wrong order is done again.",
)
def selection_incomplete(filing: Filing) -> Iterator[Hit]:
    """机构没有经过完整的公开遴选。

    查什么：每家机构都有遴选记录；公告在前，评审在公告之后，结果公示不早于评审，协议签订不早于公示结束。
    为什么：实施办法要求按流程公开遴选；先签协议再补公告，等于没有遴选。
    怎么改：日期抄错的改正标出的那一项；没有遴选或次序不对的，重新遴选，完成以前不引入机构。
    """
    for provider in filing.plan.providers:
        for where in faults(provider):
            yield Hit(where, {"provider": provider.name}, subject=provider.name)


def faults(provider: Provider) -> Iterator[Where]:
    """The steps that are missing or come before the step they should follow."""
    chosen, agreement = provider.selection, provider.agreement
    if chosen is None:
        yield provider.at("selection")
        return
    if chosen.evaluated <= chosen.announced:
        yield chosen.at("evaluated")
    if chosen.notice_first < chosen.evaluated:
        yield chosen.at("notice_first")
    if chosen.notice_last < chosen.notice_first:
        yield chosen.at("notice_last")
    if agreement is not None and agreement.signed < chosen.notice_last:
        yield agreement.at("signed")
