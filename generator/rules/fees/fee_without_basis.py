"""三(五)d: a fee that no registered fee document allows."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)d",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="“{item}”的收费依据“{basis}”不是登记的收费文件（{known}）",
    en="the basis “{basis}” of “{item}” is no registered fee document ({known})",
    mend_en="Write the number of the fee document in force, as it is registered; what no document allows cannot be charged.",
)
def fee_without_basis(filing: Filing) -> Iterator[Hit]:
    """收费项目没有有效的收费依据。

    查什么：每个收费项目的依据文号，是本学期登记的收费文件之一。
    为什么：收费只能按发改和教育部门的收费文件执行，没有文件的费不能收。
    怎么改：照登记的文号改正，注意六角括号“〔〕”和年份；没有文件依据的项目删去。
    """
    known = tuple(document.number for document in filing.values.fee_documents)
    for item in filing.plan.fees.items:
        if item.basis not in known:
            only = known[0] if len(known) == 1 else None
            yield Hit(item.at("basis"), {"item": item.name, "basis": item.basis, "known": known}, subject=item.name, suggest=only)
