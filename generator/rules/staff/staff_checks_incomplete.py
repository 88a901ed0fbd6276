"""四(二)e: not everybody who takes part was looked into for conduct and health before the service began."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("四(二)e",),
    modal=Modal.MUST,
    reads=("staff", "times"),
    zh="各类人员共{people}人，须在{first}或之前全部审核；登记的是{date}审核{checked}人，品德通过{conduct}人，健康通过{health}人",
    en="{people} people take part and must pass by {first}; on {date} {checked} were checked, conduct {conduct}, health {health}",
    mend_en="Check everybody before the first service day; whoever has not passed does not take part and is not counted.",
)
def staff_checks_incomplete(filing: Filing) -> Iterator[Hit]:
    """参与人员的品德和健康审核不全。

    查什么：审核人数、品德通过人数、健康通过人数都等于各类人员人数之和，审核日期不晚于第一个服务日。
    为什么：实施办法要求对参与人员的品德和健康严格把关，一个也不能少。
    怎么改：补做审核后如实填写；没有通过的人不能参加服务，也不计入各类人员的人数；人数抄错的改正。
    """
    staff, first = filing.staff, filing.times.service.first
    checks, people = staff.checks, sum(group.people for group in staff.groups)
    values = {
        "people": people, "first": first, "date": checks.date,
        "checked": checks.people, "conduct": checks.conduct, "health": checks.health,
    }  # fmt: skip
    if checks.people != people:
        yield Hit(checks.at("people"), values)
    if checks.conduct != people:
        yield Hit(checks.at("conduct"), values)
    if checks.health != people:
        yield Hit(checks.at("health"), values)
    if checks.date > first:
        yield Hit(checks.at("date"), values)
