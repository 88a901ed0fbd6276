"""三(二)b: a school that serves grades five or six, but not all of one to four."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule

LOWER, UPPER = range(1, 5), range(5, 7)


@rule(
    clauses=("三(二)b",),
    modal=Modal.IN_PRINCIPLE,
    reads=("plan",),
    zh="小学高年级有课后服务，中低年级没有：{missing}年级",
    en="the upper primary grades are served, but these lower ones are not: {missing}",
    mend_en="Serve grades 1 to 4 as well, or state a reason under `reasons`; it is printed on the notice.",
)
def lower_grades_left_out(filing: Filing) -> Iterator[Hit]:
    """小学中低年级没有课后服务。

    查什么：服务五、六年级的学校，一至四年级也全部在服务年级之内。
    为什么：实施办法以小学中低年级学生为重点，这些孩子更需要有人照看。
    怎么改：把一至四年级加进服务年级；暂时办不到的，在本文件 reasons 中写明理由，理由会公开显示。
    """
    served = {row.grade for row in filing.plan.grades}
    missing = tuple(grade for grade in LOWER if grade not in served)
    if missing and served.intersection(UPPER) and filing.registration.stage != "初中":
        yield Hit(filing.plan.at("grades"), {"missing": missing})
