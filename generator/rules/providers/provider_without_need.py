"""三(四)3a: a training provider although no shortage of staff or no need of pupils is stated."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)3a",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="引入“{provider}”（{courses}），没有同时写明本校师资不足和有需求的学生数",
    en="“{provider}” is brought in ({courses}) without both a shortage of staff and a number of pupils in need",
    mend_en="State the shortage and, for each course, how many pupils asked for it; without both, do without the provider.",
)
def provider_without_need(filing: Filing) -> Iterator[Hit]:
    """引入机构没有说明师资不足或学生需求。

    查什么：每家机构都写明本校师资怎样不足，每门课程有需求的学生数大于零。
    为什么：实施办法规定，只有本校师资确实不足、学生又有需求的，才可以引入社会培训机构。
    怎么改：补写师资不足的说明，按征求意见的结果填写需求人数；没有需求的课程删去。
    """
    for provider in filing.plan.providers:
        if not provider.shortage:
            courses = tuple(course.name for course in provider.courses)
            yield Hit(provider.at("shortage"), {"provider": provider.name, "courses": courses}, subject=provider.name)
        for course in provider.courses:
            if course.demand == 0:
                values = {"provider": provider.name, "courses": (course.name,)}
                yield Hit(course.at("demand"), values, subject=course.name)
