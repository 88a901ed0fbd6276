"""二(一)a, 三(四)a: a consultation from before the term before."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("二(一)a", "三(四)a"),
    modal=Modal.MUST,
    reads=("plan",),
    zh="征求意见从{first}开始，早于上学期开学（{starts}），不是为本学期征求的",
    en="the consultation began on {first}, before the previous term did on {starts}: it was not held for this term",
    mend_en="Ask the families again for each term, in the term before or in the holidays; those of new pupils after enrolment.",
)
def consultation_stale(filing: Filing) -> Iterator[Hit]:
    """征求意见是更早的学期做的。

    查什么：征求意见的开始日期不早于上一个学期的开学日期，同一天可以。
    为什么：实施办法要求每学期事先充分征求家长意见再订方案；一个学期以前的意见，说明不了现在的需要。
    怎么改：重新征求意见，如实填写日期和份数；日期写错的改正。新生家长可以入学以后再征求，开始日期写征求其他年级的那一天。
    """
    first, before = filing.plan.consultation.first, filing.before
    if before is not None and first < before.starts:
        yield Hit(filing.plan.consultation.at("first"), {"first": first, "starts": before.starts})
