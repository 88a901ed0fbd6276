"""A filing and a day in; the steps of the approval chain that were not done by then out (三(四)b)."""

from __future__ import annotations

import datetime as dt

from generator.city import Filing
from generator.model.policy import ChainStep

SUBMISSION = "报批"
"""What the school does before the first step of the chain."""


def label(step: ChainStep) -> str:
    """驻片领导审核."""
    return f"{step.office}{step.act}"


def undone(filing: Filing, by: dt.date) -> tuple[str, ...]:
    """The steps, in order, that were not taken by that day with the result that lets the filing pass."""
    taken = {(approval.step, approval.result) for approval in filing.approvals if approval.date <= by}
    return tuple(label(step) for step in filing.chain if (step.step, step.result) not in taken)
