"""二(三)c: a closing balance that was given away before it was known."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("二(三)c",),
    modal=Modal.MUST,
    reads=("finance",),
    since=Stage.SETTLED,
    zh="结余在{date}{way}，早于结算日期{settled}",
    en="the balance was disposed of ({way}) on {date}, before the books were settled on {settled}",
    mend_en="Settle first, then give the balance back or hand it over; correct a date that was written down wrongly.",
)
def disposal_before_settlement(filing: Filing) -> Iterator[Hit]:
    """没有结算就处理了结余。

    查什么：退还、上缴结余的日期不早于结算日期，同一天可以。
    为什么：账没有结清，还不知道剩多少钱，这时退的、缴的就不是结余。
    怎么改：核对两个日期，改正写错的一个；学期中退给家长的钱写在退费，不写在结余处理。
    """
    settled = filing.finance.settled
    for line in filing.finance.disposal:
        if line.date is not None and line.date < settled:
            yield Hit(line.at("date"), {"way": line.way, "date": line.date, "settled": settled}, subject=line.way)
