"""末1b: standing measures that reached the bureau late."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import SchoolRecord
from generator.findings import Hit
from generator.rules.framework import Modal, Scope, rule


@rule(
    clauses=("末1b",),
    modal=Modal.IN_PRINCIPLE,
    scope=Scope.SCHOOL,
    reads=("school",),
    zh="实施办法{reported}报送，晚于印发后第{count}个工作日（{deadline}）",
    en="the measures were reported on {reported}, later than working day {count} after they were issued ({deadline})",
    mend_en="Report the measures soon after they are issued, or state under `reasons` why it took longer.",
)
def measures_reported_late(school: SchoolRecord) -> Iterator[Hit]:
    """实施办法报送得晚。

    查什么：本校实施办法在印发后规定的工作日内报送市教育局，工作日数按印发时那个学期的政策。还没有报送的不查。
    为什么：实施办法要求各学校把具体办法及时报市教育局。
    怎么改：日期写错的改正；确实报得晚的，在 school.yml 的 reasons 中写明理由。
    """
    measures = school.profile.measures if school.profile is not None else None
    if measures is None or measures.reported is None:
        return
    running = [filing for filing in school.filings if filing.term.starts <= measures.date] or list(school.filings[:1])
    if not running or running[-1].policy is None:
        return
    filing = running[-1]
    count = filing.values.report_days
    deadline = filing.calendar.after(measures.date, count)
    if measures.reported > deadline:
        yield Hit(measures.at("reported"), {"reported": measures.reported, "count": count, "deadline": deadline})
