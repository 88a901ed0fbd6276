"""三(四)1f: pay that is not lessons × rate, or does not give both."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.model.finance import Spending
from generator.model.values import Fen
from generator.rules.finance._pay import pay_heads
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)1f",),
    modal=Modal.MUST,
    reads=("finance",),
    since=Stage.SETTLED,
    zh="“{head}”的{label}写{booked}，应为{expected}",
    en="“{head}”, {field}: {booked} instead of {expected}",
    mend_en="Give lessons and rate of every line of pay; the amount is lessons × rate.",
)
def pay_wrong(filing: Filing) -> Iterator[Hit]:
    """劳务报酬算得不对。

    查什么：劳务报酬各行写明课时和课时报酬，金额等于课时乘以课时报酬。
    为什么：报酬按上课的课时付，多少课时、每课时多少钱，要让人算得出来。
    怎么改：补写课时和课时报酬；金额＝课时×课时报酬。
    """
    heads = pay_heads(filing)
    for line in filing.finance.spending:
        if line.head not in heads and line.head not in filing.values.reasoned_heads:
            continue
        if line.lessons is not None and line.rate is not None:
            expected = line.rate * line.lessons
            if line.amount != expected:
                values = {"head": line.head, "field": "amount", "label": "金额", "booked": line.amount, "expected": expected}
                yield Hit(line.at("amount"), values, subject=line.head, suggest=expected)
        elif line.head in heads or line.lessons is not None or line.rate is not None:
            yield _incomplete(line)


def _incomplete(line: Spending) -> Hit:
    """The missing one of the two, worked out from the amount where the other is there."""
    field, label, expected = "lessons", "课时", line.amount // line.rate if line.rate else None
    if line.lessons is not None:
        field, label, expected = "rate", "课时报酬", Fen(line.amount // line.lessons) if line.lessons else None
    values = {"head": line.head, "field": field, "label": label, "booked": "—", "expected": expected or "≥1"}
    return Hit(line.at(field), values, subject=line.head, suggest=expected)
