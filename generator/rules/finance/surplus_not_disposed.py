"""二(三)c: a closing balance whose use is not fully given."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.model.finance import Disposal
from generator.model.values import Fen, total
from generator.rules.framework import Modal, rule

CARRIED, RETURNED = "结转下学期", "退还学生"


@rule(
    clauses=("二(三)c",),
    modal=Modal.MUST,
    reads=("finance",),
    since=Stage.SETTLED,
    zh="结余处理的{label}写{booked}，应为{expected}",
    en="disposal of the balance, {field}: {booked} instead of {expected}",
    mend_en="The parts add up to the closing balance, each in a way of the policy; what is carried over stands under `carried` too.",
)
def surplus_not_disposed(filing: Filing) -> Iterator[Hit]:
    """结余没有交代清楚。

    查什么：处理方式是规定的几种，各行金额之和等于期末结余，退还学生的金额等于人数乘每生金额，结转数相符。
    为什么：不以营利为目的：剩下的每一分钱是退了、上缴了还是留到下学期，都要说明白。
    怎么改：在 disposal 中逐行写明处理方式和金额，使合计等于期末结余；留到下学期的数同时写在 carried。
    """
    finance = filing.finance
    for line in finance.disposal:
        yield from _line(filing, line)
    disposed = total(line.amount for line in finance.disposal)
    if disposed != finance.closing:
        yield Hit(finance.at("disposal"), {"field": "sum", "label": "合计", "booked": disposed, "expected": finance.closing})
    carried = total(line.amount for line in finance.disposal if line.way == CARRIED)
    if finance.carried != carried:
        values = {"field": "carried", "label": CARRIED, "booked": finance.carried, "expected": carried}
        yield Hit(finance.at("carried"), values, suggest=carried)


def _line(filing: Filing, line: Disposal) -> Iterator[Hit]:
    if line.way not in filing.values.surplus_ways:
        values = {"field": "way", "label": "处理方式", "booked": line.way, "expected": filing.values.surplus_ways}
        yield Hit(line.at("way"), values, subject=line.way)
    if line.way != RETURNED:
        return
    if line.pupils is None or line.per_pupil is None:
        yield _incomplete(line)
    elif line.amount != line.per_pupil * line.pupils:
        expected = line.per_pupil * line.pupils
        sums = {"field": "amount", "label": "金额", "booked": line.amount, "expected": expected}
        yield Hit(line.at("amount"), sums, subject=line.way, suggest=expected)


def _incomplete(line: Disposal) -> Hit:
    """The missing one of the two, worked out from the amount where the other is there."""
    field, label, expected = "pupils", "人数", line.amount // line.per_pupil if line.per_pupil else None
    if line.pupils is not None:
        field, label, expected = "per_pupil", "每生金额", Fen(line.amount // line.pupils) if line.pupils else None
    values = {"field": field, "label": label, "booked": "—", "expected": expected or "≥1"}
    return Hit(line.at(field), values, subject=line.way, suggest=expected)
