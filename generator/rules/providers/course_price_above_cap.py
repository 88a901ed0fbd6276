"""国24-11: a course that costs more than a provider may charge."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("国24-11",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="“{course}”的协议单价{price}，超过上限{cap}",
    en="the price of “{course}”, {price}, is above the cap of {cap}",
    mend_en="Agree on a price at or below the cap, and charge that.",
)
def course_price_above_cap(filing: Filing) -> Iterator[Hit]:
    """机构课程的单价超过上限。

    查什么：政策规定了机构课程最高单价的，每门课程的协议单价不超过它，正好等于也可以；没有规定的不查。
    为什么：引进机构的费用标准由教育部门定，高出的部分不能让家长承担。
    怎么改：同机构协商降到上限以内，协议、收费项目和代收费一并改正；谈不下来的不引入。
    """
    if not filing.values.gives("course_price_cap"):
        return
    cap = filing.values.course_price_cap
    for provider in filing.plan.providers:
        for course in provider.courses:
            if course.price > cap:
                values = {"course": course.name, "price": course.price, "cap": cap}
                yield Hit(course.at("price"), values, subject=course.name, suggest=cap)
