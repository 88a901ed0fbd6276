"""三(四)1e: lessons of a person from outside on days that no contract covers."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.model.staff import OutsidePerson
from generator.rules.framework import Modal, rule
from generator.rules.staff._people import described
from generator.rules.staff.contract_missing import faults


@rule(
    clauses=("三(四)1e",),
    modal=Modal.IN_PRINCIPLE,
    reads=("staff", "times"),
    zh="“{activity}”在{days}开展，这{count}天没有一份{kind}的合同",
    en="“{activity}” is held on {days}; no contract of a {kind} covers these {count} days",
    mend_en="Let the contract run from the first to the last day of the activity, or state under `reasons` who holds it on the other days.",
)
def contract_not_covering(filing: Filing) -> Iterator[Hit]:
    """校外人员的合同没有覆盖活动的日子。

    查什么：校外人员承担的活动，每个计划的日子都在承担这项活动的某个人的合同期以内；没有同名时段的活动，按全部计划服务日算。
    为什么：先签合同再上岗；合同没有开始或者已经结束的日子，报酬和责任都没有依据。
    怎么改：日期抄错的改正，合同期不够的补签；中途来的，在 staff.yml 的 reasons 中写明那些日子由谁承担，about 写称呼。
    """
    together: dict[str, list[OutsidePerson]] = defaultdict(list)
    for person in filing.staff.outside:
        if not any(faults(person, filing.times.service)):
            together[person.activity].append(person)
    for activity, people in together.items():
        missing = tuple(day for day in _held(filing, activity) if not any(_covers(person, day) for person in people))
        if missing:
            person = people[-1]
            field = "first" if person.contract is not None and missing[0] < person.contract.first else "last"
            values = described(person) | {"count": len(missing)}
            yield Hit(person.at("contract", field), values, subject=person.name, days=missing)


def _held(filing: Filing, activity: str) -> list[dt.date]:
    """The planned days of the sessions of that name; of the whole service where no session has it."""
    sessions = [session for session in filing.times.sessions if session.name == activity]
    days = {day for session in sessions for day in filing.timetable.days_of(session)} if sessions else filing.days
    service = filing.times.service
    return sorted(day for day in days if service.first <= day <= service.last)


def _covers(person: OutsidePerson, day: dt.date) -> bool:
    return person.contract is not None and person.contract.first <= day <= person.contract.last
