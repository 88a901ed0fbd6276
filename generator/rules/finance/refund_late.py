"""三(五)g: a refund that was paid only after the notice of the books had ended."""

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
    zh="“{kind}”{paid}才付款，晚于{last}",
    en="“{kind}” was paid only on {paid}, later than {last}",
    mend_en="Pay refunds while the books are on show and the balance soon after, or state under `reasons` why it took longer.",
)
def refund_late(filing: Filing) -> Iterator[Hit]:
    """退费拖得太久。

    查什么：各项退费的日期不晚于收支公示结束；退还、上缴结余的日期不晚于公示结束后规定的工作日（与公示收支的期限相同）。
    为什么：多退少补要退到家长手里才算数；公示期间家长查得到，也来得及提出异议。
    怎么改：日期写错的改正；确实晚了的，在本文件 reasons 中写明原因，理由会公开显示。
    """
    finance = filing.finance
    lines = [(line.at("paid"), line.kind, line.paid) for line in finance.refunds]
    lines += [(back.at("paid"), ledger.item, back.paid) for ledger in finance.agency for back in ledger.refunds]
    for where, kind, paid in lines:
        if paid is not None and paid > finance.notice_last:
            yield Hit(where, {"kind": kind, "paid": paid, "last": finance.notice_last}, subject=kind)
    for part in finance.disposal:
        if part.date is not None and part.date > finance.notice_last:
            last = filing.calendar.after(finance.notice_last, filing.values.finance_days)
            if part.date > last:
                yield Hit(part.at("date"), {"kind": part.way, "paid": part.date, "last": last}, subject=part.way)
