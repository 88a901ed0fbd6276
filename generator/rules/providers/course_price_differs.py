"""三(四)3e: a course's agreed price and the agency fee for it are not the same, or one of them is missing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.model.plan import Plan
from generator.rules.framework import Modal, rule

AGENCY = "代收费"
ABSENT = "—"


@rule(
    clauses=("三(四)3e",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="“{course}”的协议单价为{price}，代收费标准为{rate}，两者都要有且应当相同",
    en="the agreed price of “{course}” is {price} and its agency fee {rate}; both are needed and must be equal",
    mend_en="Make the fee item of the course (same name, same provider) equal to the price in the agreement.",
)
def course_price_differs(filing: Filing) -> Iterator[Hit]:
    """机构课程的协议单价与代收费标准不一致。

    查什么：收费的学校，机构的每门课程都有一个同名、同机构的代收费项目，收费标准等于协议单价；每个代收费项目都有对应的课程。
    为什么：代收的钱要原数付给机构，学校不从中加价，家长看到的价格就是协议的价格。
    怎么改：两处都以协议为准，改正抄错的一处；课程与收费项目的名称、机构编号要写得一样；没有课程的代收费项目删去。
    """
    plan = filing.plan
    yield from wrong_courses(plan)
    known = {(provider.id, course.name) for provider in plan.providers for course in provider.courses}
    for item in plan.fees.items:
        if item.nature == AGENCY and (item.provider, item.name) not in known:
            yield Hit(item.at("provider"), {"course": item.name, "price": ABSENT, "rate": item.rate}, subject=item.name)


def wrong_courses(plan: Plan) -> Iterator[Hit]:
    """The courses whose fee item is missing, in a plan where families pay, or gives another rate."""
    rates = {(item.provider, item.name): item.rate for item in plan.fees.items}
    for provider in plan.providers:
        for course in provider.courses:
            rate = rates.get((provider.id, course.name))
            values = {"course": course.name, "price": course.price, "rate": ABSENT if rate is None else rate}
            if plan.fees.mode == "收费" if rate is None else rate != course.price:
                yield Hit(course.at("price"), values, subject=course.name, suggest=rate)
