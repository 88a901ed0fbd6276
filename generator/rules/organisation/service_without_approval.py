"""三(四)b: the first service day has come and the approval chain is not complete."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule
from generator.rules.organisation._chain import SUBMISSION, undone


@rule(
    clauses=("三(四)b",),
    modal=Modal.MUST,
    reads=("plan", "times"),
    zh="第一个服务日{first}已经到了，{missing}还没有办完",
    en="the first service day {first} has come, and this is not done: {missing}",
    mend_en="Hold no service before the chain is complete: put the first service day off, or ask the bureau to postpone the service.",
)
def service_without_approval(filing: Filing) -> Iterator[Hit]:
    """没有办完审批就开始服务。

    查什么：到了第一个服务日，报批、审核、审批、备案都已经办完；教育局决定暂缓开办的不查。
    为什么：实施办法规定备案以后方可实施。开始以前审批还没有办完不算错，到了开始那天就不行了。
    怎么改：没有办完以前不开展服务，把第一个服务日推迟到备案以后；需要等待的，由教育局作出暂缓开办的决定。
    """
    # From the draft on: a plan that was never submitted must not run either.
    first = filing.times.service.first
    missing = undone(filing, filing.as_of)
    if filing.as_of < first or filing.postponed or not missing:
        return
    if filing.plan.submitted is None:
        missing = (SUBMISSION, *missing)
    yield Hit(filing.times.service.at("first"), {"first": first, "missing": missing})
