"""四(二)a, 四(二)b: a training provider without its own person responsible for safety, safety rules or emergency plan."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule

DOCUMENTS = ("安全管理制度", "应急预案")


@rule(
    clauses=("四(二)a", "四(二)b"),
    modal=Modal.ATTESTED,
    reads=("plan",),
    zh="“{provider}”没有登记：{missing}",
    en="“{provider}” has not registered: {missing}",
    mend_en="Name the provider's own role responsible for safety and both documents with title and date.",
)
def provider_safety_missing(filing: Filing) -> Iterator[Hit]:
    """机构没有落实安全责任。

    查什么：每家机构都写明自己的安全责任岗位，并登记了自己的安全管理制度和应急预案。
    为什么：实施办法要求机构同学校一样把安全放在首位，责任要落到岗位。
    怎么改：请机构确定责任岗位（写岗位，不写姓名），交来两份文件后在 documents 中登记种类、标题和日期。
    """
    for provider in filing.plan.providers:
        if not provider.safety_role:
            yield Hit(provider.at("safety_role"), {"provider": provider.name, "missing": ("安全责任岗位",)}, subject=provider.name)
        kinds = {document.kind for document in provider.documents}
        missing = tuple(kind for kind in DOCUMENTS if kind not in kinds)
        if missing:
            yield Hit(provider.at("documents"), {"provider": provider.name, "missing": missing}, subject=provider.name)
