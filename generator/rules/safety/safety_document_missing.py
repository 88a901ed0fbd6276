"""四(二)b, 四(二)d, 四(二)f: safety rules or plans that were not there on the first service day."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("四(二)b", "四(二)d", "四(二)f"),
    modal=Modal.ATTESTED,
    reads=("plan", "times"),
    zh="第一个服务日（{first}）以前没有备好：{documents}",
    en="not in place by the first service day ({first}): {documents}",
    mend_en="List each document the policy names under `safety.documents`, with its kind as the policy writes it, title and date.",
)
def safety_document_missing(filing: Filing) -> Iterator[Hit]:
    """缺少必备的安全制度或预案。

    查什么：政策要求的每一种安全制度和预案都登记了，日期不晚于第一个服务日。
    为什么：实施办法要求学校有安全管理、应急、考勤、监管、交接班、门卫登记等制度，开始服务以前就要备好。
    怎么改：在 safety 的 documents 中逐种写明种类、标题和日期，种类的名称照政策写；还没有的先制定，再开始服务。
    """
    safety, first = filing.plan.safety, filing.times.service.first
    missing = []
    for kind in filing.values.safety_documents:
        held = [document for document in safety.documents if document.kind == kind]
        if not held:
            missing.append(kind)
        elif all(document.date > first for document in held):
            yield Hit(held[0].at("date"), {"first": first, "documents": (kind,)}, subject=kind)
    if missing:
        yield Hit(safety.at("documents"), {"first": first, "documents": tuple(missing)})
