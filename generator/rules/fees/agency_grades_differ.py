"""三(四)3e: an agency fee for other grades than its course is held for."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.fees._items import covered
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)3e",),
    modal=Modal.MUST,
    reads=("plan", "times"),
    zh="“{item}”向{charged}年级收费，时段是为{taught}年级开的",
    en="“{item}” is charged to grades {charged}; its sessions are for grades {taught}",
    mend_en="Name the same grades in the fee item and in the course's sessions.",
)
def agency_grades_differ(filing: Filing) -> Iterator[Hit]:
    """代收费的年级与课程的时段不一致。

    查什么：机构课程的代收费项目，适用年级与 times.yml 中这门课程各时段的年级相同；不写适用年级的按全部服务年级算。
    为什么：哪个年级能上这门课、要交多少钱，家长要对得上；多写的年级会被收没有的课的钱。
    怎么改：照实际开课的年级改正抄错的一处。
    """
    for item in filing.plan.fees.items:
        sessions = [s for s in filing.times.sessions if item.provider and (s.provider, s.name) == (item.provider, item.name)]
        taught, charged = sorted({grade for session in sessions for grade in session.grades}), sorted(covered(filing.plan, item))
        if sessions and taught != charged:
            values = {"item": item.name, "charged": tuple(charged), "taught": tuple(taught)}
            yield Hit(item.at("grades"), values, subject=item.name)
