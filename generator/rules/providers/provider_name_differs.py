"""三(四)3d: a provider under another name than the white list has for its code."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)3d",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="代码{code}在白名单上是“{listed}”，方案写的是“{provider}”",
    en="on the white list {code} is “{listed}”, the plan says “{provider}”",
    mend_en="Copy name and code from the licence; if the provider has changed its name, have the bureau correct the list.",
)
def provider_name_differs(filing: Filing) -> Iterator[Hit]:
    """机构的名称与白名单不同。

    查什么：机构的统一社会信用代码在白名单上的，名称与白名单上的一样；不在名单上的不查。
    为什么：代码和名称对不上，不是抄错了，就是借别家的证照进校。
    怎么改：照证照改正写错的一处；机构改了名的，请教育局更正白名单。
    """
    for provider in filing.plan.providers:
        listed = [entry.name for entry in filing.whitelist.providers if entry.code == provider.code] or [provider.name]
        if provider.name not in listed:
            values = {"code": provider.code, "listed": listed[-1], "provider": provider.name}
            yield Hit(provider.at("name"), values, subject=provider.name, suggest=listed[-1])
