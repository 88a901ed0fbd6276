"""三(五)g: a refund without the day it was paid."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.model.values import ZERO
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)g",),
    modal=Modal.IN_PRINCIPLE,
    reads=("finance",),
    since=Stage.SETTLED,
    zh="“{kind}”退费{amount}没有写退费日期",
    en="the “{kind}” refund of {amount} has no day of payment",
    mend_en="Give the day of payment once it is paid, or state under `reasons` when it will be.",
)
def refund_unpaid(filing: Filing) -> Iterator[Hit]:
    """退费还没有退到位。

    查什么：每一行退费都写了退费日期。
    为什么：多收的钱应当在公示时已经退给家长；还没有退的，要告诉家长什么时候退。
    怎么改：退完后补写 paid；暂时没有退的，在本文件 reasons 中写明原因和预计日期。
    """
    for line in filing.finance.refunds:
        if line.amount != ZERO and line.paid is None:  # without an amount of its own it is part of a sum
            amount = "" if line.amount is None else line.amount
            yield Hit(line.at("paid"), {"kind": line.kind, "amount": amount}, subject=line.kind)
