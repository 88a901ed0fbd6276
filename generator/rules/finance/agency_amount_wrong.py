"""三(五)c: an agency ledger whose amounts are not pupils × lessons × rate, or do not add up."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.model.finance import AgencyLedger, AgencyRefund
from generator.model.values import Fen, total
from generator.rules.finance._payers import agency_versions
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)c",),
    modal=Modal.MUST,
    reads=("plan", "finance"),
    since=Stage.SETTLED,
    zh="“{item}”的{label}写{booked}，应为{expected}",
    en="“{item}”, {field}: {booked} instead of {expected}",
    mend_en="Collected = pupils × lessons × rate; each refund likewise; the total of refunds is their sum.",
)
def agency_amount_wrong(filing: Filing) -> Iterator[Hit]:
    """代收费金额算得不对。

    查什么：代收金额和每一笔退费等于人数乘课时乘单价，退费合计等于各笔之和。
    为什么：参加课程的家长要能自己算出该交多少、该退多少。
    怎么改：按人数×课时×单价重新计算，改正写错的那一个数。
    """
    for ledger in filing.finance.agency:
        versions = agency_versions(filing, ledger)
        collected = [rate * lessons * ledger.pupils for lessons, rate in versions]
        if ledger.collected not in collected:
            yield _hit(ledger, ledger, "collected", "代收金额", collected[0])
        for refund in ledger.refunds:
            amounts = [rate * refund.lessons * refund.pupils for _, rate in versions]
            if refund.amount not in amounts:
                yield _hit(ledger, refund, "amount", "退费金额", amounts[0])
        refunded = total(refund.amount for refund in ledger.refunds)
        if ledger.refunded != refunded:
            yield _hit(ledger, ledger, "refunded", "退费合计", refunded)


def _hit(ledger: AgencyLedger, part: AgencyLedger | AgencyRefund, field: str, label: str, expected: Fen) -> Hit:
    values = {"item": ledger.item, "field": field, "label": label, "booked": getattr(part, field), "expected": expected}
    return Hit(part.at(field), values, subject=ledger.item, suggest=expected)
