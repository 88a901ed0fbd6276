"""四(二)b: safety rules or an emergency plan that were not looked through for long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.model.common import Document
from generator.rules.framework import Modal, rule

KINDS = ("安全管理制度", "应急预案")
"""The documents that are to be kept up to date."""


@rule(
    clauses=("四(二)b",),
    modal=Modal.IN_PRINCIPLE,
    reads=("plan", "times"),
    zh="{kind}是{date}的，到第一个服务日已超过{months}个月",
    en="{kind} is of {date}, more than {months} months before the first service day",
    mend_en="Look the document through, revise it and give the day of the revision, or state under `reasons` why it still fits.",
)
def safety_document_old(filing: Filing) -> Iterator[Hit]:
    """安全制度或应急预案太久没有修订。

    查什么：安全管理制度和应急预案制定或最近一次修订的日期，到第一个服务日不超过政策规定的月数。
    为什么：实施办法要求完善安全管理制度和应急预案；人员、场地变了，制度和预案也要跟着改。
    怎么改：重新看一遍并修订，写修订的日期；看过以后认为不用改的，在 plan.yml 的 reasons 中写明理由，about 写种类。
    """
    first, months = filing.times.service.first, filing.values.document_months
    for kind in KINDS:
        found = outdated(filing.plan.safety.documents, kind, months, first)
        if found is not None:
            yield Hit(found.at("date"), {"kind": kind, "date": found.date, "months": months}, subject=kind)


def outdated(documents: Iterable[Document], kind: str, months: int, first: dt.date) -> Document | None:
    """The newest document of a kind by that day, where it is more than so many months old."""
    held = (document for document in documents if document.kind == kind and document.date <= first)
    newest = max(held, key=lambda document: document.date, default=None)
    return newest if newest is not None and more_than(months, newest.date, first) else None


def more_than(months: int, earlier: dt.date, later: dt.date) -> bool:
    """Whether more than so many months lie between two days; the same day of the month is not more."""
    between = (later.year - earlier.year) * 12 + later.month - earlier.month
    return between > months or (between == months and later.day > earlier.day)
