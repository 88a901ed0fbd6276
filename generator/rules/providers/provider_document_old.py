"""四(二)b: a provider's safety rules that have not been revised for long."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule
from generator.rules.providers.agreement_missing import taught_days
from generator.rules.providers.provider_safety_missing import DOCUMENTS
from generator.rules.safety.safety_document_old import outdated


@rule(
    clauses=("四(二)b",),
    modal=Modal.IN_PRINCIPLE,
    reads=("plan", "times"),
    zh="“{provider}”的{kind}是{date}的，到第一次上课已超过{months}个月",
    en="the {kind} of “{provider}” dates from {date}, more than {months} months before its first session",
    mend_en="Have the provider revise its rules, or state under `reasons` why they still hold.",
)
def provider_document_old(filing: Filing) -> Iterator[Hit]:
    """机构的安全制度太久没有修订。

    查什么：机构的安全管理制度和应急预案，到它第一次上课不超过政策规定的月数。
    为什么：人员、场地和课程换了，机构的制度和预案也要跟着改。
    怎么改：请机构重新看一遍并修订；看过认为不用改的，在本文件 reasons 中写明理由，about 写机构全称。
    """
    months = filing.values.document_months
    for provider in filing.plan.providers:
        taught = taught_days(filing, provider)
        first = taught[0] if taught else filing.times.service.first
        for kind in DOCUMENTS:
            found = outdated(provider.documents, kind, months, first)
            if found is not None:
                values = {"provider": provider.name, "kind": kind, "date": found.date, "months": months}
                yield Hit(found.at("date"), values, subject=provider.name)
