"""三(五)g: money paid back before there was anything to pay back."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)g",),
    modal=Modal.MUST,
    reads=("times", "finance"),
    since=Stage.SETTLED,
    zh="{paid}退费，早于第一个服务日{least}",
    en="paid back on {paid}, before the first service day {least}",
    mend_en="Correct the day: refunds follow the first service day.",
)
def refund_before_service(filing: Filing) -> Iterator[Hit]:
    """退费的日期太早。

    查什么：退费日期不早于第一个服务日，同一天可以。
    为什么：服务没有开始就谈不上退费，这样的日期一定写错了。
    怎么改：照付款凭证改正日期。
    """
    first, finance = filing.times.service.first, filing.finance
    paid = [(line.at("paid"), line.paid) for line in finance.refunds]
    paid += [(back.at("paid"), back.paid) for ledger in finance.agency for back in ledger.refunds]
    for where, day in paid:
        if day is not None and day < first:
            yield Hit(where, {"paid": day, "least": first})
