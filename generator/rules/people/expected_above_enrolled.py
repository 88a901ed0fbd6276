"""二(一)c: more expected participants than pupils in a grade."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("二(一)c",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="{grade}年级预计参加{expected}人，多于在校生{enrolled}人",
    en="in grade {grade} {expected} are expected to take part, more than the {enrolled} enrolled",
    mend_en="Correct whichever number is wrong.",
)
def expected_above_enrolled(filing: Filing) -> Iterator[Hit]:
    """预计参加人数多于在校生人数。

    查什么：每个年级的预计参加人数不超过该年级在校生人数。
    为什么：参加全凭自愿，人数要照征求意见的结果如实估计。
    怎么改：核对两个数，改正写错的一个。
    """
    for row in filing.plan.grades:
        if row.expected > row.enrolled:
            values = {"grade": row.grade, "expected": row.expected, "enrolled": row.enrolled}
            yield Hit(row.at("expected"), values, subject=f"{row.grade}年级", suggest=row.enrolled)
