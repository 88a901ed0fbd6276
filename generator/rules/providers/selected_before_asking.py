"""三(四)3a: a provider whose selection was announced before families were asked whether they need one."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)3a",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="“{provider}”的遴选公告{announced}就发了，征求意见{first}才开始",
    en="the selection of “{provider}” was announced on {announced}, before the consultation began on {first}",
    mend_en="Ask first, then announce the selection; a provider that has served the term before may go on.",
)
def selected_before_asking(filing: Filing) -> Iterator[Hit]:
    """还没有征求意见就遴选机构。

    查什么：上学期没有引入的机构，遴选公告不早于本学期征求意见的开始日期，同一天可以。
    为什么：本校教不了、学生又需要的课才可以请机构；需要不需要，要先问过家长才知道。
    怎么改：日期写错的改正；先选了机构再征求意见的，重新遴选，本学期先不引入。
    """
    previous = filing.previous
    known = {provider.code for provider in previous.plan.providers} if previous is not None and previous.has("plan") else set()
    first = filing.plan.consultation.first
    for provider in filing.plan.providers:
        chosen = provider.selection
        if chosen is not None and chosen.announced < first and provider.code not in known:
            values = {"provider": provider.name, "announced": chosen.announced, "first": first}
            yield Hit(chosen.at("announced"), values, subject=provider.name)
