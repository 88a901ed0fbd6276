"""三(五)k: an opening balance that is not what the previous term carried over."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, NotFiledError, Stage
from generator.findings import Hit
from generator.model.values import ZERO, Fen
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)k",),
    modal=Modal.MUST,
    reads=("finance",),
    since=Stage.SETTLED,
    zh="期初结余写{opening}，上学期结转的是{carried}",
    en="the opening balance is {opening}, the previous term carried over {carried}",
    mend_en="Write what the previous term's books carried over; 0.00 in the first term of the service.",
)
def opening_differs(filing: Filing) -> Iterator[Hit]:
    """期初结余与上学期结转不一致。

    查什么：期初结余等于上学期收支中的“结转下学期”；开展服务的第一个学期为 0.00。
    为什么：专账的钱要一个学期一个学期接得上，中间不能多出来，也不能少下去。
    怎么改：把期初结余改成上学期结转的数；上学期写错了的，先更正上学期的收支。
    """
    carried = carried_over(filing)
    if filing.finance.opening != carried:
        yield Hit(filing.finance.at("opening"), {"opening": filing.finance.opening, "carried": carried}, suggest=carried)


def carried_over(filing: Filing) -> Fen:
    """What the term before left to this one. Raises NotFiledError where the school served then and filed no books."""
    if filing.id <= filing.registration.first_term:
        return ZERO
    if filing.previous is None:
        raise NotFiledError("finance", f"schools/{filing.school}/{filing.id.previous}/finance.yml", broken=False)
    return filing.previous.finance.carried
