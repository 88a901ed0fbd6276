"""三(四)3c: a provider that stands twice in a plan."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)3c",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="{label}“{key}”在方案中写了两次",
    en="{field} “{key}” stands twice in the plan",
    mend_en="List a provider once, with all its courses, its one selection and its one agreement.",
)
def provider_listed_twice(filing: Filing) -> Iterator[Hit]:
    """一家机构写了两次。

    查什么：方案里每家机构的机构编号和统一社会信用代码各不相同。
    为什么：遴选是一家一家选的；一家机构写成两家，凑够了家数，也分不清哪份协议算数。
    怎么改：同一家机构的课程合并到一处；编号或代码抄错的改正。
    """
    for field, label in (("id", "机构编号"), ("code", "统一社会信用代码")):
        seen = set()
        for provider in filing.plan.providers:
            key = getattr(provider, field)
            if key in seen:
                yield Hit(provider.at(field), {"label": label, "field": field, "key": key}, subject=provider.name)
            seen.add(key)
