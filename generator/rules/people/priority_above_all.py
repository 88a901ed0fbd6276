"""三(二)c: more pupils with priority than pupils."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(二)c",),
    modal=Modal.MUST,
    reads=("record",),
    since=Stage.RUNNING,
    zh="优先保障的学生{name}{number}人，全校一共才{whole}人",
    en="of pupils with priority {number} {field}, of all pupils {whole}",
    mend_en="Count again: those with priority are among all who applied and all who were accepted.",
)
def priority_above_all(filing: Filing) -> Iterator[Hit]:
    """优先保障的人数多于全部人数。

    查什么：优先保障学生的申请人数不超过全部申请人数，参加人数不超过学校同意的人数。
    为什么：优先保障的学生在全部学生之中，多出来的数家长无法相信。
    怎么改：按申请表重新清点，改正写错的数。
    """
    priority, asked = filing.record.priority, filing.record.applications
    if priority is None:
        return
    slack = filing.record.asked_slack * len(filing.record.grades)
    pairs = (("applied", "申请", priority.applied, asked.applied), ("served", "参加", priority.served, asked.accepted))
    for field, name, group, whole in pairs:
        if group.low() > whole + slack:
            yield Hit(priority.at(field), {"name": name, "field": field, "number": group, "whole": whole})
