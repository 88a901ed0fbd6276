"""三(二)c, 三(五)e: a number of pupils so small that it points at children."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit, Where
from generator.model.values import FEWER, Group
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)e", "三(二)c"),
    modal=Modal.MUST,
    reads=("record",),
    since=Stage.SETTLED,
    zh="“{group}”少于{limit}人，从这里的数字能推出是哪些学生",
    en="“{group}” are fewer than {limit}: the number here points at children",
    mend_en="Write `fewer-than-threshold` for a small group, round the participants of each grade to tens and set `rounded`.",
)
def small_group_exposed(filing: Filing) -> Iterator[Hit]:
    """人数太少，会让人认出学生。

    查什么：免费和优先保障的学生少于公开下限的不写数字；有免费类别不写数字的，各年级参加人数取整到十。
    为什么：人数很少时写出准确数字，旁人就能猜到是哪几个孩子；困难学生的信息必须保护。
    怎么改：人数改写为 fewer-than-threshold，record.yml 中参加人数取整到十并写 rounded: 是；准确数字留在学校。
    """
    priority = filing.record.priority
    if priority is not None:
        for field in ("applied", "served"):
            if _exposed(filing, getattr(priority, field)):
                yield _hit(filing, priority.at(field), "优先保障学生")
    if not filing.filed("finance"):
        return
    for group in filing.finance.exempt:
        if _exposed(filing, group.pupils):
            yield _hit(filing, group.at("pupils"), group.category)
    withheld = [group.category for group in filing.finance.exempt if group.pupils.withheld]
    if withheld:
        yield from _unrounded(filing, withheld[0])


def _exposed(filing: Filing, group: Group) -> bool:
    return group.number is not None and 0 < group.number < filing.values.small_group


def _unrounded(filing: Filing, group: str) -> Iterator[Hit]:
    """Exact numbers of participants, from which a withheld number could be worked out."""
    record = filing.record
    if not record.rounded:
        yield _hit(filing, record.at("rounded"), group, suggest="是")
        return
    for grade in record.grades:
        if grade.participants % 10:
            yield _hit(filing, grade.at("participants"), group, suggest=(grade.participants + 5) // 10 * 10)


def _hit(filing: Filing, where: Where, group: str, suggest: object = FEWER) -> Hit:
    return Hit(where, {"group": group, "limit": filing.values.small_group}, subject=group, suggest=suggest)
