"""三(五)d: a service fee above the cap for one term."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.model.values import Fen
from generator.rules.fees._items import caps, charged_before, service_items
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)d",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="“{item}”使服务性收费达到每生每学期{total}，超过{area}{stage}的上限{limit}",
    en="“{item}” brings the service fee of a term to {total}, above the cap of {limit} ({area}{stage})",
    mend_en="Lower the amount of the term to the cap; lessons beyond it are free.",
)
def fee_above_term_cap(filing: Filing) -> Iterator[Hit]:
    """每生每学期的金额超过上限。

    查什么：服务性收费每生每学期的金额不超过本校城乡类别和学段的学期上限；同一批学生交几项的合并计算，跨小学、初中的项目按低的上限。
    为什么：收费文件除了每个计费单位的标准，还给一学期定了最高金额；收满以后的课时不再收费。
    怎么改：每生每学期金额最多写到上限。
    """
    for item in service_items(filing.plan):
        cap = min(caps(filing, item), key=lambda cap: cap.term)
        before = charged_before(filing.plan, item, lambda other: other.total)
        if before + item.total > cap.term:
            values = {"item": item.name, "total": before + item.total, "area": cap.area, "stage": cap.stage, "limit": cap.term}
            yield Hit(item.at("total"), values, subject=item.name, suggest=Fen(max(cap.term - before, 0)))
