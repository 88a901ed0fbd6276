"""三(二)a, 三(四)d: a record that is not on the grades of the plan."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(二)a", "三(四)d"),
    modal=Modal.MUST,
    reads=("plan", "record"),
    since=Stage.RUNNING,
    zh="{grade}年级在方案中有{planned}行，在实施记录中有{recorded}行",
    en="grade {grade} has {planned} row(s) in the plan and {recorded} in the record",
    mend_en="Keep one row in the record for every grade of the plan, and none for others.",
)
def record_grades_differ(filing: Filing) -> Iterator[Hit]:
    """实施记录的年级与方案不一致。

    查什么：方案的每个服务年级在 record.yml 里正好有一行，没有方案以外的年级。
    为什么：少一个年级，这个年级申请了多少、参加了多少就没有人知道；多一个年级，就是没有批准的服务。
    怎么改：漏了的补上，写重的合并，方案以外的删去；没有人申请的年级也写一行，人数写 0。
    """
    planned = [row.grade for row in filing.plan.grades]
    recorded = [row.grade for row in filing.record.grades]
    for grade in sorted({*planned, *recorded}):
        there = recorded.count(grade)
        if there != 1 or grade not in planned:
            rows = [row.at("grade") for row in filing.record.grades if row.grade == grade]
            values = {"grade": grade, "planned": planned.count(grade), "recorded": there}
            yield Hit(rows[-1] if rows else filing.record.at("grades"), values, subject=f"{grade}年级")
