"""三(五)e: a reduced category that pays another amount than the plan says."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.finance._payers import FREE
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)e",),
    modal=Modal.MUST,
    reads=("plan", "finance"),
    since=Stage.SETTLED,
    zh="“{category}”每生收取{per_pupil}，方案中这一类写的是：{planned}",
    en="“{category}” pays {per_pupil} each; the plan has for it: {planned}",
    mend_en="Charge a reduced category what the plan says for it.",
)
def reduced_charge_wrong(filing: Filing) -> Iterator[Hit]:
    """减收金额与方案不一致。

    查什么：减收的每一类都是方案中列明的类别，每生金额等于方案中这一类的收取金额。
    为什么：困难家庭减多少是事先公布的，期末不能变成另一个数。
    怎么改：照方案 exemptions 中的金额改正每生金额；类别名称也要与方案一致。
    """
    if filing.plan.fees.mode == FREE:
        return
    for row in filing.finance.reduced:
        planned = tuple(exemption.charge for exemption in filing.plan.fees.exemptions if exemption.category == row.category)
        if row.per_pupil not in planned:
            where = row.at("per_pupil" if planned else "category")
            values = {"category": row.category, "per_pupil": row.per_pupil, "planned": planned or "—"}
            yield Hit(where, values, subject=row.category, suggest=planned[0] if planned else None)
