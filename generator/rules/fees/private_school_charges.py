"""三(五)d: a private school that charges for the service where the fee document is for public schools only."""

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
    zh="民办学校收取“{item}”{total}，民办学校不得另收课后服务费",
    en="a private school charges “{item}”, {total}; private schools may not charge for the service",
    mend_en="Serve free of charge; what the service costs is part of the tuition.",
)
def private_school_charges(filing: Filing) -> Iterator[Hit]:
    """民办学校收取课后服务费。

    查什么：登记为民办的学校没有服务性收费，除非政策写明民办学校可以收。
    为什么：收费文件只给公办学校定了标准；民办学校的学费里已经有办学成本，不能再收一道。
    怎么改：删去服务性收费，方式改为免费；不是民办学校的，请教育局改正登记。
    """
    if not filing.registration.private or filing.values.private_may_charge:
        return
    for item in service_items(filing.plan):
        yield Hit(item.at("nature"), {"item": item.name, "total": item.total}, subject=item.name)
