"""三(五)l: a public notice of the books that is too short."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)l",),
    modal=Modal.MUST,
    reads=("finance",),
    since=Stage.SETTLED,
    zh="公示从{first}到{last}，只有{days_shown}个工作日，至少要{least}个",
    en="shown from {first} to {last}: {days_shown} working days, at least {least} are needed",
    mend_en="Show the books long enough; weekends and holidays do not count.",
)
def finance_notice_too_short(filing: Filing) -> Iterator[Hit]:
    """收支公示时间太短。

    查什么：收支公示从开始到结束不少于规定的工作日数，周末和节假日不算。
    为什么：家长和群众要有足够的时间看账、提意见。
    怎么改：把公示结束日期往后延，使其间的工作日不少于规定天数。
    """
    finance, least = filing.finance, filing.values.finance_notice_days
    shown = filing.calendar.workdays(finance.notice_first, finance.notice_last)
    if shown < least:
        enough = filing.calendar.after(finance.notice_first - dt.timedelta(days=1), least)
        values = {"first": finance.notice_first, "last": finance.notice_last, "days_shown": shown, "least": least}
        yield Hit(finance.at("notice_last"), values, suggest=enough)
