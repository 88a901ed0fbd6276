"""三(二)c: pupils with priority who applied and were not served."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(二)c",),
    modal=Modal.IN_PRINCIPLE,
    reads=("record",),
    since=Stage.RUNNING,
    zh="优先保障的学生申请人数为{applied}，参加人数为{served}，应当相等",
    en="of the pupils with priority {applied} applied and {served} take part; the two should be equal",
    mend_en="Give them the places they asked for, or state a reason under `reasons`; it is printed on the notice.",
)
def priority_not_served(filing: Filing) -> Iterator[Hit]:
    """优先保障的学生没有全部参加。

    查什么：优先保障学生的参加人数等于申请人数；写“少于公开下限”的小数目按可能的范围核对。
    为什么：实施办法要求优先保障残疾儿童、留守儿童、进城务工人员随迁子女等学生。
    怎么改：为他们补上名额；学生后来自己退出等情形，在本文件 reasons 中写明理由，不写任何个人情况。
    """
    priority = filing.record.priority
    if priority is None:
        return
    applied, served, threshold = priority.applied, priority.served, filing.values.small_group
    if served.high(threshold) < applied.low() or served.low() > applied.high(threshold):
        yield Hit(priority.at("served"), {"applied": applied, "served": served}, suggest=applied.number)
