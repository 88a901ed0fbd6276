"""三(四)3a: a training provider where the policy lets none in."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)3a",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="引入了“{provider}”，本市这个学期不得引入社会培训机构",
    en="“{provider}” is brought in; this term no training provider may be",
    mend_en="Take the provider and its courses out of the plan; the school's own staff or hired persons may teach them.",
)
def provider_not_allowed(filing: Filing) -> Iterator[Hit]:
    """引入了不得引入的培训机构。

    查什么：政策写明不得引入社会培训机构的学期，方案里没有机构。
    为什么：能不能引入机构由市里决定；不得引入的学期，遴选得再好也不行。
    怎么改：删去机构和它的课程、收费项目；想开的课由本校教师或者临时聘请的校外人员承担。
    """
    if filing.values.providers_allowed:
        return
    for provider in filing.plan.providers:
        yield Hit(provider.at("name"), {"provider": provider.name}, subject=provider.name)
