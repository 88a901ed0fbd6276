"""四(二)f: a plan that does not say who hands the children over, where and how."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("四(二)f",),
    modal=Modal.ATTESTED,
    reads=("plan",),
    zh="没有写明服务结束后由谁、在哪里、怎样把学生交给家长",
    en="the plan does not say who hands the children over, where and how",
    mend_en="Fill in `safety.handover`: who (by post), where, how.",
)
def handover_missing(filing: Filing) -> Iterator[Hit]:
    """没有写明交接办法。

    查什么：方案写明了交接人、交接地点和交接办法。
    为什么：实施办法要求落实交接班制度，家长要知道到哪里、找谁接孩子。
    怎么改：在 safety 的 handover 中写明交接人的岗位、地点和办法，会公开显示在告知书上。
    """
    safety = filing.plan.safety
    if safety.handover is None:
        yield Hit(safety.at("handover"))
