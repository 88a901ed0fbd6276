"""三(一)a: service days that are public holidays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit, Where
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(一)a",),
    modal=Modal.MUST,
    reads=("times",),
    since=Stage.SUBMITTED,
    zh="安排服务的日子是法定节假日：{days}（{holidays}）",
    en="there is service on public holidays: {days} ({holidays})",
    mend_en="Put the holidays into `no_service`, or take them off `makeup_days`, and count the days again.",
)
def service_on_holiday(filing: Filing) -> Iterator[Hit]:
    """法定节假日安排了服务。

    查什么：逐日数出的服务日和列出的调休上班日，都不在当年放假通知写明的放假日内，连休中调出来的休息日也算放假。
    为什么：实施办法规定节假日不安排课后服务，学生和老师都要休息。
    怎么改：把放假的日子写进 no_service，或从 makeup_days 中删去，再重新数服务天数。
    """
    calendar, times = filing.calendar, filing.times
    listed = {extra.day for extra in times.makeup_days}
    off = calendar.holidays(filing.days)
    regular = {day: name for day, name in off.items() if day not in listed}
    if regular:
        yield _hit(times.at("service"), regular)
    for extra in times.makeup_days:
        if extra.day in off:
            yield _hit(extra.at("day"), {extra.day: off[extra.day]})
    calendar.needs(filing.days)  # a year without a calendar: what is known was said above, the rest cannot be judged


def _hit(where: Where, off: dict[dt.date, str]) -> Hit:
    return Hit(where, {"holidays": tuple(dict.fromkeys(off.values()))}, days=tuple(off))
