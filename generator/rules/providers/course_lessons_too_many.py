"""三(四)3e: a course of more lessons than its sessions make."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)3e",),
    modal=Modal.MUST,
    reads=("plan", "times"),
    zh="“{course}”写{lessons}课时，按 times.yml 逐日计算最多{planned}课时",
    en="“{course}” is to have {lessons} lessons; by the calendar of times.yml it has {planned} at most",
    mend_en="Give no more lessons than the course's sessions make over the term, day by day; a spare day may be left.",
)
def course_lessons_too_many(filing: Filing) -> Iterator[Hit]:
    """机构课程的课时多于时间表。

    查什么：机构每门课程的计划课时，不多于一名学生在它的时段里能上的课时（按服务日逐日相加）；时间表留有备用的日子，课时可以少些。
    为什么：代收费按课时收，课时多写一节，家长就多交一节的钱。
    怎么改：照算出的课时改正，代收费项目的课时和金额一并重算；时段的起止日期写错的，改时间表。
    """
    for provider in filing.plan.providers:
        for course in provider.courses:
            planned = filing.timetable.course_lessons(provider.id, course.name)
            if planned and planned < course.lessons:
                values = {"course": course.name, "lessons": course.lessons, "planned": planned}
                yield Hit(course.at("lessons"), values, subject=course.name, suggest=planned)
