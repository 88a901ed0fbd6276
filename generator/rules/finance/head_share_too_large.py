"""三(五)i: a head that takes more than its share of spending, such as the pay of managers."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.model.values import Fen, total
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)i",),
    modal=Modal.IN_PRINCIPLE,
    reads=("finance",),
    since=Stage.SETTLED,
    zh="“{head}”支出{paid}，超过支出合计的{percent}%（{limit}）",
    en="“{head}” took {paid}, more than {percent}% of all spending ({limit})",
    mend_en="Keep the head within its share, or state a reason under `reasons`.",
)
def head_share_too_large(filing: Filing) -> Iterator[Hit]:
    """某个科目的支出占比过大。

    查什么：有比例上限的科目（例如管理人员报酬），支出不超过支出合计的规定比例。
    为什么：服务费首先要付给辅导学生的老师，不能大部分用在管理等别的地方。
    怎么改：降低这个科目的支出；确有特殊情况的，在本文件 reasons 中写明理由。
    """
    finance = filing.finance
    for bound in filing.values.head_limits:
        lines = [line for line in finance.spending if line.head == bound.head]
        paid = total(line.amount for line in lines)
        if paid * 100 > finance.spending_total * bound.percent:
            limit = Fen(finance.spending_total * bound.percent // 100)
            values = {"head": bound.head, "paid": paid, "percent": bound.percent, "limit": limit}
            yield Hit(lines[0].at("amount"), values, subject=bound.head, suggest=limit if len(lines) == 1 else None)
