"""三(五)g: a supplement for more than was held beyond the plan, or with a wrong rate or amount."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.model.fields import label_of
from generator.model.finance import Charge, Supplement
from generator.model.record import ROUNDING
from generator.model.values import Fen
from generator.refunds import NOT_HELD, Refunding, gained, refunding
from generator.rules.fees._items import caps, covered
from generator.rules.finance._payers import SERVICE_FEE, fee_items, payers
from generator.rules.finance.supplement_not_allowed import ALLOWING
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)g",),
    modal=Modal.MUST,
    reads=("plan", "times", "record", "finance"),
    since=Stage.SETTLED,
    zh="“{item}”补收的{label}写{booked}，应为{expected}",
    en="supplement of “{item}”, {field}: {booked} instead of {expected}",
    mend_en="Lessons (or days) held beyond the planned ones by the calendar × rate × pupils, within the cap of the term.",
)
def supplement_wrong(filing: Filing) -> Iterator[Hit]:
    """补收的课时、标准或金额不对。

    查什么：多开课时（天数）等于按日历实际开展减计划；标准与退费的标准相同；金额等于三者相乘，连同期初所交不超过每学期上限；
    人数（几行合计）不超过这一项的交费人数（已取整到十的，每行允许相差五人），日期不晚于结算日期；免费的学校没有补收。
    为什么：多退少补，补的也要一课时一课时算得出来，家长才服气。
    怎么改：照日历改正多开的课时（天数），按标准×多开×人数重新计算金额。
    """
    way = refunding(filing.values)
    items = fee_items(filing, SERVICE_FEE)
    for line in filing.finance.supplements:
        groups = [payer for payer in payers(filing) if payer.item == line.item]
        if line.item not in items or not groups:
            yield _hit(line, "item", line.item, tuple(items) or "—")
        elif filing.values.settlement == ALLOWING:  # otherwise none is right, which has a rule of its own
            yield from _judge(filing, way, line, groups)


def _judge(filing: Filing, way: Refunding, line: Supplement, groups: list[Charge]) -> Iterator[Hit]:
    field = "lessons" if way.field(NOT_HELD) == "lessons" else "days"
    item = fee_items(filing, SERVICE_FEE)[line.item]
    # By half months a month stays a month, however many days of it are held.
    grades = () if way.field(NOT_HELD) == "halves" else covered(filing.plan, item)
    more = max((max(gained(filing.held_timetable, filing.timetable, grade, field), 0) for grade in grades), default=0)
    stated, rates = getattr(line, field), [way.rate(group, NOT_HELD) for group in groups]
    if stated != more:
        yield _hit(line, field, "—" if stated is None else stated, more)
    if line.rate not in rates:
        yield _hit(line, "rate", line.rate, rates[0])
    room = min(cap.term for cap in caps(filing, item)) - max(group.per_pupil for group in groups)
    expected = Fen(max(min(line.rate * (stated or 0), room), 0)) * line.pupils
    if line.amount != expected:
        yield _hit(line, "amount", line.amount, expected)
    if line.paid > filing.finance.settled:
        yield _hit(line, "paid", line.paid, filing.finance.settled)
    asked = sum(other.pupils for other in filing.finance.supplements if other.item == line.item)
    rows = [row for row in filing.finance.charges if row.item == line.item]
    most = sum(row.pupils for row in rows)
    if asked > most + ROUNDING * len(rows) * filing.finance.merged:
        yield _hit(line, "pupils", asked, most)


def _hit(line: Supplement, field: str, booked: object, expected: object) -> Hit:
    values = {"item": line.item, "field": field, "label": label_of(line, field), "booked": booked, "expected": expected}
    return Hit(line.at(field), values, subject=line.item, suggest=None if isinstance(expected, tuple | str) else expected)
