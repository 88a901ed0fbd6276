"""一b, 四(三)2a: rules for pick-up or a commitment to integrity dated after the service began."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("一b", "四(三)2a"),
    modal=Modal.ATTESTED,
    reads=("plan", "times"),
    zh="“{title}”的日期{date}晚于第一个服务日{first}",
    en="“{title}” is dated {date}, after the first service day {first}",
    mend_en="Make it before the service begins; correct a date that was written down wrongly.",
)
def document_after_start(filing: Filing) -> Iterator[Hit]:
    """开始服务以后才有的制度或承诺。

    查什么：弹性离校制度和廉政承诺的日期不晚于第一个服务日，同一天可以。
    为什么：孩子怎样接送、怎样防止以权谋私，要在开始服务以前定下来。
    怎么改：日期写错的改正；确实开始以后才订的，如实填写，由基教股决定怎样处理。修订过的写开始以前施行的那一次。
    """
    first = filing.times.service.first
    for document in (filing.times.pickup_document, filing.plan.integrity):
        if document is not None and document.date > first:
            yield Hit(document.at("date"), {"title": document.title, "date": document.date, "first": first}, subject=document.title)
