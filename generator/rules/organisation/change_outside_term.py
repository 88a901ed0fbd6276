"""二(一)b: a change of the term that is dated outside the term."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("二(一)b",),
    modal=Modal.MUST,
    reads=("record",),
    since=Stage.RUNNING,
    zh="变化的日期{date}不在本学期（{starts}至{ends}）",
    en="the change is dated {date}, outside the term ({starts} to {ends})",
    mend_en="Give the day on which the change began; a change of another term belongs into that term's record.",
)
def change_outside_term(filing: Filing) -> Iterator[Hit]:
    """学期中的变化写了学期以外的日期。

    查什么：实施记录中各项变化的日期在本学期第一天至最后一天之间。
    为什么：家长凭日期知道从哪天起怎样变；日期不在本学期的，不是这学期的变化，或者写错了。
    怎么改：写变化开始的那一天；别的学期的变化写到那个学期的 record.yml。
    """
    term = filing.term
    for change in filing.record.changes:
        if not term.starts <= change.date <= term.ends:
            yield Hit(change.at("date"), {"date": change.date, "starts": term.starts, "ends": term.ends})
