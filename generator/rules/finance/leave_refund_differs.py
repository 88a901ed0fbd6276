"""三(五)g: refunds for leave that are not the lessons of leave in the record."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.finance._payers import ON_LEAVE
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)g",),
    modal=Modal.MUST,
    reads=("record", "finance"),
    since=Stage.SETTLED,
    zh="请假退费合计{refunded}课时·人，实施记录中请假是{recorded}课时·人",
    en="{refunded} lessons of leave are refunded, the record has {recorded}",
    mend_en="Refund every lesson of leave that the record counts.",
)
def leave_refund_differs(filing: Filing) -> Iterator[Hit]:
    """请假退费与请假课时不一致。

    查什么：“请假”各行退费的课时之和等于实施记录中的请假课时·人。
    为什么：请了假没有上的课时要退费，不能只退一部分学生。
    怎么改：核对 record.yml 中的 leave_lessons 和请假退费各行的课时。
    """
    finance, recorded = filing.finance, filing.record.leave_lessons
    lines = [line for line in finance.refunds if line.kind == ON_LEAVE]
    refunded = sum(line.lessons for line in lines)
    if (finance.charges or finance.reduced or lines) and refunded != recorded:
        where = lines[0].at("lessons") if lines else finance.at("refunds")
        yield Hit(where, {"refunded": refunded, "recorded": recorded}, subject=ON_LEAVE, suggest=recorded if len(lines) == 1 else None)
