"""四(三)2a: a plan without the school's commitment to integrity."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("四(三)2a",),
    modal=Modal.ATTESTED,
    reads=("plan",),
    zh="没有登记廉政承诺",
    en="no commitment to integrity is on record",
    mend_en="Sign the commitment and list its title, date and the role responsible under `integrity`.",
)
def integrity_missing(filing: Filing) -> Iterator[Hit]:
    """没有廉政承诺。

    查什么：方案登记了廉政承诺的标题、日期和责任岗位。
    为什么：课后服务涉及收费、选机构和发报酬，实施办法要求学校加强廉政风险防控。
    怎么改：签订廉政风险防控承诺书，在 integrity 中写明标题、日期和责任岗位，不写姓名。
    """
    if filing.plan.integrity is None:
        yield Hit(filing.plan.at("integrity"))
