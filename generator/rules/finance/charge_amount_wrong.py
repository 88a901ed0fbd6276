"""三(五)d: a row of charges whose amount is not pupils × amount per pupil."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.model.finance import Charge
from generator.rules.finance._payers import name_of, paying_rows, pupils_of
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)d",),
    modal=Modal.MUST,
    reads=("finance",),
    since=Stage.SETTLED,
    zh="“{item}”写{amount}，{pupils}人×{per_pupil}应为{expected}",
    en="“{item}”: {amount}, but {pupils} pupils × {per_pupil} are {expected}",
    mend_en="Correct the amount, the number of pupils or the amount per pupil.",
)
def charge_amount_wrong(filing: Filing) -> Iterator[Hit]:
    """收费金额算得不对。

    查什么：服务性收费和减收的每一行，金额等于人数乘以每生金额；有减收类别不公开人数的，全额交费的行不写金额，合计另行核对。
    为什么：家长要能自己算出学校一共收了多少钱。
    怎么改：重新计算：金额＝人数×每生金额；人数或每生金额写错的，改正写错的那一个。
    """
    for row in paying_rows(filing.finance):
        if filing.finance.merged and isinstance(row, Charge):
            continue  # rounded, without an amount of its own: merged-amounts-wrong
        pupils = pupils_of(row)
        expected = row.per_pupil * pupils
        if row.amount != expected:
            booked = "—" if row.amount is None else row.amount
            values = {"item": name_of(row), "amount": booked, "pupils": pupils, "per_pupil": row.per_pupil, "expected": expected}
            yield Hit(row.at("amount"), values, subject=name_of(row), suggest=expected)
