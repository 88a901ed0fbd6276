"""三(四)d: families could apply before the plan was public."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)d",),
    modal=Modal.MUST,
    reads=("plan",),
    since=Stage.PUBLISHED,
    zh="方案和告知书在{letter}才公开，晚于开始申请的日期{opens}",
    en="plan and letter were published on {letter}, after applications opened on {opens}",
    mend_en="Publish first, then take applications; correct a date that was written down wrongly.",
)
def published_after_applications_open(filing: Filing) -> Iterator[Hit]:
    """开始申请以后才公开方案。

    查什么：方案和告知书的公开日期不晚于开始申请的日期，同一天可以。还没有公开的不查。
    为什么：家长看到方案、知道时间和收费以后，才能决定要不要申请。
    怎么改：由基教股核对公开日期；确实公开晚了的，公开以后再收申请，已经收到的申请请家长重新确认。
    """
    opens = filing.plan.application.opens
    if filing.published is not None and filing.published.letter > opens:
        yield Hit(filing.published.at("letter"), {"letter": filing.published.letter, "opens": opens})
