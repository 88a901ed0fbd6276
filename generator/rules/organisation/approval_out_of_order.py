"""三(四)b: a step of the approval chain that was taken before the one that precedes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule
from generator.rules.organisation._chain import SUBMISSION, label


@rule(
    clauses=("三(四)b",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="{act}（{date}）的时候，前面的{before}还没有办完",
    en="when {act} was given on {date}, what comes before it had not been done: {before}",
    mend_en="Take the steps in order: submission, review, approval, filing. Correct a date that was written down wrongly.",
)
def approval_out_of_order(filing: Filing) -> Iterator[Hit]:
    """审批的先后顺序不对。

    查什么：报批、驻片领导审核、基教股审批、纪检监察组备案依次办理：前一步没有办的，后一步不能办；后一步的日期不早于前面各步。
    为什么：实施办法规定了先审核、再审批、最后备案的顺序，每一步都要看到前一步的结果。
    怎么改：由办理单位核对日期，写错的改正；漏办的先补办前一步，再重新办后一步。方案里没有写报批日期的，由学校补上。
    """
    # From the draft on: a filing whose approvals are there while its day of submission is not would else never be judged.
    done: list[tuple[str, dt.date | None]] = [(SUBMISSION, filing.plan.submitted)]
    for step in filing.chain:
        approval = filing.approval(step.step)
        before = skipped(done, approval.date) if approval else ()
        if approval and before:
            yield Hit(approval.at("date"), {"act": label(step), "date": approval.date, "before": before}, subject=approval.office)
        done.append((label(step), approval.date if approval else None))


def skipped(done: Sequence[tuple[str, dt.date | None]], day: dt.date) -> tuple[str, ...]:
    """The earlier steps that are dated after `day`, and the step just before when it was not taken at all."""
    last = len(done) - 1
    return tuple(name for number, (name, date) in enumerate(done) if (number == last if date is None else date > day))
