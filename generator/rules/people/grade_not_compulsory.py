"""三(二)a: grades outside compulsory schooling, or outside the school's stage."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule

GRADES = {"小学": range(1, 7), "初中": range(7, 10), "九年一贯制": range(1, 10)}
"""The grades of each stage."""


@rule(
    clauses=("三(二)a",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="{grade}年级不是本校（{stage}）的年级，{stage}是{first}至{last}年级",
    en="grade {grade} is no grade of this school ({stage}: grades {first} to {last})",
    mend_en="Serve only the school's own grades, 1 to 9; write grade seven as 7.",
)
def grade_not_compulsory(filing: Filing) -> Iterator[Hit]:
    """服务年级不属于义务教育或不属于本校学段。

    查什么：服务年级在登记的学段之内：小学 1 至 6，初中 7 至 9，九年一贯制 1 至 9。
    为什么：课后服务的对象是义务教育阶段的在校学生，幼儿园和高中不在其内。
    怎么改：删去不属于本校的年级；初中一年级写 7；学段登记有误的，请教育局更正。
    """
    stage = filing.registration.stage
    own = GRADES[stage]
    for row in filing.plan.grades:
        if row.grade not in own:
            values = {"grade": row.grade, "stage": stage, "first": own[0], "last": own[-1]}
            yield Hit(row.at("grade"), values, subject=f"{row.grade}年级")
