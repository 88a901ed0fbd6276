"""末1b: a report on the term's work that reached the bureau late."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("末1b",),
    modal=Modal.IN_PRINCIPLE,
    reads=("record",),
    since=Stage.RUNNING,
    zh="工作情况{reported}报送，晚于学期结束后第{count}个工作日（{deadline}）",
    en="the work was reported on {reported}, later than working day {count} after the term ended ({deadline})",
    mend_en="Report in time, or state under `reasons` why it was late; correct a date that was written down wrongly.",
)
def work_reported_late(filing: Filing) -> Iterator[Hit]:
    """工作情况报送得晚。

    查什么：工作情况在学期结束后政策规定的工作日内报送市教育局。还没有报送的不查。
    为什么：实施办法要求及时报送；过了一个假期再报，教育局来不及据此安排下学期的工作。
    怎么改：日期写错的改正；确实报得晚的，在 record.yml 的 reasons 中写明理由。
    """
    reported, count = filing.record.reported, filing.values.report_days
    if reported is None:
        return
    deadline = filing.calendar.after(filing.term.ends, count)
    if reported > deadline:
        yield Hit(filing.record.at("reported"), {"reported": reported, "count": count, "deadline": deadline})
