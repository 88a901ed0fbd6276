"""三(五)d: a service fee that is counted by another unit than the fee document's."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.fees._items import service_items
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)d",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="“{item}”按“{unit}”计费，收费文件规定按“{expected}”计费",
    en="“{item}” is counted by “{unit}”; the fee document counts by “{expected}”",
    mend_en="Use the unit of the fee document and give the rate for that unit.",
)
def fee_unit_differs(filing: Filing) -> Iterator[Hit]:
    """服务性收费的计费单位与收费文件不同。

    查什么：服务性收费的计费单位与政策登记的计费单位一致。
    为什么：收费上限是按这个单位定的，换了单位就没法比较，家长也算不清。
    怎么改：改用规定的计费单位，收费标准也换算成这个单位。
    """
    expected = filing.values.fee_unit
    for item in service_items(filing.plan):
        if item.unit != expected:
            yield Hit(item.at("unit"), {"item": item.name, "unit": item.unit, "expected": expected}, subject=item.name, suggest=expected)
