"""三(五)c: a plan that charges without fee items, or relies on donations without donors."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)c",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="方式为“{mode}”，却没有列出收费项目（收费）或捐助单位（捐助）",
    en="the mode is “{mode}”, but no fee items (for fees) or donors (for donations) are listed",
    mend_en="List every fee item or donor, or change the mode.",
)
def charging_without_items(filing: Filing) -> Iterator[Hit]:
    """收费没有项目，或捐助没有单位。

    查什么：方式为收费的，至少有一个收费项目；方式为捐助的，至少有一个捐助单位。
    为什么：收了什么钱、接受了谁的捐助，都要让家长看得见。
    怎么改：逐项列出收费项目或捐助单位；既不收费也没有捐助的，把方式改为免费。
    """
    fees = filing.plan.fees
    if fees.mode == "收费" and not fees.items:
        yield Hit(fees.at("items"), {"mode": fees.mode})
    if fees.mode == "捐助" and not fees.donors:
        yield Hit(fees.at("donors"), {"mode": fees.mode})
