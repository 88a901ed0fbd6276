"""三(五)d: a service fee in the books that is not the one of the plan."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.model.fees import FeeItem
from generator.model.finance import Charge
from generator.rules.finance._payers import FREE, SERVICE_FEE, fee_for, fee_items, joined_late
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)d",),
    modal=Modal.MUST,
    reads=("plan", "finance"),
    since=Stage.SETTLED,
    zh="“{item}”的{label}，账上是{booked}，方案中是{planned}",
    en="“{item}”, {field}: {booked} in the books, {planned} in the plan",
    mend_en="Book the items of the approved plan, each with its rate, planned lessons and amount per pupil.",
)
def charge_differs_from_plan(filing: Filing) -> Iterator[Hit]:
    """收费与方案不一致。

    查什么：账上的服务性收费就是方案中的那几项，收费标准、计划课时（计费数量）和每生金额都相同；中途参加的另起一行。
    为什么：收费要按审批过的方案执行，账上不能出现另外的项目和另外的标准。
    怎么改：照方案中的收费项目改正；方案本身要改的，须重新报批。
    """
    if filing.plan.fees.mode == FREE:
        return
    items = fee_items(filing, SERVICE_FEE)
    booked = [charge.item for charge in filing.finance.charges]
    missing = [name for name in items if name not in booked]
    for charge in filing.finance.charges:
        if charge.item in items:
            yield from _differences(filing, charge, items[charge.item])
        else:
            values = {"item": charge.item, "field": "rows", "label": "行数", "booked": booked.count(charge.item), "planned": 0}
            yield Hit(charge.at("item"), values, subject=charge.item, suggest=missing[0] if missing else None)
    if set(booked) <= set(items):  # otherwise the unknown item is likely the missing one, and has been named
        for name in missing:
            values = {"item": name, "field": "rows", "label": "行数", "booked": 0, "planned": 1}
            yield Hit(filing.finance.at("charges"), values, subject=name)


def _differences(filing: Filing, charge: Charge, item: FeeItem) -> Iterator[Hit]:
    late = joined_late(filing, charge) and (charge.quantity is None) == (item.quantity is None)
    lessons, quantity = (charge.lessons, charge.quantity) if late else (item.lessons, item.quantity)
    planned: dict[str, tuple[str, object]] = {
        "rate": ("收费标准", item.rate), "lessons": ("计划课时", lessons), "quantity": ("计费数量", quantity),
    }  # fmt: skip
    if (charge.rate, charge.lessons, charge.quantity) == (item.rate, lessons, quantity):  # otherwise the sum follows what is named
        planned = {"per_pupil": ("每生金额", fee_for(item, charge.counted))}
    for field, (label, value) in planned.items():
        booked = getattr(charge, field)
        if booked != value:
            shown = {"booked": "—" if booked is None else booked, "planned": "—" if value is None else value}
            values = {"item": item.name, "field": field, "label": label, **shown}
            yield Hit(charge.at(field), values, subject=item.name, suggest=value)
