"""二(一)c: a plan that does not say that taking part is free, or how to stay out or leave."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("二(一)c",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="方案没有写：{missing}",
    en="the plan does not state: {missing}",
    mend_en="State that taking part is free, what is arranged for those who stay out, and how to leave during the term.",
)
def voluntary_missing(filing: Filing) -> Iterator[Hit]:
    """没有写明自愿参加。

    查什么：写明了自愿声明、不参加学生的安排和中途退出办法。
    为什么：不得强制或变相强制学生参加，家长要看得到不参加怎么办、想退出找谁。
    怎么改：在 voluntary、opt_out、quit 中用平常的话写清楚。
    """
    plan = filing.plan
    if not plan.voluntary:
        yield Hit(plan.at("voluntary"), {"missing": "自愿声明"})
    if not plan.opt_out:
        yield Hit(plan.at("opt_out"), {"missing": "不参加学生的安排"})
    if not plan.quit:
        yield Hit(plan.at("quit"), {"missing": "中途退出办法"})
