"""三(五)l: a closing balance that is not opening + net income − spending."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)l",),
    modal=Modal.MUST,
    reads=("finance",),
    since=Stage.SETTLED,
    zh="期末结余写{stated}；期初结余{opening}＋净收入{income}－支出{spending}应为{expected}",
    en="the closing balance is stated as {stated}; opening {opening} + net income {income} − spending {spending} give {expected}",
    mend_en="Closing balance = opening balance + net income − total of spending.",
)
def closing_wrong(filing: Filing) -> Iterator[Hit]:
    """期末结余算得不对。

    查什么：期末结余等于期初结余加净收入减支出合计。
    为什么：收支公示的每个数都要能由前面的数算出来，剩多少钱家长最关心。
    怎么改：重新加减一遍，改正写错的那一个数；支出不能多于期初结余与净收入之和。
    """
    finance = filing.finance
    expected = finance.opening + finance.net_income - finance.spending_total
    if finance.closing != expected:
        values = {
            "stated": finance.closing, "opening": finance.opening, "income": finance.net_income,
            "spending": finance.spending_total, "expected": expected,
        }  # fmt: skip
        yield Hit(finance.at("closing"), values, suggest=expected if expected >= 0 else None)
