"""三(五)b: a service that is free in the plan and charged for in the books."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.finance._payers import FREE
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)b",),
    modal=Modal.MUST,
    reads=("plan", "finance"),
    since=Stage.SETTLED,
    zh="方案写明免费，账上却有“{label}”",
    en="the plan says free of charge, the books have `{field}`",
    mend_en="Give back what was charged, or correct the books.",
)
def free_but_charged_in_books(filing: Filing) -> Iterator[Hit]:
    """方案免费却收了费。

    查什么：方案的收费方式是免费的，账上没有服务性收费、减收和代收费。
    为什么：方案告诉家长不收费，就一分钱也不能收。
    怎么改：已经收取的全部退还；账记错了的改正账目；确需收费的，须先改方案重新报批。
    """
    if filing.plan.fees.mode != FREE:
        return
    for field, label in (("charges", "服务性收费"), ("reduced", "减收"), ("agency", "代收费分账")):
        if getattr(filing.finance, field):
            yield Hit(filing.finance.at(field), {"field": field, "label": label})
