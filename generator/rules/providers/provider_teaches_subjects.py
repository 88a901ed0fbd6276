"""三(四)3b: a training provider's course that is no activity outside the school subjects."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)3b",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="“{provider}”的课程“{course}”属于“{category}”，机构只能承担：{allowed}",
    en="the course “{course}” of “{provider}” is of category “{category}”; a provider may only give: {allowed}",
    mend_en="Leave homework, questions and school subjects to the school's own staff; a provider gives activities only.",
)
def provider_teaches_subjects(filing: Filing) -> Iterator[Hit]:
    """机构承担了活动以外的课程。

    查什么：机构每门课程的类别是政策列出的活动类（体育、艺术、科技等），不是作业辅导、答疑或学科文化课。
    为什么：实施办法只允许机构承担非文化类的服务项目。
    怎么改：作业辅导、阅读和答疑由本校教师承担，学科文化课删去；类别写错的，照政策所列的名称改正。
    """
    allowed = tuple(category.name for category in filing.values.activity_categories if category.role == "活动")
    for provider in filing.plan.providers:
        for course in provider.courses:
            if course.category not in allowed:
                values = {"provider": provider.name, "course": course.name, "category": course.category, "allowed": allowed}
                yield Hit(course.at("category"), values, subject=course.name)
