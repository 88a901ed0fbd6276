"""三(四)a: a plan made before families had been asked."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)a",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="方案制定日期{date}早于征求意见的结束日期{last}",
    en="the plan is dated {date}, before the consultation ended on {last}",
    mend_en="Ask first, then make the plan; date the plan on the day when it was finished.",
)
def consultation_after_plan(filing: Filing) -> Iterator[Hit]:
    """征求意见还没有结束就定了方案。

    查什么：方案制定日期不早于征求意见的结束日期。
    为什么：实施办法要求事先征求家长意见，再制定方案；先定方案后征求意见，家长的意见就用不上了。
    怎么改：按收回的意见修改方案，制定日期写定稿那一天；结束日期写错的，改正结束日期。
    """
    plan = filing.plan
    last = plan.consultation.last
    if plan.date < last:
        yield Hit(plan.at("date"), {"date": plan.date, "last": last}, suggest=last)
