"""三(五)g: a refund to nobody, or to more pupils than paid or had something to get back."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.model.finance import Refund
from generator.refunds import NOT_HELD
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)g",),
    modal=Modal.MUST,
    reads=("finance",),
    since=Stage.SETTLED,
    zh="“{kind}”退费的人数写{pupils}人，应在1至{most}人之间",
    en="“{kind}” refund: {pupils} pupils, where 1 to {most} are possible",
    mend_en="Count the pupils who got money back: at least one, each with at least one lesson (day, half month).",
)
def refund_pupils_impossible(filing: Filing) -> Iterator[Hit]:
    """退费的人数不可能。

    查什么：请假、退出和其他原因的退费，人数至少一人，不多于退的课时·人（天·人、半月·人）之和。
    为什么：钱退给了几个人，要对得上退的课时；没有人的退费，钱去了哪里说不清。
    怎么改：照退费清单写实际退费的人数；没有发生的退费，删去这一行。
    """
    for line in filing.finance.refunds:
        most = _most(line)
        if line.kind != NOT_HELD and most is not None and not 1 <= line.pupils <= most:
            yield Hit(line.at("pupils"), {"kind": line.kind, "pupils": line.pupils, "most": most}, subject=line.kind)


def _most(line: Refund) -> int | None:
    """Nobody is counted who has less than one lesson, day or half month to get back; None where none of them is given."""
    return next((number for number in (line.lessons, line.days, line.halves) if number is not None), None)
