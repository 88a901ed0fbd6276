"""三(四)3e: a course with another number of lessons than families are charged for."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)3e",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="课程“{course}”写{lessons}课时，代收费项目写{charged}课时",
    en="the course “{course}” has {lessons} lessons; its agency fee is for {charged}",
    mend_en="Give the course and its fee item the same number of lessons, as in the agreement.",
)
def course_lessons_differ(filing: Filing) -> Iterator[Hit]:
    """机构课程的课时与代收费的课时不一致。

    查什么：机构的课程与同名、同机构的代收费项目，计划课时相同。
    为什么：家长按收费项目交钱，机构按协议上课；课时不同，就有人少上了课或者多交了钱。
    怎么改：以协议为准，改正抄错的一处；协议改了的，方案重新报批。
    """
    charged = {(item.provider, item.name): item.lessons for item in filing.plan.fees.items if item.provider}
    for provider in filing.plan.providers:
        for course in provider.courses:
            lessons = charged.get((provider.id, course.name), course.lessons)
            if lessons != course.lessons:
                values = {"course": course.name, "lessons": course.lessons, "charged": lessons}
                yield Hit(course.at("lessons"), values, subject=course.name)
