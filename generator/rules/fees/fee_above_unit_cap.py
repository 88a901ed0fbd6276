"""三(五)d: a service fee above the cap for one unit."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.model.values import Fen
from generator.rules.fees._items import caps, charged_before, service_items, unit_words
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)d",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="“{item}”使服务性收费达到{each}{rate}，超过{area}{stage}的最高标准{limit}",
    en="“{item}” brings the service fee to {rate} a unit ({unit}), above the cap of {limit} ({area}{stage})",
    mend_en="Lower the rate to the cap or below.",
)
def fee_above_unit_cap(filing: Filing) -> Iterator[Hit]:
    """收费标准超过每个计费单位的上限。

    查什么：服务性收费每个计费单位（课时、小时、天、月、学期）的标准不超过本校城乡类别和学段的上限；同一批学生交几项服务性收费的合并计算，跨小学、初中的项目按低的上限。
    为什么：收费文件给每个计费单位定了最高标准，不得突破，也不能拆成几项来突破。
    怎么改：把标准降到上限或更低，每生每学期金额一并重算。
    """
    for item in service_items(filing.plan):
        cap = min(caps(filing, item), key=lambda cap: cap.unit)
        before = charged_before(filing.plan, item, lambda other: other.rate)
        if before + item.rate > cap.unit:
            values = {"item": item.name, "rate": before + item.rate, "area": cap.area, "stage": cap.stage, "limit": cap.unit}
            values |= {"each": unit_words(filing).each, "unit": filing.values.fee_unit}
            yield Hit(item.at("rate"), values, subject=item.name, suggest=Fen(max(cap.unit - before, 0)))
