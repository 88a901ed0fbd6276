"""二(一)b: families got the start-of-term letter only when the service had begun."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("二(一)b",),
    modal=Modal.MUST,
    reads=("times",),
    since=Stage.PUBLISHED,
    zh="告知书在{letter}才公开，晚于第一个服务日{first}",
    en="the letter was published on {letter}, after the first service day {first}",
    mend_en="Publish the letter by the first service day; correct a date that was written down wrongly.",
)
def letter_after_first_day(filing: Filing) -> Iterator[Hit]:
    """服务开始以后才公开告知书。

    查什么：告知书的公开日期不晚于第一个服务日，同一天可以。还没有公开的不查。
    为什么：家长要在孩子参加以前知道时间、内容、安全、师资和收费。
    怎么改：由基教股核对公开日期；还没有开始服务的，把第一个服务日推迟到告知书公开以后。
    """
    first = filing.times.service.first
    if filing.published is not None and filing.published.letter > first:
        yield Hit(filing.published.at("letter"), {"letter": filing.published.letter, "first": first})
