"""三(五)g: a refund of an agency fee without the day it was paid."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)g",),
    modal=Modal.IN_PRINCIPLE,
    reads=("finance",),
    since=Stage.SETTLED,
    zh="“{item}”代收费退费{amount}没有写退费日期",
    en="the refund of {amount} of “{item}” has no day of payment",
    mend_en="Give the day of payment once it is paid, or state under `reasons` when it will be.",
)
def agency_unpaid_refund(filing: Filing) -> Iterator[Hit]:
    """代收费的退费还没有退到位。

    查什么：代收费的每一笔退费都写了退费日期。
    为什么：没有上的课，钱应当在公示时已经退给家长；还没有退的，要告诉家长什么时候退。
    怎么改：退完后补写 paid；暂时没有退的，在本文件 reasons 中写明原因和预计日期。
    """
    for ledger in filing.finance.agency:
        for refund in ledger.refunds:
            if refund.amount and refund.paid is None:
                yield Hit(refund.at("paid"), {"item": ledger.item, "amount": refund.amount}, subject=ledger.item)
