"""四(二)c: no safety and health education is on record."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("四(二)c",),
    modal=Modal.ATTESTED,
    reads=("plan",),
    zh="没有登记安全卫生教育",
    en="no safety and health education is on record",
    mend_en="Hold a safety and health lesson and list its title, date and the role responsible under `safety.education`.",
)
def safety_education_missing(filing: Filing) -> Iterator[Hit]:
    """没有安全卫生教育的记录。

    查什么：方案登记了安全卫生教育的标题、日期和责任岗位。
    为什么：实施办法要求加强安全卫生意识教育，学生和老师都要知道怎样保护自己。
    怎么改：安排一次安全卫生教育，在 safety 的 education 中写明标题、日期和责任岗位。
    """
    safety = filing.plan.safety
    if safety.education is None:
        yield Hit(safety.at("education"))
