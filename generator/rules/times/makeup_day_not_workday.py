"""三(一)a: days listed as make-up days that are none, or that the policy does not allow."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule
from generator.rules.times._calendar import known_first


@rule(
    clauses=("三(一)a",),
    modal=Modal.MUST,
    reads=("times",),
    zh="{day}不是可以开展服务的调休上班日",
    en="{day} is not a make-up working day on which the service may be held",
    mend_en="Check the day against the year's official notice of holidays; where the policy forbids make-up days, remove it.",
)
def makeup_day_not_workday(filing: Filing) -> Iterator[Hit]:
    """列出的不是调休上班日。

    查什么：makeup_days 中的每一天，都是当年放假通知写明要上班的周末；本市规定调休上班日不开展服务的，一天也不能列。
    为什么：周末一般不开展服务，只有国家放假通知调来上班的那几天例外。
    怎么改：照放假通知核对日期；不是调休上班日的删去，并重新数服务天数。
    """
    forbidden = filing.values.makeup_days == "不得"
    for extra in known_first(filing.calendar, filing.times.makeup_days, lambda extra: extra.day):
        holiday = filing.calendar.holiday(extra.day)  # service-on-holiday speaks of these
        if holiday is None and (forbidden or not filing.calendar.is_makeup(extra.day)):
            yield Hit(extra.at("day"), {"day": extra.day})
