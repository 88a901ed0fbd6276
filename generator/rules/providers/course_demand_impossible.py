"""三(四)3a: more pupils who want a course than the school has."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)3a",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="“{course}”写有{demand}名学生需要，各服务年级在校生一共{enrolled}人",
    en="“{course}” is wanted by {demand} pupils; the grades served have {enrolled}",
    mend_en="Count again: the pupils who asked for the course cannot be more than the pupils of the grades.",
)
def course_demand_impossible(filing: Filing) -> Iterator[Hit]:
    """课程的需求人数多于在校生。

    查什么：机构每门课程有需求的学生数，不超过各服务年级在校生之和。
    为什么：学生有需求才可以引入机构，需求的人数要数得出来。
    怎么改：按征求意见的结果重新清点，一名学生只算一次。
    """
    enrolled = sum(row.enrolled for row in filing.plan.grades)
    for provider in filing.plan.providers:
        for course in provider.courses:
            if course.demand > enrolled:
                values = {"course": course.name, "demand": course.demand, "enrolled": enrolled}
                yield Hit(course.at("demand"), values, subject=course.name)
