"""三(三)d: sessions outside the categories that the policy names, which need a reason."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(三)d",),
    modal=Modal.IN_PRINCIPLE,
    reads=("times",),
    zh="“{session}”的类别是“{category}”，须说明开展的是什么",
    en="“{session}” is of the category “{category}”; say what is done there",
    mend_en="Use a category that the policy names, or state a reason under `reasons` (`about`: the session's name).",
)
def other_category(filing: Filing) -> Iterator[Hit]:
    """活动不在列出的类别之内。

    查什么：每个时段的类别不是须说明的类别（例如“其他”）。
    为什么：实施办法列出了可以开展的活动，列出以外的要让家长知道是什么、为什么开。
    怎么改：能归入列出的类别的，改为那个类别；归不进去的，在本文件 reasons 中写明理由，about 写时段名称，理由会公开显示。
    """
    explained = {category.name for category in filing.values.activity_categories if category.role == "须说明"}
    for session in filing.times.sessions:
        if session.category in explained:
            values = {"session": session.name, "category": session.category}
            yield Hit(session.at("category"), values, subject=session.name)
