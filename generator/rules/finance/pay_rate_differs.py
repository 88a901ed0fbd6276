"""三(五)h, 三(四)1b: a rate of pay that the plan's staff file does not have."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.finance._pay import groups_paid, pay_heads
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)h", "三(四)1b"),
    modal=Modal.MUST,
    reads=("staff", "finance"),
    since=Stage.SETTLED,
    zh="“{head}”每课时{rate}，师资文件中这类人员的课时报酬是：{planned}",
    en="“{head}” at {rate} a lesson; the staff file has for these people: {planned}",
    mend_en="Pay the rates of the approved staff file; one line for each rate.",
)
def pay_rate_differs(filing: Filing) -> Iterator[Hit]:
    """课时报酬与师资文件不一致。

    查什么：劳务报酬每一行的课时报酬，都是师资文件中这类人员的课时报酬；标准不同的分行写。
    为什么：取酬标准是随方案报批并公开的，发放时不能另定。
    怎么改：照 staff.yml 中的课时报酬改正；不同标准的人员分行填写。
    """
    heads = pay_heads(filing)
    for line in filing.finance.spending:
        if line.head not in heads or line.rate is None:
            continue
        planned = tuple(dict.fromkeys(group.rate for group in groups_paid(filing, line.head)))
        if line.rate not in planned:
            values = {"head": line.head, "rate": line.rate, "planned": planned or "—"}
            yield Hit(line.at("rate"), values, subject=line.head, suggest=planned[0] if len(planned) == 1 else None)
