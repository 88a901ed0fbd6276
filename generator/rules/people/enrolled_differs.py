"""三(二)a: the pupils of a grade in the record are far more or fewer than in the plan."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule

SHARE = 10
"""Within a school year a grade does not gain or lose more than one pupil of so many without a cause that can be named."""


@rule(
    clauses=("三(二)a",),
    modal=Modal.IN_PRINCIPLE,
    reads=("plan", "record"),
    since=Stage.RUNNING,
    zh="{grade}年级在校生，方案写{planned}人，实施记录写{recorded}人，相差超过一成",
    en="grade {grade} has {planned} pupils in the plan and {recorded} in the record: more than a tenth apart",
    mend_en="Correct the wrong number, or state under `reasons` what changed (classes merged, pupils moved).",
)
def enrolled_differs(filing: Filing) -> Iterator[Hit]:
    """在校生人数前后相差太多。

    查什么：每个年级的在校生人数，实施记录与方案相差不超过方案人数的一成。
    为什么：学期中转学的人不多；相差太多往往是抄错，参加的比例、够不够容纳就都算错了。
    怎么改：改正写错的一处；确有变化的（并校、集中转入），在 record.yml 的 reasons 中写明理由，about 写如“3年级”。
    """
    planned = {row.grade: row.enrolled for row in filing.plan.grades}
    for row in filing.record.grades:
        before = planned.get(row.grade, row.enrolled)
        if abs(row.enrolled - before) * SHARE > before:
            values = {"grade": row.grade, "planned": before, "recorded": row.enrolled}
            yield Hit(row.at("enrolled"), values, subject=f"{row.grade}年级")
