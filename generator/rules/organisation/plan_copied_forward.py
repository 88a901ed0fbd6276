"""四(一)e: a plan that still carries the dates, number or title of the term before."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.model.plan import Plan
from generator.rules.framework import Modal, rule


@rule(
    clauses=("四(一)e",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="{label}与上学期（{term}）的相同，都是“{stated}”",
    en="{field} is the same as in {term}: “{stated}”",
    mend_en="Make a plan for each term anew: its own title and number, and the dates of this term.",
)
def plan_copied_forward(filing: Filing) -> Iterator[Hit]:
    """方案照抄了上学期的日期、文号或名称。

    查什么：方案的名称、文号、制定日期、报批日期、征求意见和申请的日期，没有一项与本校上学期的方案相同。
    为什么：实施办法要求每学期制定具体方案并报批；日期、文号照旧，说明方案没有重新制定。
    怎么改：把标出的各项改成本学期的；名称写明学期，方案重新编文号，没有重新征求意见的先征求意见。
    """
    if filing.previous is None or not filing.previous.has("plan"):
        return
    old = facts(filing.previous.plan)
    for (part, field), (label, stated) in facts(filing.plan).items():
        if stated and stated == old[part, field][1]:
            values = {"label": label, "field": field, "stated": stated, "term": filing.previous.id}
            where = filing.plan.at(part, field) if part else filing.plan.at(field)
            yield Hit(where, values)


def facts(plan: Plan) -> dict[tuple[str, str], tuple[str, object]]:
    """What cannot be the same in two terms, by part and field, each with its name for people."""
    asked, application = plan.consultation, plan.application
    return {
        ("", "title"): ("方案名称", plan.title),
        ("", "number"): ("文号", plan.number),
        ("", "date"): ("方案制定日期", plan.date),
        ("", "submitted"): ("报批日期", plan.submitted),
        ("consultation", "first"): ("征求意见开始日期", asked.first),
        ("consultation", "last"): ("征求意见结束日期", asked.last),
        ("application", "opens"): ("开始申请的日期", application.opens),
        ("application", "closes"): ("截止申请的日期", application.closes),
        ("application", "review_by"): ("学校审核完成的日期", application.review_by),
    }
