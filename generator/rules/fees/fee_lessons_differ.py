"""三(五)d, 三(五)g: a service fee for another number of lessons than the timetable gives."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.fees._items import covered, service_items
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)d", "三(五)g"),
    modal=Modal.MUST,
    reads=("plan", "times"),
    zh="“{item}”写计划{lessons}课时，按 times.yml 逐日计算，{grades}年级为{planned}课时",
    en="“{item}” plans {lessons} lessons; by the calendar of times.yml it is {planned} for grade {grades}",
    mend_en="Give the lessons that the timetable makes, day by day, without those of providers and partners.",
)
def fee_lessons_differ(filing: Filing) -> Iterator[Hit]:
    """收费的计划课时与时间表不一致。

    查什么：服务性收费的计划课时，等于适用年级每名学生全学期能参加的课时：按服务日逐日相加，机构和公益组织的课时不算。
    为什么：按课时收费的，课时多写一节，家长就多交一节的钱；按别的单位收费的，没有开展的课时也按它折算。
    怎么改：照算出的课时改正，金额一并重算；各年级课时不同的，按年级分成几个收费项目。
    """
    for item in service_items(filing.plan):
        planned = {grade: filing.timetable.charged_lessons(grade) for grade in covered(filing.plan, item)}
        wrong = {grade: lessons for grade, lessons in planned.items() if lessons != item.lessons}
        if wrong:
            all_planned, numbers = set(planned.values()), tuple(sorted(set(wrong.values())))
            values = {"item": item.name, "lessons": item.lessons, "grades": tuple(wrong), "planned": numbers}
            yield Hit(item.at("lessons"), values, subject=item.name, suggest=numbers[0] if len(all_planned) == 1 else None)
