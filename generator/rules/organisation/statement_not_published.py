"""三(五)l, 四(三)2b: a notice period of the books that runs while nothing is online."""

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
    zh="公示从{first}开始，教育局的公开记录里没有收支公示的公开日期",
    en="the notice of the books is said to begin on {first}, and no statement is on record as online",
    mend_en="Publish the statement and record the day; count the notice period from the day it is online.",
)
def statement_not_published(filing: Filing) -> Iterator[Hit]:
    """公示期已经开始，收支公示没有公开。

    查什么：公示的第一天已经过去的，教育局的公开记录里有收支公示的公开日期。
    为什么：公示是给家长看的，没有上网的公示，公示期等于没有开始。
    怎么改：由基教股公开并登记日期；确实公开晚了的，学校把公示的起止日期往后改，补足天数。
    """
    published, first = filing.published, filing.finance.notice_first
    if first < filing.as_of and (published is None or published.statement is None):
        yield Hit(filing.finance.at("notice_first"), {"first": first})
