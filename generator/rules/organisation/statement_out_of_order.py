"""三(五)l, 四(三)2b: a finance statement that went online before there was one, or after its notice period began."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)l", "四(三)2b"),
    modal=Modal.MUST,
    reads=("finance",),
    since=Stage.SETTLED,
    zh="收支公示在{statement}上网，{relation}{limit}",
    en="the statement went online on {statement}, {side} {limit}",
    mend_en="Settle, then publish the statement, and count its notice period from the day it is online.",
)
def statement_out_of_order(filing: Filing) -> Iterator[Hit]:
    """收支公示上网的日期先后不对。

    查什么：收支公示的公开日期不早于告知书的公开日期，不早于结算日期，不晚于公示的第一天。还没有公开的不查。
    为什么：没有结算的账不能公示；公示期从家长看得到的那天算起，上网晚了，公示期就不够。
    怎么改：由基教股核对公开日期；确实上网晚的，学校把公示的起止日期往后改，补足天数。
    """
    published, finance = filing.published, filing.finance
    if published is None or published.statement is None:
        return
    statement = published.statement
    limits = (
        ("早于告知书公开的", "before the letter on", published.letter, statement < published.letter),
        ("早于结算的", "before the books were settled on", finance.settled, statement < finance.settled),
        ("晚于公示第一天", "after its notice began on", finance.notice_first, statement > finance.notice_first),
    )
    for relation, side, limit, wrong in limits:
        if wrong:
            yield Hit(published.at("statement"), {"statement": statement, "relation": relation, "side": side, "limit": limit})
            return
