"""四(一)e: a plan that was submitted before it was made."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("四(一)e",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="报批日期{submitted}早于方案制定日期{date}",
    en="submitted on {submitted}, before the plan's own date {date}",
    mend_en="Submit the finished plan; correct whichever of the two dates is wrong.",
)
def plan_after_submission(filing: Filing) -> Iterator[Hit]:
    """方案还没有定就报批了。

    查什么：报批日期不早于方案制定日期。
    为什么：教育局批准的应当是已经定稿的方案，报批以后再写的方案没有经过审批。
    怎么改：核对两个日期，改正写错的一个；报批以后又改了方案的，按定稿重新报批。
    """
    plan = filing.plan
    if plan.submitted is not None and plan.submitted < plan.date:
        yield Hit(plan.at("submitted"), {"submitted": plan.submitted, "date": plan.date}, suggest=plan.date)
