"""三(四)1e: a retired teacher under an employment contract."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule

RETIRED, EMPLOYMENT, SERVICE = "退休教师", "劳动合同", "劳务协议"


@rule(
    clauses=("三(四)1e",),
    modal=Modal.IN_PRINCIPLE,
    reads=("staff",),
    zh="承担“{activity}”的退休教师签的是{contract}，一般应签{usual}",
    en="the retired teacher for “{activity}” has a {contract}; a {usual} is usual",
    mend_en="Sign a service contract, or state a reason under `reasons` with the person's display name under `about`.",
)
def retired_with_labour_contract(filing: Filing) -> Iterator[Hit]:
    """退休教师签了劳动合同。

    查什么：退休教师的合同种类是不是劳动合同。
    为什么：已经领取养老金的人一般不再建立劳动关系，签劳务协议才规范。
    怎么改：改签劳务协议；没有领取养老金等特殊情形的，在本文件 reasons 中写明理由（about 写称呼），理由会公开显示。
    """
    for person in filing.staff.outside:
        if person.kind == RETIRED and person.contract is not None and person.contract.kind == EMPLOYMENT:
            values = {"activity": person.activity, "contract": EMPLOYMENT, "usual": SERVICE}
            yield Hit(person.contract.at("kind"), values, subject=person.name, suggest=SERVICE)
