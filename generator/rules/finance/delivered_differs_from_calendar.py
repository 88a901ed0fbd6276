"""三(五)g: days and lessons stated as held that the calendar does not give."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)g",),
    modal=Modal.MUST,
    reads=("times", "record"),
    since=Stage.SETTLED,
    zh="实际服务写{days_stated}天、{lessons_stated}课时，按日历是{days_held}天、{lessons_held}课时",
    en="stated as held: {days_stated} days, {lessons_stated} lessons; by the calendar: {days_held} days, {lessons_held} lessons",
    mend_en="Count the planned days without the suspended ones and with the extra ones, and the lessons a pupil could attend on them.",
)
def delivered_differs_from_calendar(filing: Filing) -> Iterator[Hit]:
    """实际天数或课时与日历不符。

    查什么：实际服务天数等于计划天数减停课加增补；实际课时等于这些天的课时之和；期末结算时必须填写。
    为什么：多退少补按实际开展的课时算，课时必须能从日历上逐日数出来。
    怎么改：核对 suspended 和 extra_days 是否写全，再照日历改正 delivered 中的天数和课时。
    """
    times, record, held = filing.times, filing.record, filing.held
    lessons = max(filing.held_timetable.lessons(grade.grade) for grade in record.grades)
    values: dict[str, object] = {"days_held": len(held), "lessons_held": lessons, "days_stated": "—", "lessons_stated": "—"}
    if record.delivered is None:
        if filing.filed("finance"):
            yield Hit(record.at("delivered"), values)
        return
    values |= {"days_stated": record.delivered.days, "lessons_stated": record.delivered.lessons}
    if len(filing.days) != times.service.days:
        return  # the planned days are miscounted, which has a rule of its own
    if record.delivered.days != len(held):
        yield Hit(record.delivered.at("days"), values, suggest=len(held))
    elif record.delivered.lessons != lessons:
        yield Hit(record.delivered.at("lessons"), values, suggest=lessons)
