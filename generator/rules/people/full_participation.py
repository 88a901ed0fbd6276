"""二(一)c: grades in which every pupil takes part, which free choice seldom gives."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("二(一)c",),
    modal=Modal.IN_PRINCIPLE,
    reads=("record",),
    since=Stage.RUNNING,
    zh="{grade}年级在校生{enrolled}人全部参加，须说明怎样保证自愿",
    en="all {enrolled} pupils of grade {grade} take part; say how free choice was kept",
    mend_en="Check that nobody was made to take part, then state the reason under `reasons` (`about`: the grade as in this finding).",
)
def full_participation(filing: Filing) -> Iterator[Hit]:
    """一个年级全部参加。

    查什么：没有哪个年级的参加人数与在校生人数正好相等。
    为什么：参加与否由家长决定，一个不少地参加，往往是变相强制的迹象，需要说明。
    怎么改：先核实有没有学生是被要求参加的，有的要改正；确实都是自愿的，在本文件 reasons 中写明理由，about 写年级，例如“1年级”。
    """
    for row in filing.record.grades:
        if row.participants == row.enrolled > 0:
            yield Hit(row.at("participants"), {"grade": row.grade, "enrolled": row.enrolled}, subject=f"{row.grade}年级")
