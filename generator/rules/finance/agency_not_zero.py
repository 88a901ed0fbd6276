"""三(五)c: an agency fee of which something stays at the school."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.model.values import ZERO
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)c",),
    modal=Modal.MUST,
    reads=("finance",),
    since=Stage.SETTLED,
    zh="“{item}”代收{collected}，退费{refunded}，支付机构{paid}，余额写{balance}；余额应为0.00元",
    en="“{item}”: collected {collected}, refunded {refunded}, paid to the provider {paid}, balance {balance}; the balance must be "
    "0.00 yuan",
    mend_en="What was collected goes to the provider or back to the families: collected − refunded = paid.",
)
def agency_not_zero(filing: Filing) -> Iterator[Hit]:
    """代收费没有结清。

    查什么：代收金额减去退费等于支付机构的金额，余额为 0.00。
    为什么：代收费是替机构收的，学校不能从中留下一分钱。
    怎么改：核对代收、退费和支付的金额；有余额的，付给机构或者退还家长。
    """
    for ledger in filing.finance.agency:
        left = ledger.collected - ledger.refunded - ledger.paid
        if left == ZERO and ledger.balance == ZERO:
            continue
        values = {
            "item": ledger.item, "collected": ledger.collected, "refunded": ledger.refunded,
            "paid": ledger.paid, "balance": ledger.balance,
        }  # fmt: skip
        field, suggest = ("balance", ZERO) if ledger.balance else ("paid", ledger.collected - ledger.refunded)
        yield Hit(ledger.at(field), values, subject=ledger.item, suggest=suggest if suggest >= 0 else None)
