"""A filing in; how it stands out: submitted, settled, with anything to account for, and whose turn it is. The notices ask the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from generator.city import Filing
from generator.due.kinds import BUREAU, SCHOOL
from generator.model.finance import Finance
from generator.model.plan import Plan
from generator.model.policy import ChainStep


def statement_deadline(filing: Filing) -> dt.date:
    """The last day for the finance statement (三(五)l). Raises YearUnknownError, and NoPolicyError where no policy covers the term."""
    return filing.calendar.after(filing.term.ends, filing.values.finance_days)


def owes_statement(filing: Filing) -> bool:
    """Whether there is anything to account for: not where the service is free and no money came in. Raises NotFiledError."""
    return filing.plan.fees.mode != "免费" or has_money(filing)


def has_money(filing: Filing) -> bool:
    """Whether the term's books show any money at all."""
    books = filing.parts.get("finance")
    if not isinstance(books, Finance):
        return False
    charged = (books.charged is None or books.charged, *(row.collected for row in books.agency))
    spent = (row.amount for row in books.spending)
    return any((books.opening, books.subsidy, books.donations, books.interest, books.closing, *charged, *spent))


def turn(filing: Filing) -> tuple[str, str]:
    """Who has to act before the letter can be published, and how: the school, the offices of the chain in order, then the bureau.

    An office whose approval a change has voided has to act again.
    """
    if not submitted(filing):
        return SCHOOL, "报批"
    step = next_step(filing)
    return (step.office, step.act) if step else (BUREAU, "公开")


def next_step(filing: Filing, spoiled: Collection[str] = ()) -> ChainStep | None:
    """The first step of the chain that was not taken, did not pass, or was voided by a change; None where all hold.

    `spoiled` are the steps whose record is none that can stand.
    """
    for step in filing.chain:
        taken = filing.approval(step.step)
        if taken is None or taken.result != step.result or step.step in {*filing.stale, *spoiled}:
            return step
    return None


def submitted(filing: Filing) -> bool:
    """Whether the plan has gone to the bureau."""
    plan = filing.parts.get("plan")
    return isinstance(plan, Plan) and plan.submitted is not None and plan.submitted <= filing.as_of


def in_review(filing: Filing) -> bool:
    """Whether the plan has reached the bureau; before that no office owes anything."""
    return submitted(filing) or bool(filing.approvals)


def settled(filing: Filing) -> bool:
    """Whether the books are closed. Raises NotFiledError for books that cannot be read."""
    return filing.filed("finance") and filing.finance.settled <= filing.as_of


def ran(filing: Filing) -> bool:
    """Whether there was or may be a service to account for: without approval there is none, unless the school settled one."""
    return filing.approved or settled(filing)


def waits_until(filing: Filing) -> dt.date | None:
    """The last day of a decision by which the service waits for its approvals."""
    if not filing.has("times") or not filing.postponed:
        return None
    return max((waiver.expires for waiver in filing.postponements if waiver.date <= filing.as_of), default=None)
