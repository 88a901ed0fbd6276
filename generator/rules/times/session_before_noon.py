"""三(一)b: sessions that start in the morning or at noon."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(一)b",),
    modal=Modal.MUST,
    reads=("times",),
    zh="“{session}”{starts}开始，早于{earliest}，早上和中午的看管不算课后服务",
    en="“{session}” starts at {starts}, before {earliest}; care in the morning or at noon is not part of the service",
    mend_en="Leave care in the morning and at noon out of this service, or correct the time.",
)
def session_before_noon(filing: Filing) -> Iterator[Hit]:
    """时段在上午或中午开始。

    查什么：每个时段的开始时间不早于本市规定的最早时间。
    为什么：实施办法所说的课后服务从下午放学后开始；早到校看管、午餐午休不在其内，也不能按课后服务收费。
    怎么改：删去早上和中午的时段；时间写错的改正，下午的时间按 24 小时制填写，例如 "15:50"。
    """
    earliest = filing.values.earliest_start
    for session in filing.times.sessions:
        if session.starts < earliest:
            values = {"session": session.name, "starts": session.starts, "earliest": earliest}
            yield Hit(session.at("starts"), values, subject=session.name, suggest=earliest)
