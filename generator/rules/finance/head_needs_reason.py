"""三(五)i: spending under a head that needs a stated reason."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)i",),
    modal=Modal.IN_PRINCIPLE,
    reads=("finance",),
    since=Stage.SETTLED,
    zh="列支“{head}”须说明理由",
    en="spending under “{head}” needs a stated reason",
    mend_en="State under `reasons` why it was needed and what it was spent on.",
)
def head_needs_reason(filing: Filing) -> Iterator[Hit]:
    """这个科目须说明理由。

    查什么：管理人员报酬等实施办法没有写明的科目，说明了理由。
    为什么：实施办法只列出了几种开支，其他开支是例外，要向家长说清楚。
    怎么改：在本文件 reasons 中写明为什么开支、用在哪里；理由会公开显示在这一项旁边。
    """
    for line in filing.finance.spending:
        if line.head in filing.values.reasoned_heads:
            yield Hit(line.at("head"), {"head": line.head}, subject=line.head)
