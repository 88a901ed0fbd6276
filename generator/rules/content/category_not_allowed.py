"""三(三)d, 三(三)f: sessions of a category that the policy does not name, or forbids."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(三)d", "三(三)f"),
    modal=Modal.MUST,
    reads=("times",),
    zh="“{session}”的类别“{category}”不是可以开展的活动类别",
    en="“{session}” is of the category “{category}”, which is not one that may be held",
    mend_en="Use a category of the policy, spelt as there. Teaching lessons is not part of the service.",
)
def category_not_allowed(filing: Filing) -> Iterator[Hit]:
    """活动类别不允许。

    查什么：每个时段的类别在本市的活动类别之内，并且不是禁止的类别（例如学科文化课）。
    为什么：课后服务不得集体教学或“补课”，活动只能是实施办法列出的几类。
    怎么改：照活动类别的名称改正，例如“集中作业辅导”“自主阅读”“体育”；上课、补课的时段要取消。
    """
    roles = {category.name: category.role for category in filing.values.activity_categories}
    for session in filing.times.sessions:
        if roles.get(session.category, "禁止") == "禁止":
            values = {"session": session.name, "category": session.category}
            yield Hit(session.at("category"), values, subject=session.name)
