"""三(四)1c: somebody from outside with an activity that no session speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule

GENERAL = re.compile("社团|校园|活动|指导|课程|兴趣|小组")
"""What says nothing of what is taught."""


@rule(
    clauses=("三(四)1c",),
    modal=Modal.ENCOURAGED,
    reads=("times", "staff"),
    zh="校外人员承担的“{activity}”，每周安排的名称和内容里都没有提到",
    en="“{activity}” of a person from outside is not spoken of in any session",
    mend_en="Name the session, or say in its summary what the person teaches.",
)
def outside_activity_unknown(filing: Filing) -> Iterator[Hit]:
    """校外人员承担的活动在时间表里找不到。

    查什么：每名校外人员承担的活动，在某个时段的名称、类别或内容里提到。
    为什么：家长看告知书时，应当对得上谁在哪个时段带什么活动。
    怎么改：activity 写时段的名称，或者在时段的 summary 里写上这项活动；这是提醒，不影响提交。
    """
    spoken = " ".join(f"{session.name} {session.category} {session.summary}" for session in filing.times.sessions)
    for person in filing.staff.outside:
        if not any(pair in spoken for pair in pairs(person.activity)):
            yield Hit(person.at("activity"), {"activity": person.activity}, subject=person.name)


def pairs(activity: str) -> Iterator[str]:
    """Two characters at a time of what is special in an activity's name; a shorter name as it stands."""
    core = GENERAL.sub("", activity) or activity
    return (core[at : at + 2] for at in range(max(len(core) - 1, 1)))
