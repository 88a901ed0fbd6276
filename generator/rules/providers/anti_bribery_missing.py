"""四(三)2a: an agreement with a training provider without a clause against bribery."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("四(三)2a",),
    modal=Modal.ATTESTED,
    reads=("plan",),
    zh="与“{provider}”的协议没有反商业贿赂条款",
    en="the agreement with “{provider}” has no clause against bribery",
    mend_en="Add the clause to the agreement, then confirm it under `anti_bribery`.",
)
def anti_bribery_missing(filing: Filing) -> Iterator[Hit]:
    """机构协议没有反商业贿赂条款。

    查什么：每家机构的 anti_bribery 写“是”。
    为什么：实施办法要求学校和机构加强廉政风险防控。
    怎么改：在协议中补上反商业贿赂条款（可以签补充协议），签好后写“是”。
    """
    for provider in filing.plan.providers:
        if not provider.anti_bribery:
            yield Hit(provider.at("anti_bribery"), {"provider": provider.name}, subject=provider.name)
