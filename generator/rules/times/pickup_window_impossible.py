"""一b: a time of fetching children that ends before it begins, or lies outside the hours of leaving school."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("一b",),
    modal=Modal.MUST,
    reads=("times",),
    zh="接送时间{starts}至{ends}不对：{why}{limit}",
    en="the pick-up time {starts} to {ends} cannot be right: {why_en} {limit}",
    mend_en="A window ends after it begins; it does not begin before the first dismissal or after the last session.",
)
def pickup_window_impossible(filing: Filing) -> Iterator[Hit]:
    """接送时间前后矛盾。

    查什么：每段接送时间结束晚于开始，开始不早于最早的放学时间，也不晚于服务最晚结束的时间。
    为什么：家长照着接送时间到校门口等，时间写反了或者写到上课时间里，就接不到孩子。
    怎么改：核对开始和结束时间，下午的时间按 24 小时制填写，例如 "17:30"。
    """
    times = filing.times
    first, last = min(row.time for row in times.dismissals), max(session.ends for session in times.sessions)
    for window in times.pickup:
        values = {"starts": window.starts, "ends": window.ends}
        if window.ends <= window.starts:
            yield Hit(window.at("ends"), values | {"why": "结束须晚于开始", "why_en": "it must end after", "limit": window.starts})
        elif window.starts < first:
            yield Hit(window.at("starts"), values | {"why": "最早的放学时间是", "why_en": "the first dismissal is at", "limit": first})
        elif window.starts > last:
            yield Hit(window.at("starts"), values | {"why": "服务最晚结束于", "why_en": "the last session ends at", "limit": last})
