"""三(五)d: a fee of a term that is not rate × lessons, or for a service fee the cap where that is lower."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.model.fees import FeeItem
from generator.model.units import words
from generator.model.values import Fen
from generator.rules.fees._items import SERVICE, caps, charged_before
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)d",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="“{item}”每生每学期写{total}，按{rate}×{count}算是{full}，不超过学期上限应为{expected}",
    en="“{item}” says {total} a term; {rate} × {quantity} makes {full}, which within the cap of the term is {expected}",
    mend_en="Rate × lessons (or the quantity of another unit), and for a service fee not more than the cap of the term.",
)
def fee_total_wrong(filing: Filing) -> Iterator[Hit]:
    """每生每学期的金额算得不对。

    查什么：每生每学期金额等于收费标准乘以计划课时（按月、天、小时计费的，乘以计费数量，四舍五入到分）；服务性收费乘出来超过学期上限的，等于上限。
    为什么：家长要能自己算出应交多少钱，多一分少一分都不行。
    怎么改：按收费标准乘以计划课时或计费数量重算；超过学期上限的写上限；标准、课时或数量写错的先改正它们。
    """
    for item in filing.plan.fees.items:
        full = item.rate.share(item.counted, 100)
        room = room_below_cap(filing, item) if item.nature == SERVICE else full
        expected = min(full, room)
        if item.total != expected and (item.nature != SERVICE or item.total <= room):  # above it: fee-above-term-cap
            values = {"item": item.name, "total": item.total, "rate": item.rate, "quantity": item.counted}
            values |= {"count": words(item.unit, item.quantity).count(item.counted), "full": full, "expected": expected}
            yield Hit(item.at("total"), values, subject=item.name, suggest=expected)


def room_below_cap(filing: Filing, item: FeeItem) -> Fen:
    """What the cap of the term leaves for a service item, after the earlier ones."""
    limit = min(cap.term for cap in caps(filing, item))
    return Fen(max(limit - charged_before(filing.plan, item, lambda other: other.total), 0))
