"""四(一)e: a plan that was submitted only when the term had begun."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.policy.calendar import ONE_DAY
from generator.rules.framework import Modal, rule


@rule(
    clauses=("四(一)e",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="报批日期{submitted}不在开学（{starts}）以前",
    en="submitted on {submitted}, not before the term started on {starts}",
    mend_en="Submit a plan for each term before its first day of school. For a late plan, ask the bureau for a decision.",
)
def submitted_after_term_start(filing: Filing) -> Iterator[Hit]:
    """开学以后才报批。

    查什么：报批日期早于本学期的开学日期，开学当天也算晚了。
    为什么：实施办法要求每学期开学前订好方案并报批，教育局要有时间审核，家长要有时间了解。
    怎么改：日期写错的改正；确实报晚了的，如实填写，向基教股说明情况，由教育局决定怎样处理。
    """
    plan, starts = filing.plan, filing.term.starts
    if plan.submitted is not None and plan.submitted >= starts:
        yield Hit(plan.at("submitted"), {"submitted": plan.submitted, "starts": starts}, suggest=starts - ONE_DAY)
