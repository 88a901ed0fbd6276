"""三(五)l: books that say another first day of their notice than the bureau's record of publication."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)l",),
    modal=Modal.MUST,
    reads=("finance",),
    since=Stage.DISCLOSED,
    zh="公示开始写{stated}，教育局登记的收支公示上网日期是{published}",
    en="the notice is said to begin on {stated}; the bureau's record has the statement online on {published}",
    mend_en="Write the day on which the statement went online; the bureau's record of publication is the true one.",
)
def notice_start_differs(filing: Filing) -> Iterator[Hit]:
    """公示开始日期与公开记录不一致。

    查什么：收支公示的开始日期，等于教育局登记的收支公示上网日期。
    为什么：公示从家长看得到的那一天算起，不能倒填，公示期才够长。
    怎么改：照教育局的公开记录改正公示开始；登记有误的，请教育局更正。
    """
    finance, published = filing.finance, filing.published
    if published is not None and published.statement is not None and published.statement != finance.notice_first:
        values = {"stated": finance.notice_first, "published": published.statement}
        yield Hit(finance.at("notice_first"), values, suggest=published.statement)
