"""三(四)3e: an agency ledger that is not the one of the plan, or is missing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.model.fees import FeeItem
from generator.model.finance import AgencyLedger
from generator.rules.finance._payers import AGENCY_FEE, FREE, fee_items
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)3e",),
    modal=Modal.MUST,
    reads=("plan", "finance"),
    since=Stage.SETTLED,
    zh="“{item}”的{label}，账上是{booked}，方案中是{planned}",
    en="“{item}”, {field}: {booked} in the books, {planned} in the plan",
    mend_en="Keep one ledger for each agency fee of the plan, with its provider, rate and lessons.",
)
def agency_differs_from_plan(filing: Filing) -> Iterator[Hit]:
    """代收费与方案不一致。

    查什么：方案中的每项代收费都有一本分账，机构、单价和每生课时与方案相同，没有另外的项目。
    为什么：代收费按方案和协议执行，账上不能换机构、改价格。
    怎么改：照方案中的代收费项目改正；没有人参加的课程也写一行，人数为 0。
    """
    if filing.plan.fees.mode == FREE:
        return
    items = fee_items(filing, AGENCY_FEE)
    booked = [ledger.item for ledger in filing.finance.agency]
    for ledger in filing.finance.agency:
        if ledger.item in items:
            yield from _differences(ledger, items[ledger.item])
        else:
            yield Hit(ledger.at("item"), _values(ledger.item, "ledgers", "分账数", booked.count(ledger.item), 0), subject=ledger.item)
    if set(booked) <= set(items):  # otherwise the unknown item is likely the missing one, and has been named
        for name in items:
            if name not in booked:
                yield Hit(filing.finance.at("agency"), _values(name, "ledgers", "分账数", 0, 1), subject=name)


def _differences(ledger: AgencyLedger, item: FeeItem) -> Iterator[Hit]:
    for field, label in (("provider", "机构编号"), ("rate", "单价"), ("lessons", "每生课时")):
        booked, planned = getattr(ledger, field), getattr(item, field)
        if booked != planned:
            yield Hit(ledger.at(field), _values(item.name, field, label, booked, planned), subject=item.name, suggest=planned)


def _values(item: str, field: str, label: str, booked: object, planned: object) -> dict[str, object]:
    return {"item": item, "field": field, "label": label, "booked": booked, "planned": planned}
