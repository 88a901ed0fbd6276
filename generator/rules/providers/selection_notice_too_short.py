"""三(四)3c: the result of a selection was on public notice for too few working days."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.policy.calendar import ONE_DAY
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)3c",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="“{provider}”的遴选结果公示了{days_shown}个工作日，不足{days_needed}个工作日，至少要到{enough}",
    en="the result for “{provider}” was on public notice for {days_shown} working days, fewer than {days_needed}; it takes until {enough}",
    mend_en="Keep the result on public notice until the day named, and sign the agreement only then.",
)
def selection_notice_too_short(filing: Filing) -> Iterator[Hit]:
    """遴选结果公示的时间太短。

    查什么：从公示开始到公示结束的工作日（扣除周末和放假，计入调休上班日）不少于政策规定的天数。
    为什么：公示是让没有选上的机构和家长来得及提出异议。
    怎么改：公示还没有结束的，延长到工作日足够那一天再签协议；已经结束的，补足公示并如实填写日期。
    """
    needed = filing.values.selection_notice_days
    for provider in filing.plan.providers:
        chosen = provider.selection
        if chosen is None or chosen.notice_last < chosen.notice_first:
            continue  # selection-incomplete says so
        shown = filing.calendar.workdays(chosen.notice_first, chosen.notice_last)
        if shown < needed:
            enough = filing.calendar.after(chosen.notice_first - ONE_DAY, needed)
            values = {"provider": provider.name, "days_shown": shown, "days_needed": needed, "enough": enough}
            yield Hit(chosen.at("notice_last"), values, subject=provider.name)
