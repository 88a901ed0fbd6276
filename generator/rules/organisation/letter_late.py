"""二(一)b: the start-of-term letter came later than the working days allowed after the term began."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("二(一)b",),
    modal=Modal.IN_PRINCIPLE,
    reads=("plan",),
    since=Stage.PUBLISHED,
    zh="告知书在{letter}公开，晚于开学后第{count}个工作日（{deadline}）",
    en="the letter was published on {letter}, later than working day {count} of the term ({deadline})",
    mend_en="Publish the letter earlier, or state under `reasons` why the service begins late this term.",
)
def letter_late(filing: Filing) -> Iterator[Hit]:
    """告知书公开得晚。

    查什么：告知书的公开日期不晚于开学后政策规定的第几个工作日（扣除周末和放假，计入调休上班日）。还没有公开的不查。
    为什么：实施办法要求每学期初就主动告知家长，家庭好早作安排。
    怎么改：尽早办完审批、公开告知书；本学期开始得晚的，在 plan.yml 的 reasons 中写明理由，理由会公开显示。
    """
    if filing.published is None:
        return
    letter, count = filing.published.letter, filing.values.notice_days
    deadline = filing.calendar.after(filing.term.starts, count)
    if letter > deadline:
        # The letter's day is the bureau's record; the school answers for it where its plan says from when families apply.
        where = filing.plan.application.at("opens")
        yield Hit(where, {"letter": letter, "count": count, "deadline": deadline})
