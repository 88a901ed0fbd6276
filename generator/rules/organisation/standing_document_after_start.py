"""三(五)h, 四(三)1e: standing rules of a school that are younger than the service they are for."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import SchoolRecord
from generator.findings import Hit
from generator.rules.framework import Modal, Scope, rule


@rule(
    clauses=("三(五)h", "四(三)1e"),
    modal=Modal.ATTESTED,
    scope=Scope.SCHOOL,
    reads=("school",),
    zh="“{title}”的日期{date}晚于最近一个学期的第一个服务日{first}",
    en="“{title}” is dated {date}, after the first service day of the latest term ({first})",
    mend_en="Have the rules in force before the service begins; correct a date that was written down wrongly.",
)
def standing_document_after_start(school: SchoolRecord) -> Iterator[Hit]:
    """服务开始以后才有的取酬办法或绩效文件。

    查什么：取酬办法、绩效文件的日期，不晚于最近一个学期的第一个服务日，同一天可以。
    为什么：怎样付报酬、怎样计入绩效，要在服务开始以前定下来；教师上了课才定报酬，就没有章法可循。
    怎么改：日期写错的改正；学期中修订了的，写本学期开始时施行的那一次，下学期再写修订后的。
    """
    filing = next((filing for filing in reversed(school.filings) if filing.has("times")), None)
    if filing is None or school.profile is None:
        return
    profile, first = school.profile, filing.times.service.first
    for document in (profile.pay_measure, profile.performance):
        if document is not None and document.date > first:
            yield Hit(document.at("date"), {"title": document.title, "date": document.date, "first": first}, subject=document.title)
