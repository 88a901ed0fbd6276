"""三(四)c: a plan and letter that went online before the approval chain was complete."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule
from generator.rules.organisation._chain import undone


@rule(
    clauses=("三(四)c",),
    modal=Modal.MUST,
    zh="方案和告知书在{letter}公开，当时{missing}还没有办完",
    en="plan and letter were published on {letter}, when this was not done: {missing}",
    mend_en="Publish only what has passed the whole chain; correct a date that was written down wrongly.",
)
def published_before_filing(filing: Filing) -> Iterator[Hit]:
    """备案以前就公开了方案。

    查什么：方案和告知书的公开日期不早于审批链每一步办完的日期，同一天可以。
    为什么：家长看到的应当是已经批准备案的方案，没有批准的内容公开以后还可能变。
    怎么改：由基教股核对公开记录和审批记录的日期；确实提前公开的，先撤下，备案以后重新公开。
    """
    # From the draft on: what is online must be approved, whatever the plan's file says.
    if filing.published is None:
        return
    letter = filing.published.letter
    missing = undone(filing, letter)
    if missing:
        yield Hit(filing.published.at("letter"), {"letter": letter, "missing": missing})
