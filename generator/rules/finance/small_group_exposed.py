"""三(二)c, 三(五)e: a number of pupils so small that it points at children, or a number or amount from which one sees it at once."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit, Where
from generator.model.finance import Charge, Finance, ReducedCharge
from generator.model.values import FEWER, Fen, Group
from generator.refunds import NOT_HELD, OTHER
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)e", "三(二)c"),
    modal=Modal.MUST,
    reads=("record",),
    since=Stage.SETTLED,
    zh="“{group}”少于{limit}人，从这里的数字能推出是哪些学生",
    en="“{group}” are fewer than {limit}: the number here points at children",
    mend_en="Write `fewer-than-threshold` for a small group and round the participants of each grade to tens with `rounded`; for a small "
    "reduced group also round the full payers, leave amounts out of charges and refunds and give their sums under `together`.",
)
def small_group_exposed(filing: Filing) -> Iterator[Hit]:
    """人数太少，会让人认出学生。

    查什么：免费、减收和优先保障的学生少于公开下限的不写数字，参加人数取整到十；是减收的，交费人数也取整，各行不写金额，退费不单列。
    为什么：人数很少时写出准确数字，旁人就能猜到是哪几个孩子；金额除以每生金额也是人数。困难学生的信息必须保护。
    怎么改：人数改写为 fewer-than-threshold，参加人数取整到十并写 rounded: 是；减收的，删去各行金额，合计写进 together，退费并入同类的行。
    """
    priority = filing.record.priority
    if priority is not None:
        for field in ("applied", "served"):
            if _exposed(filing, getattr(priority, field)):
                yield _hit(filing, priority.at(field), "优先保障学生")
    if not filing.filed("finance"):
        return
    finance = filing.finance
    for group in finance.groups:
        if _exposed(filing, group.pupils):
            yield _hit(filing, group.at("pupils"), group.category)
    withheld = [group.category for group in finance.groups if group.pupils.withheld]
    if withheld:
        yield from _unrounded(filing, withheld[0])
    if finance.merged:
        yield from (_hit(filing, where, withheld[0], suggest) for where, suggest in _unmerged(finance))


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
            yield _hit(filing, grade.at("participants"), group, suggest=_tens(grade.participants))


def _unmerged(finance: Finance) -> Iterator[tuple[Where, object]]:
    """Exact numbers and amounts beside a withheld reduced group, with what would comply."""
    withheld = [row for row in finance.reduced if row.pupils.withheld]
    rows: tuple[Charge | ReducedCharge, ...] = (*finance.charges, *withheld)
    yield from ((row.at("amount"), None) for row in rows if row.amount is not None)
    yield from ((row.at("pupils"), _tens(row.pupils)) for row in finance.charges if row.pupils % 10)
    full = {row.rate for row in finance.charges}
    own = _rates(finance, withheld) - full - _rates(finance, [row for row in finance.reduced if not row.pupils.withheld])
    for line in finance.refunds:
        if line.kind != OTHER and line.amount is not None:
            yield line.at("amount"), None
        elif line.rate in own:
            yield line.at("rate"), finance.charges[0].rate
        elif line.kind == NOT_HELD and line.rate in full and line.pupils % 10:
            yield line.at("pupils"), _tens(line.pupils)


def _rates(finance: Finance, rows: list[ReducedCharge]) -> set[Fen]:
    """What a lesson costs the pupils of reduced rows."""
    return {row.per_pupil.share(1, charge.lessons) for row in rows for charge in finance.charges if charge.lessons}


def _tens(number: int) -> int:
    return (number + 5) // 10 * 10


def _hit(filing: Filing, where: Where, group: str, suggest: object = FEWER) -> Hit:
    return Hit(where, {"group": group, "limit": filing.values.small_group}, subject=group, suggest=suggest)
