"""三(四)1c: the number of outside people of a kind differs from the persons listed one by one."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit, Where
from generator.model.staff import Staff
from generator.rules.framework import Modal, rule
from generator.rules.staff._people import OWN


@rule(
    clauses=("三(四)1c",),
    modal=Modal.MUST,
    reads=("staff",),
    zh="“{kind}”在各类人员中写{people}人，逐人登记的有{listed}人",
    en="{people} of kind “{kind}” are counted, {listed} are listed one by one",
    mend_en="List every person from outside under `outside`, or correct the number in `groups`.",
)
def outside_count_differs(filing: Filing) -> Iterator[Hit]:
    """校外人员的人数与逐人登记的不一致。

    查什么：每一类校外人员在 groups 中的人数，等于 outside 中这一类的登记人数。
    为什么：聘请的每一个人都要有资格、合同和准入查询，漏登的人就没有人核对。
    怎么改：把漏登的人补进 outside，或改正 groups 中的人数；两处的类别名称要写得一样。
    """
    staff = filing.staff
    kinds = dict.fromkeys([group.kind for group in staff.groups] + [person.kind for person in staff.outside])
    for kind in kinds:
        people = sum(group.people for group in staff.groups if group.kind == kind)
        listed = sum(1 for person in staff.outside if person.kind == kind)
        if kind != OWN and people != listed:
            values = {"kind": kind, "people": people, "listed": listed}
            yield Hit(spot(staff, kind), values, subject=kind, suggest=listed if people and listed else None)


def spot(staff: Staff, kind: str) -> Where:
    """Where a kind's number stands; for a kind that is not counted at all, where its first person says it."""
    for group in staff.groups:
        if group.kind == kind:
            return group.at("people")
    return next(person.at("kind") for person in staff.outside if person.kind == kind)
