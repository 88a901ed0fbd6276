"""三(二)c: places were short and nobody counted who had priority."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(二)c",),
    modal=Modal.IN_PRINCIPLE,
    reads=("record",),
    since=Stage.RUNNING,
    zh="有{refused}份申请没有同意，没有写优先保障的学生申请和参加了多少人",
    en="{refused} applications were refused and the numbers of pupils with priority are not given",
    mend_en="Give the numbers of pupils with priority who applied and who take part, under `priority`.",
)
def priority_uncounted(filing: Filing) -> Iterator[Hit]:
    """名额不足时没有写优先保障的人数。

    查什么：有申请没有同意的，实施记录写了优先保障学生的申请和参加人数。
    为什么：名额不够的时候，更要看得出最需要的孩子有没有先得到保障。
    怎么改：在 record.yml 的 priority 中写全校的人数（少于公开下限的写 fewer-than-threshold）；一个也没有的，在本文件 reasons 中写明。
    """
    refused = filing.record.applications.refused
    if refused and filing.record.priority is None:
        yield Hit(filing.record.at("priority"), {"refused": refused})
