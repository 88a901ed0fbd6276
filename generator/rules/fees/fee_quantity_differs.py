"""三(五)d, 三(五)g: a service fee for another number of months, days, hours or terms than the timetable gives."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.model.fees import FeeItem
from generator.model.units import DAY, HOUR, LESSON, MONTH, UNITS
from generator.model.values import Hundredths
from generator.refunds import service_months
from generator.rules.fees._items import covered, service_items
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)d", "三(五)g"),
    modal=Modal.MUST,
    reads=("plan", "times"),
    zh="“{item}”的计费数量写{stated}，本市按“{unit}”计费，{grades}年级应为{expected}",
    en="“{item}” is counted as {stated}; fees go by “{unit}”, and for grade {grades} the quantity is {expected}",
    mend_en="Days, hours (to two decimals) or months of service by the calendar, one term, and nothing where fees go by lessons.",
)
def fee_quantity_differs(filing: Filing) -> Iterator[Hit]:
    """收费的计费数量与时间表不一致。

    查什么：服务性收费的计费数量：按天＝适用年级的计划服务天数，按小时＝学生能参加的分钟数÷60（两位小数），按学期＝1，
    按月最多是有服务的月份数；按课时计费的不写数量，以计划课时为准。
    为什么：收费等于标准乘数量，数量多写一个月，家长就多交一个月的钱。
    怎么改：照日历改正数量，金额一并重算；各年级不同的，按年级分成几个收费项目。
    """
    unit = filing.values.fee_unit
    for item in service_items(filing.plan):
        right = {grade: _right(filing, unit, grade) for grade in covered(filing.plan, item)}
        wrong = {grade: quantity for grade, quantity in right.items() if not _fits(unit, item, quantity)}
        if wrong:
            several = tuple(dict.fromkeys(wrong.values()))
            expected = tuple(_said(unit, quantity) for quantity in several)
            stated = "—" if item.quantity is None else item.quantity
            values = {"item": item.name, "stated": stated, "unit": unit, "grades": tuple(wrong), "expected": expected}
            fits = several[0] if len(several) == 1 else None
            yield Hit(item.at("quantity"), values, subject=item.name, suggest=fits)


def _right(filing: Filing, unit: str, grade: int) -> Hundredths | None:
    """What the calendar gives; for months the most."""
    if unit == LESSON:
        return None
    if unit == HOUR:
        return Hundredths((filing.timetable.charged_minutes(grade) * 100 * 2 + 60) // 120)
    days = filing.timetable.charged_days(grade)
    return Hundredths(100 * {DAY: len(days), MONTH: service_months(days)}.get(unit, 1))


def _fits(unit: str, item: FeeItem, right: Hundredths | None) -> bool:
    if unit == MONTH and item.quantity is not None and right is not None:
        return 0 < item.quantity <= right
    return item.quantity == right


def _said(unit: str, right: Hundredths | None) -> str:
    """The quantity in words; the empty one is called so."""
    return "—" if right is None else f"{'≤' if unit == MONTH else ''}{UNITS[unit].count(right)}"
