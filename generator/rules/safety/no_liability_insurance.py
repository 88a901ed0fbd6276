"""四(二)i: a school without liability insurance."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("四(二)i",),
    modal=Modal.IN_PRINCIPLE,
    reads=("plan",),
    zh="没有投保校方责任险",
    en="the school has no liability insurance",
    mend_en="Take out the school's liability insurance, or state a reason under `reasons`; families must not be made to pay for it.",
)
def no_liability_insurance(filing: Filing) -> Iterator[Hit]:
    """没有投保校方责任险。

    查什么：学校已投保校方责任险。
    为什么：实施办法要求健全校园伤害保险等制度，学生在校受了伤，要有办法承担。
    怎么改：投保以后 liability_insurance 写 是；暂时不能投保的，在 plan.yml 的 reasons 中写明理由。保险费不得向家长收取。
    """
    safety = filing.plan.safety
    if not safety.liability_insurance:
        yield Hit(safety.at("liability_insurance"))
