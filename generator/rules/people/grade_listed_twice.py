"""三(二)a: a grade that stands twice among the grades served."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(二)a",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="{grade}年级在服务年级里写了两次",
    en="grade {grade} stands twice among the grades served",
    mend_en="Give every grade one row, with all its pupils.",
)
def grade_listed_twice(filing: Filing) -> Iterator[Hit]:
    """一个年级写了两次。

    查什么：方案的服务年级里，每个年级只有一行。
    为什么：同一个年级写两行，在校生和预计人数就重复计算，多半还有一个年级漏了。
    怎么改：年级写错的改正；确实写重的合并成一行。
    """
    seen = set()
    for row in filing.plan.grades:
        if row.grade in seen:
            yield Hit(row.at("grade"), {"grade": row.grade}, subject=f"{row.grade}年级")
        seen.add(row.grade)
