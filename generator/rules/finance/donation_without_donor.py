"""三(五)c: donations in the books that are not those of the plan's donors."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.model.values import total
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)c",),
    modal=Modal.MUST,
    reads=("plan", "finance"),
    since=Stage.SETTLED,
    zh="账上社会捐助{booked}，方案中捐助单位合计{planned}",
    en="donations in the books: {booked}; the plan's donors give {planned} in all",
    mend_en="Name every donor with its amount in the plan; book what they gave.",
)
def donation_without_donor(filing: Filing) -> Iterator[Hit]:
    """捐助与捐助单位对不上。

    查什么：账上的社会捐助等于方案中各捐助单位金额之和。
    为什么：谁捐了多少要公开，没有来源的捐助可能是变相收费。
    怎么改：核对捐助金额；方案中没有列出的捐助单位，补报方案。
    """
    planned = total(donor.amount for donor in filing.plan.fees.donors)
    if filing.finance.donations != planned:
        yield Hit(filing.finance.at("donations"), {"booked": filing.finance.donations, "planned": planned}, suggest=planned)
