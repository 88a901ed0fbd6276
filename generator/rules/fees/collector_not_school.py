"""二(二)a: a fee that somebody else than the school collects."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("二(二)a",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="“{item}”由“{collector}”收取，应由“{expected}”收取",
    en="“{item}” is collected by “{collector}”; it must be “{expected}”",
    mend_en="Let the school collect it into its dedicated books.",
)
def collector_not_school(filing: Filing) -> Iterator[Hit]:
    """费用不是由学校收取。

    查什么：每个收费项目的收取主体与政策规定的一致（本校）。
    为什么：课后服务由学校实施，钱也由学校收进专账，不能由机构或家长委员会代收。
    怎么改：改由学校收取；机构课程的费用也由学校代收，再按协议付给机构。
    """
    expected = filing.values.collector
    for item in filing.plan.fees.items:
        if item.collector != expected:
            values = {"item": item.name, "collector": item.collector, "expected": expected}
            yield Hit(item.at("collector"), values, subject=item.name, suggest=expected)
