"""A filing in; the dates of its term that parents should know out, from the consultation to the statement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.city import Filing
from generator.notices.state import State, Statement


@dataclass(frozen=True, slots=True)
class KeyDate:
    """A step of the term's life; `last` where it takes several days."""

    text: str
    first: dt.date
    last: dt.date
    done: bool


def key_dates(filing: Filing, state: State) -> Iterator[KeyDate]:
    """Those that are known, in the order in which they should come."""
    plan, service = filing.plan, filing.times.service
    known: list[tuple[str, dt.date | None, dt.date | None]] = [
        ("征求家长意见", plan.consultation.first, plan.consultation.last),
        ("方案报批", plan.submitted, None),
        *((f"{step.office}{step.act}", done.date, None) for step in filing.chain if (done := filing.approval(step.step))),
        ("告知书公开", filing.published.letter if filing.published else None, None),
        ("家长申请", plan.application.opens, plan.application.closes),
        ("学校审核申请", plan.application.review_by, None),
        ("第一个服务日", service.first, None),
        ("最后一个服务日", service.last, None),
        ("收支公示", filing.published.statement if filing.published else None, None),
    ]
    for text, first, last in known:
        if first is not None:
            yield KeyDate(text, first, last or first, done=(last or first) <= filing.as_of)
    if state.statement in (Statement.DUE, Statement.LATE) and state.deadline is not None:
        yield KeyDate("收支公示截止", state.deadline, state.deadline, done=False)
