"""三(五)g: refunds for leave that are not the lessons of leave in the record."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.refunds import ON_LEAVE, QUANTITIES, refunding
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)g",),
    modal=Modal.MUST,
    reads=("record", "finance"),
    since=Stage.SETTLED,
    zh="请假退费合计{refunded}{unit}·人，实施记录中请假是{recorded}{unit}·人",
    en="leave refunded: {refunded}, leave in the record: {recorded}",
    mend_en="Refund all leave that the record counts: lessons, days or half months, by the policy's method.",
)
def leave_refund_differs(filing: Filing) -> Iterator[Hit]:
    """请假退费与请假记录不一致。

    查什么：“请假”各行退费的课时（按天、按半月退费的，天数、半月数）之和等于实施记录中的请假合计。
    为什么：请了假没有上的课时要退费，不能只退一部分学生。
    怎么改：核对 record.yml 中的 leave_lessons（按天 leave_days，按半月 leave_halves）和请假退费各行的数量。
    """
    finance, way = filing.finance, refunding(filing.values)
    field = way.field(ON_LEAVE)
    recorded = getattr(filing.record, f"leave_{field}")
    lines = [line for line in finance.refunds if line.kind == ON_LEAVE]
    refunded = sum(way.quantity(line) for line in lines)
    if (finance.charges or finance.reduced or lines) and refunded != recorded:
        where = lines[0].at(field) if lines else finance.at("refunds")
        values = {"refunded": refunded, "recorded": recorded, "unit": QUANTITIES[field]}
        yield Hit(where, values, subject=ON_LEAVE, suggest=recorded if len(lines) == 1 else None)
