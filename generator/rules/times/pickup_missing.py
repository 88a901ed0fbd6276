"""一b: no time at which children can be fetched when the service ends."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("一b",),
    modal=Modal.MUST,
    reads=("times",),
    zh="服务最晚{ends}结束，那时没有可以接孩子的接送时间",
    en="the service ends at {ends} at the latest, and no pick-up time covers that moment",
    mend_en="Give a pick-up window that is open when the last session ends, with place and who hands the children over.",
)
def pickup_missing(filing: Filing) -> Iterator[Hit]:
    """服务结束时没有接送时间。

    查什么：接送时间里至少有一段，在最晚一个时段结束时已经开始、还没有结束。
    为什么：弹性离校要让家长知道几点、在哪里、从谁手里接孩子，不能让孩子结束后没人管。
    怎么改：在 pickup 中写上服务结束时的接送时间、地点和由谁送出；最后一段接送时间不能比服务先结束。
    """
    times = filing.times
    latest = max(session.ends for session in times.sessions)
    if not any(window.starts <= latest <= window.ends for window in times.pickup):
        begun = [window for window in times.pickup if window.starts <= latest]
        last = max(begun, key=lambda window: window.ends, default=None)
        where = last.at("ends") if last is not None else times.at("pickup")
        yield Hit(where, {"ends": latest}, suggest=latest if last is not None else None)
