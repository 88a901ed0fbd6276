"""三(四)3e: an agreement that says nothing on how it can be ended."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)3e",),
    modal=Modal.ATTESTED,
    reads=("plan",),
    zh="同“{provider}”的协议没有退出条款",
    en="the agreement with “{provider}” has no exit clause",
    mend_en="Add a clause on when the school may end the agreement; a supplement will do.",
)
def exit_clause_missing(filing: Filing) -> Iterator[Hit]:
    """机构协议没有退出条款。

    查什么：每份协议写明有退出条款。
    为什么：照协议组织实施，也要照协议停下来：机构出了问题，学校要有依据中止合作。
    怎么改：在协议里补上什么情形下终止合作（可以签补充协议），签好后 exit_clause 写“是”。
    """
    for provider in filing.plan.providers:
        if provider.agreement is not None and not provider.agreement.exit_clause:
            yield Hit(provider.agreement.at("exit_clause"), {"provider": provider.name}, subject=provider.name)
