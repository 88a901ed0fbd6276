"""二(一)c: more participants than applicants, or more applicants than pupils, in a grade."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("二(一)c",),
    modal=Modal.MUST,
    reads=("record",),
    since=Stage.RUNNING,
    zh="{grade}年级的人数{number}多于{most}：参加的不能多于申请的，申请的不能多于在校的",
    en="grade {grade}: {number} is more than {most}; participants cannot exceed applicants, nor applicants the enrolled",
    mend_en="Count again. Whoever takes part must have applied; participants that were rounded to tens are allowed for.",
)
def participants_above_applicants(filing: Filing) -> Iterator[Hit]:
    """参加人数多于申请人数。

    查什么：每个年级参加人数不超过申请人数，申请人数不超过在校生人数；人数已取整到十的，参加人数允许相差五人。
    为什么：参加必须先由家长申请；没有申请就参加，等于替家长作了主。
    怎么改：核对三个数；有学生没有申请就参加了的，先补办申请，家长不愿意的不得参加。
    """
    slack = filing.record.slack
    for row in filing.record.grades:
        subject = f"{row.grade}年级"
        if row.applied > row.enrolled:
            values = {"grade": row.grade, "number": row.applied, "most": row.enrolled}
            yield Hit(row.at("applied"), values, subject=subject, suggest=row.enrolled)
        if row.participants > row.applied + slack:
            values = {"grade": row.grade, "number": row.participants, "most": row.applied}
            yield Hit(row.at("participants"), values, subject=subject, suggest=row.applied)
