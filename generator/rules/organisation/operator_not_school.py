"""二(二)a: somebody else than the school runs the service."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule

SCHOOL = "本校"


@rule(
    clauses=("二(二)a",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="实施主体是{operator}，应当是本校",
    en="the service is run by “{operator}”; it must be the school itself",
    mend_en="The school runs the service. It may buy single courses from a training provider, listed under `providers`.",
)
def operator_not_school(filing: Filing) -> Iterator[Hit]:
    """实施主体不是本校。

    查什么：方案的实施主体是本校。
    为什么：实施办法规定课后服务由中小学校实施，出了问题由学校负责，不能整体交给机构或家长委员会。
    怎么改：由学校自己组织，operator 写“本校”；需要机构上的课程，按规定遴选后写在 providers 中。
    """
    if filing.plan.operator != SCHOOL:
        yield Hit(filing.plan.at("operator"), {"operator": filing.plan.operator}, suggest=SCHOOL)
