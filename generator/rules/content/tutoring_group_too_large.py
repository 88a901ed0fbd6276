"""三(三)c: tutoring in groups that are too large, or of unknown size."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(三)c",),
    modal=Modal.IN_PRINCIPLE,
    reads=("times",),
    zh="“{session}”是个别答疑，每组人数没有写或超过{limit}人",
    en="“{session}” is tutoring, and the size of its groups is not given or above {limit}",
    mend_en="Give the size and keep it small, or state a reason under `reasons`; it is printed on the notice.",
)
def tutoring_group_too_large(filing: Filing) -> Iterator[Hit]:
    """个别答疑的人数过多。

    查什么：性质为答疑的时段写明每组人数，并且不超过上限。
    为什么：辅导答疑只面向个别学习确有困难的学生，人一多就成了集体补课。
    怎么改：在 group_size 中写明每组人数，人多的分成几组；确有需要的，在本文件 reasons 中写明理由，理由会公开显示。
    """
    limit = filing.values.tutoring_group_max
    tutoring = {category.name for category in filing.values.activity_categories if category.role == "答疑"}
    for session in filing.times.sessions:
        if session.category in tutoring and (session.group_size is None or session.group_size > limit):
            yield Hit(session.at("group_size"), {"session": session.name, "limit": limit}, subject=session.name, suggest=limit)
