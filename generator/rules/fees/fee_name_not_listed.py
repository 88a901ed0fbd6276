"""三(五)d: a service fee under a name that the fee document does not have."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.fees._items import service_items
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)d",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="收费项目“{item}”不在规定的名称之内：{known}",
    en="the fee “{item}” has none of the names that the fee document allows: {known}",
    mend_en="Use the name of the fee document; what has no name there cannot be charged.",
)
def fee_name_not_listed(filing: Filing) -> Iterator[Hit]:
    """收费项目的名称不是规定的。

    查什么：服务性收费的名称是政策列出的收费项目名称之一；政策没有列名称的不查。
    为什么：项目名称由收费文件定，换一个名称就可能是另立项目收费。
    怎么改：改用收费文件上的名称；文件上没有的项目不能收，删去。
    """
    known: tuple[str, ...] = getattr(filing.values, "fee_names", ())
    for item in service_items(filing.plan):
        if known and item.name not in known:
            only = known[0] if len(known) == 1 else None
            yield Hit(item.at("name"), {"item": item.name, "known": known}, subject=item.name, suggest=only)
