"""三(五)l: a total of spending that is not the sum of its lines."""

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
    zh="支出合计写{stated}，各科目相加应为{expected}",
    en="the total of spending is stated as {stated}, its lines add up to {expected}",
    mend_en="Add the lines of spending up again; correct the line or the total.",
)
def spending_total_wrong(filing: Filing) -> Iterator[Hit]:
    """支出合计算得不对。

    查什么：支出合计等于各科目金额之和。
    为什么：收支公示的每个数都要能由前面的数算出来。
    怎么改：把各科目金额重新相加：哪一项写错了就改哪一项；都没有错的，改正支出合计。
    """
    expected = total(line.amount for line in filing.finance.spending)
    if filing.finance.spending_total != expected:
        values = {"stated": filing.finance.spending_total, "expected": expected}
        yield Hit(filing.finance.at("spending_total"), values, suggest=expected)
