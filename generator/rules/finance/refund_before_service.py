"""三(五)g: money paid back before there was anything to pay back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit, Where
from generator.rules.framework import Modal, rule

Payment = tuple[Where, dt.date | None, dt.date, str]
"""Where its day stands, the day, the earliest it can be, and what that is."""


@rule(
    clauses=("三(五)g",),
    modal=Modal.MUST,
    reads=("times", "finance"),
    since=Stage.SETTLED,
    zh="{paid}付款，早于{after}{least}",
    en="paid on {paid}, before {least} ({after})",
    mend_en="Correct the day: refunds follow the first service day, and a balance is returned after settlement.",
)
def refund_before_service(filing: Filing) -> Iterator[Hit]:
    """退费或结余处理的日期太早。

    查什么：退费日期不早于第一个服务日；退还、上缴结余的日期不早于结算日期。
    为什么：服务没有开始就谈不上退费，账没有结清就不知道有没有结余，这样的日期一定写错了。
    怎么改：照付款凭证改正日期。
    """
    for where, paid, least, after in _payments(filing):
        if paid is not None and paid < least:
            yield Hit(where, {"paid": paid, "least": least, "after": after})


def _payments(filing: Filing) -> Iterator[Payment]:
    first, finance = filing.times.service.first, filing.finance
    for line in finance.refunds:
        yield line.at("paid"), line.paid, first, "第一个服务日"
    for back in (back for ledger in finance.agency for back in ledger.refunds):
        yield back.at("paid"), back.paid, first, "第一个服务日"
    for part in finance.disposal:
        yield part.at("date"), part.date, finance.settled, "结算日期"
