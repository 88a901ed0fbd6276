"""三(四)b: a step taken on a day when no role could take it for the school."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import City, SchoolRecord
from generator.findings import Hit
from generator.model.bureau import Approval
from generator.rules.framework import Modal, Scope, rule


@rule(
    clauses=("三(四)b",),
    modal=Modal.MUST,
    scope=Scope.CITY,
    zh="{school}{term}的“{step}”在{date}办理，这一天没有可以办理它的岗位",
    en="“{step}” for {school} in {term} was taken on {date}, when no role could take it",
    mend_en="Register the role with its area and its first day, or have the role in charge take the step.",
)
def approval_without_role(city: City) -> Iterator[Hit]:
    """审批那天没有可以办理的岗位。

    查什么：每一步审批的办理日期，roles.yml 里都有一个可以办理这一步的岗位在任；分片区的岗位，片区是学校所在的片区。
    为什么：审核、审批和备案各有负责的岗位；没有人在任的那一天办的，不知道是谁办的。
    怎么改：由教育局核对：岗位漏登、生效日期写晚的，改正 roles.yml；不该由这个岗位办的，由负责的岗位重新办理。
    """
    areas = city.area_ids
    placed = [school for school in city.schools if school.registered.area in areas]  # registration-wrong speaks of the others
    for school in placed if city.roles else ():
        for approval in school.about("approvals without a role", lambda: tuple(_without_role(city, school))):  # noqa: B023 - asked at once
            values = {"school": school.id, "term": approval.term, "step": approval.step, "date": approval.date}
            yield Hit(approval.at("date"), values)


def _without_role(city: City, school: SchoolRecord) -> Iterator[Approval]:
    area = school.registration.area
    every = (approval for filing in school.filings for approval in filing.approvals)
    return (approval for approval in every if not any(role.may_take(approval.step, area, approval.date) for role in city.roles))
