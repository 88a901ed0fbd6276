"""四(三)2c: a matter decided before families were heard, or after it was carried out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.model.plan import Decision, Plan
from generator.rules.framework import Modal, rule
from generator.rules.organisation.decision_record_missing import PROVIDERS

PLAN = "实施方案"


@rule(
    clauses=("四(三)2c",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="“{item}”在{date}决定，{relation}{limit}",
    en="“{item}” was decided on {date}, {side} {limit}",
    mend_en="Decide on the plan when families have been heard, and on a provider before the agreement is signed.",
)
def decision_out_of_order(filing: Filing) -> Iterator[Hit]:
    """集体决策的日期先后不对。

    查什么：决定实施方案不早于征求意见结束；决定引入机构不晚于同各家机构签订协议，同一天都可以。
    为什么：先听家长意见再决定方案，先集体决定再签协议；协议签了才开会，会就成了走过场。
    怎么改：日期抄错的照会议记录改正；确实先办后议的，补开会议，重新办理，并向基教股说明。
    """
    plan = filing.plan
    heard = plan.consultation.last
    latest = max(_on(plan, PLAN), key=lambda decision: decision.date, default=None)
    if latest is not None and latest.date < heard:
        yield _hit(latest, ("早于征求意见结束的", "before the consultation ended on"), heard)
    signed = min((provider.agreement.signed for provider in plan.providers if provider.agreement is not None), default=None)
    first = min(_on(plan, PROVIDERS), key=lambda decision: decision.date, default=None)
    if first is not None and signed is not None and first.date > signed:
        yield _hit(first, ("晚于签订协议的", "after an agreement was signed on"), signed)


def _on(plan: Plan, item: str) -> Iterator[Decision]:
    return (decision for decision in plan.decisions if decision.item == item)


def _hit(decision: Decision, relation: tuple[str, str], limit: dt.date) -> Hit:
    values = {"item": decision.item, "date": decision.date, "relation": relation[0], "side": relation[1], "limit": limit}
    return Hit(decision.at("date"), values, subject=decision.item)
