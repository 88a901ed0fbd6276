"""三(四)d: numbers of applicants that do not add up."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)d",),
    modal=Modal.MUST,
    reads=("record",),
    since=Stage.RUNNING,
    zh="申请与审核的人数对不上：{name}{number}人，{other_name}{other}人",
    en="the numbers of applicants do not fit: {name} {number}, {other_name} {other}",
    mend_en="Count again: applied = accepted + refused = the sum of the grades, and whoever takes part was accepted.",
)
def application_numbers_differ(filing: Filing) -> Iterator[Hit]:
    """申请、同意和参加的人数对不上。

    查什么：申请人数等于各年级申请人数之和，也等于同意与未同意人数之和；参加的人数不多于同意的人数（已取整到十的，每个年级允许相差五人）。
    为什么：每份申请都要有答复，参加的学生都要经过审核；数字对不上，就有申请没有答复或者有人没有申请就参加了。
    怎么改：按申请表重新清点；学期中新申请和新同意的，也加到这些数里。
    """
    record, asked = filing.record, filing.record.applications
    by_grade = sum(row.applied for row in record.grades)
    decided = asked.accepted + asked.refused
    present = sum(row.participants for row in record.grades)
    slack = record.slack * len(record.grades)
    if asked.applied != by_grade:
        yield Hit(asked.at("applied"), named("申请人数", asked.applied, "各年级申请人数合计", by_grade), suggest=by_grade)
    if decided not in (asked.applied, by_grade):
        yield Hit(asked.at("refused"), named("申请人数", asked.applied, "同意与未同意合计", decided))
    if present - slack > asked.accepted:
        yield Hit(asked.at("accepted"), named("同意", asked.accepted, "各年级参加人数合计", present))


def named(name: str, number: int, other_name: str, other: int) -> dict[str, object]:
    """The values of a finding on two numbers."""
    return {"name": name, "number": number, "other_name": other_name, "other": other}
