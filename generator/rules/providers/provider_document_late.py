"""四(二)a, 四(二)b: a provider whose safety rules were made after it had begun to teach."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule
from generator.rules.providers.agreement_missing import taught_days
from generator.rules.providers.provider_safety_missing import DOCUMENTS


@rule(
    clauses=("四(二)a", "四(二)b"),
    modal=Modal.ATTESTED,
    reads=("plan", "times"),
    zh="“{provider}”的{kind}日期是{date}，晚于它第一次上课的{first}",
    en="the {kind} of “{provider}” is dated {date}, after its first session on {first}",
    mend_en="Have the provider make its rules before its first session; correct a date that was written down wrongly.",
)
def provider_document_late(filing: Filing) -> Iterator[Hit]:
    """机构上了课才有安全制度。

    查什么：机构的安全管理制度和应急预案，日期不晚于它第一次上课，同一天可以；没有登记的由另一条规则查。
    为什么：机构同学校一样要把安全放在首位，孩子跟它上课以前，制度和预案就要有。
    怎么改：请机构核对，日期写错的改正；还没有制定的，制定以前不上课。
    """
    for provider in filing.plan.providers:
        taught = taught_days(filing, provider)
        first = taught[0] if taught else filing.times.service.first
        for kind in DOCUMENTS:
            held = [document for document in provider.documents if document.kind == kind]
            if held and all(document.date > first for document in held):
                values = {"provider": provider.name, "kind": kind, "date": held[0].date, "first": first}
                yield Hit(held[0].at("date"), values, subject=provider.name)
