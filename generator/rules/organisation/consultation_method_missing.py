"""二(一)a: a consultation of which nobody knows how families were asked."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("二(一)a",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="没有写用什么方式征求家长意见",
    en="how the families were asked is not said",
    mend_en="Name at least one way in which the families were asked: a questionnaire, a meeting, visits.",
)
def consultation_method_missing(filing: Filing) -> Iterator[Hit]:
    """没有写怎样征求意见。

    查什么：征求意见至少写了一种方式。
    为什么：实施办法要求充分征求家长意见；怎样征求的都说不清，份数就没有人信。
    怎么改：在 consultation 的 methods 中写明方式，例如 [问卷, 家长会]。
    """
    asked = filing.plan.consultation
    if not asked.methods:
        yield Hit(asked.at("methods"))
