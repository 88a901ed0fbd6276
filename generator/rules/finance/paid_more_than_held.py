"""三(五)i: pay for more lessons than were held."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.model.finance import Spending
from generator.rules.finance._pay import groups_paid, pay_heads
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)i",),
    modal=Modal.MUST,
    reads=("times", "record", "finance"),
    since=Stage.SETTLED,
    zh="劳务报酬合计发了{paid}课时，按日历和班组数只开展了{held}课时",
    en="{paid} lessons were paid for; by the calendar and the groups {held} were held",
    mend_en="Pay only for lessons held: over the delivered days, lessons × groups of the school's own sessions.",
)
def paid_more_than_held(filing: Filing) -> Iterator[Hit]:
    """发报酬的课时多于实际开展的课时。

    查什么：劳务报酬的课时之和，不超过实际服务日里学校自己开展的各时段课时乘以班组数之和。
    为什么：没有上的课不能发报酬，否则家长交的钱就被多领了。
    怎么改：按实际开展的课时改正；停课、增补没有记全的，先补全 record.yml。
    """
    held = filing.held_timetable.staff_lessons
    heads = pay_heads(filing)
    lines = [line for line in filing.finance.spending if line.head in heads]
    paid = sum(line.lessons or 0 for line in lines)
    if paid > held:
        line = max(lines, key=lambda line: _beyond(filing, line, held))
        lessons = (line.lessons or 0) - paid + held
        values = {"paid": paid, "held": held}
        yield Hit(line.at("lessons"), values, subject=line.head, suggest=lessons if lessons >= 0 else None)


def _beyond(filing: Filing, line: Spending, held: int) -> int:
    """How far a line goes beyond its planned share of what was held: the line to look at first."""
    if not filing.has("staff"):
        return line.lessons or 0
    groups = [group for head in pay_heads(filing) for group in groups_paid(filing, head)]
    planned = sum(group.lessons for group in groups_paid(filing, line.head) if group.rate == line.rate)
    return (line.lessons or 0) * sum(group.lessons for group in groups) - planned * held
