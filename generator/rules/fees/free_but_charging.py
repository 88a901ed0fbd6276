"""三(五)b: a free service with fee items, or without a source of the staff's pay."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)b",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="方式为“免费”：列有{items}个收费项目（应为0个），课时津贴的来源写为“{paid_by}”（应写明）",
    en="the service is free: {items} fee items are listed (none must be), and the pay of staff comes from “{paid_by}” (must be stated)",
    mend_en="Remove the fee items and say who pays the staff; or change the mode.",
)
def free_but_charging(filing: Filing) -> Iterator[Hit]:
    """写明免费却列了收费项目，或没有写津贴来源。

    查什么：方式为免费的，没有收费项目，并写明课时津贴从哪里来。
    为什么：有条件的学校提供免费服务，家长不交任何费用；教师的津贴也要有着落。
    怎么改：删去收费项目，在 paid_by 中写明津贴来源（如学校公用经费）；要收费的，把方式改为收费。
    """
    fees = filing.plan.fees
    values = {"items": len(fees.items), "paid_by": fees.paid_by}
    if fees.mode == "免费" and fees.items:
        yield Hit(fees.at("items"), values)
    if fees.mode == "免费" and not fees.paid_by:
        yield Hit(fees.at("paid_by"), values)
