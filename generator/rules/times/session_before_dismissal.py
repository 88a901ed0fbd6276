"""一a, 三(一)b: sessions that start while lessons still go on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule
from generator.rules.times._dismissals import dismissal_times


@rule(
    clauses=("一a", "三(一)b"),
    modal=Modal.MUST,
    reads=("times",),
    zh="“{session}”{starts}开始，早于{grades}年级{weekdays}的放学时间{dismissal}",
    en="“{session}” starts at {starts}, before the dismissal of grades {grades} ({weekdays}) at {dismissal}",
    mend_en="Start after the dismissal of every grade that takes part; split the session where grades are dismissed at different times.",
)
def session_before_dismissal(filing: Filing) -> Iterator[Hit]:
    """时段在放学以前就开始。

    查什么：每个时段的开始时间，不早于参加的各年级在各个星期的放学时间（几处放学时间不同的，按最晚的算）。
    为什么：课后服务是放学以后的服务，不能占用正常上课的时间。
    怎么改：把开始时间改到放学以后；各年级放学时间不同的，分成几个时段填写；放学时间写错的改正放学时间。
    """
    dismissals = dismissal_times(filing.times)
    last = max(dismissals.values())
    for session in filing.times.sessions:
        if session.starts >= last:
            continue
        slots = [(grade, weekday) for grade in session.grades for weekday in session.weekdays]
        early = [slot for slot in slots if slot in dismissals and session.starts < dismissals[slot]]
        if early and session.starts >= filing.values.earliest_start:  # what starts before noon has a rule of its own
            latest = max(dismissals[slot] for slot in early)
            values = {
                "session": session.name, "starts": session.starts, "dismissal": latest,
                "grades": tuple(dict.fromkeys(grade for grade, _ in early)),
                "weekdays": tuple(dict.fromkeys(weekday for _, weekday in early)),
            }  # fmt: skip
            yield Hit(session.at("starts"), values, subject=session.name, suggest=latest)
