"""三(五)i: pay of managers above its share of spending."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.model.values import Fen, total
from generator.rules.framework import Modal, rule

MANAGERS = "管理人员报酬"


@rule(
    clauses=("三(五)i",),
    modal=Modal.IN_PRINCIPLE,
    reads=("finance",),
    since=Stage.SETTLED,
    zh="管理人员报酬{paid}，超过支出合计的{percent}%（{limit}）",
    en="managers were paid {paid}, more than {percent}% of all spending ({limit})",
    mend_en="Keep the pay of managers within its share, or state a reason under `reasons`.",
)
def manager_share_too_large(filing: Filing) -> Iterator[Hit]:
    """管理人员报酬占比过大。

    查什么：管理人员报酬不超过支出合计的规定比例。
    为什么：服务费首先要付给辅导学生的老师，不能大部分用在管理上。
    怎么改：降低管理人员报酬；确有特殊情况的，在本文件 reasons 中写明理由。
    """
    finance, percent = filing.finance, filing.values.manager_percent
    lines = [line for line in finance.spending if line.head == MANAGERS]
    paid = total(line.amount for line in lines)
    if paid * 100 > finance.spending_total * percent:
        limit = Fen(finance.spending_total * percent // 100)
        values = {"paid": paid, "percent": percent, "limit": limit}
        yield Hit(lines[0].at("amount"), values, subject=MANAGERS, suggest=limit if len(lines) == 1 else None)
