"""三(二)c: more applicants than places, and no rule of who comes first."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(二)c",),
    modal=Modal.MUST,
    reads=("plan", "record"),
    since=Stage.RUNNING,
    zh="申请{applied}人，最多接纳{capacity}人，方案没有写名额不足时先照顾谁",
    en="{applied} applied for {capacity} places, and the plan has no rule of who comes first",
    mend_en="State in the plan how places are given when there are too few, and have the plan approved again.",
)
def priority_rule_missing(filing: Filing) -> Iterator[Hit]:
    """名额不足时没有优先办法。

    查什么：申请人数超过最多可接纳人数的，方案写明了名额不足时的优先办法。
    为什么：名额不够时要先保证最需要的孩子，例如残疾儿童、留守儿童、随迁子女，办法要事先公开。
    怎么改：在 plan.yml 的 priority 中写明先后次序，并按变更重新报批；能增加名额的，改正最多可接纳人数。
    """
    plan, applied = filing.plan, filing.record.applications.applied
    if applied > plan.capacity and not plan.priority:
        yield Hit(plan.at("priority"), {"applied": applied, "capacity": plan.capacity})
