"""三(五)l: a net income that is not the sum of its parts."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.model.values import total
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)l",),
    modal=Modal.MUST,
    reads=("finance",),
    since=Stage.SETTLED,
    zh="净收入写{stated}，各项相加减应为{expected}",
    en="the net income is stated as {stated}, its parts give {expected}",
    mend_en="Charges, reduced charges, supplements, subsidy, donations and interest less refunds; without the opening balance.",
)
def net_income_wrong(filing: Filing) -> Iterator[Hit]:
    """净收入算得不对。

    查什么：净收入等于服务性收费、减收、补收、补助、捐助、利息之和减去退费；期初结余不算在内。
    为什么：收支公示的每个数都要能由前面的数算出来。
    怎么改：重新加减一遍：哪一项写错了就改哪一项；都没有错的，改正净收入。
    """
    finance = filing.finance
    charged, refunded = finance.charged, finance.refunded
    if charged is None or refunded is None:
        return  # not public by themselves; merged-amounts-wrong looks for numbers that give this net income
    charged += total(row.amount for row in finance.supplements)
    expected = charged + finance.subsidy + finance.donations + finance.interest - refunded
    if finance.net_income != expected:
        values = {"stated": finance.net_income, "expected": expected}
        yield Hit(finance.at("net_income"), values, suggest=expected if expected >= 0 else None)
