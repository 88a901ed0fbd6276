"""三(五)g: refunds for lessons that were not held: too few, too many, or for too few pupils."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit, Where
from generator.model.finance import Charge, ReducedCharge, Refund
from generator.refunds import NOT_HELD, QUANTITIES, Refunding, not_held, refunding
from generator.rules.finance._payers import SERVICE_FEE, fee_items, joined_late, name_of, payers_of, paying_rows, pupils_of
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)g",),
    modal=Modal.MUST,
    reads=("plan", "times", "record", "finance"),
    since=Stage.SETTLED,
    zh="“{item}”每生有{due}{unit}未开展，交费{pupils}人；退费写的是{stated}{unit}、{refunded}人",
    en="“{item}”: not held for {pupils} payers: {due} ({field}); refunded: {stated} ({field}) for {refunded} pupils",
    mend_en="Refund every paying pupil the planned lessons (days, half months) that were not held.",
)
def refund_undelivered_wrong(filing: Filing) -> Iterator[Hit]:
    """未开展课时的退费不对。

    查什么：按日历算出没有开展的课时，每一组交费的学生（含减收）都退：课时相符，人数等于交费人数。
    按天退费的算天数；按半月退费的，一个月开展不到计划天数一半的退半月。
    为什么：多退少补：没有开展的课时，钱要退给每一个交了费的学生。
    怎么改：在 refunds 中给每一组交费学生写“未开展”一行：课时（天数）＝计划－实际，人数＝交费人数。
    """
    way = refunding(filing.values)
    by_rows: dict[frozenset[Where], list[Refund]] = {}
    for line in filing.finance.refunds:
        if line.kind == NOT_HELD:
            by_rows.setdefault(frozenset(payer.where for payer in payers_of(filing, way, line)), []).append(line)
    spoken_of = {where for spots in by_rows for where in spots}
    by_rows |= {frozenset({row.where}): [] for row in paying_rows(filing.finance) if row.where not in spoken_of}
    for spots, lines in by_rows.items():
        rows = [row for row in paying_rows(filing.finance) if row.where in spots and not joined_late(filing, row)]
        if rows:
            yield from _judge(filing, way, rows, lines)


def _judge(filing: Filing, way: Refunding, rows: list[Charge | ReducedCharge], lines: list[Refund]) -> Iterator[Hit]:
    """The lines about a row; about several rows at once where number of pupils and rate cannot tell them apart."""
    due = [undelivered(filing, way, row) for row in rows]
    least, most = sum(min(gaps) for gaps in due), sum(max(gaps) for gaps in due)
    stated, pupils, field = sum(way.quantity(line) for line in lines), {pupils_of(row) for row in rows}, way.field(NOT_HELD)
    name = name_of(rows[0])
    values = {"item": name, "due": least if least == most else f"{least}–{most}", "pupils": pupils_of(rows[0])}
    values |= {"stated": stated, "field": field, "unit": QUANTITIES[field]}
    if not least <= stated <= most:
        where = lines[0].at(field) if lines else filing.finance.at("refunds")
        suggest = least if len(lines) == 1 else None
        yield Hit(where, {**values, "refunded": lines[0].pupils if lines else 0}, subject=name, suggest=suggest)
    for line in lines:
        if line.pupils not in pupils:
            yield Hit(line.at("pupils"), {**values, "refunded": line.pupils}, subject=name, suggest=pupils_of(rows[0]))


def undelivered(filing: Filing, way: Refunding, row: Charge | ReducedCharge) -> set[int]:
    """What was not held for a pupil of that row; more than one number where its grades differ."""
    if not pupils_of(row) and not filing.finance.merged:  # few payers may be rounded to none
        return {0}
    item = fee_items(filing, SERVICE_FEE).get(row.item) if isinstance(row, Charge) else None
    grades = (item.grades if item else ()) or tuple(grade.grade for grade in filing.plan.grades)
    return {not_held(way, filing.timetable, filing.held_timetable, grade) for grade in grades}
