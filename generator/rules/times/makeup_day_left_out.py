"""三(一)a: make-up working days without service, where the policy wants service on them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.policy.calendar import days
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(一)a",),
    modal=Modal.MUST,
    reads=("times",),
    zh="调休上班日没有列为服务日：{days}",
    en="make-up working days are not listed as service days: {days}",
    mend_en="List every make-up working day under `makeup_days`, or under `no_service` with the cause why there is none.",
)
def makeup_day_left_out(filing: Filing) -> Iterator[Hit]:
    """漏了调休上班日。

    查什么：规定调休上班日必须开展的学期，服务期内要上班的周末都列在 makeup_days 中；在 no_service 中写明原因的除外。
    为什么：调休上班的周末学生照常上学，家长也照常上班，那一天同样要有课后服务。
    怎么改：在 makeup_days 中补上这些日子，写明按周几的安排，并重新数服务天数；确实不能开展的，在 no_service 中写明原因。
    """
    if filing.values.makeup_days != "必须":
        return
    times, calendar = filing.times, filing.calendar
    settled = {extra.day for extra in times.makeup_days} | {day for span in times.no_service for day in days(span.first, span.last)}
    known = (day for day in days(times.service.first, times.service.last) if calendar.knows(day))
    left_out = tuple(day for day in known if calendar.is_makeup(day) and day not in settled)
    if left_out:
        yield Hit(times.at("makeup_days"), days=left_out)
    for day in (times.service.first, times.service.last):
        calendar.is_makeup(day)  # a year without a calendar: what is known was said above, the rest cannot be judged
