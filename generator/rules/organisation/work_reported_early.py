"""末1b: a report on work that had not begun."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("末1b",),
    modal=Modal.MUST,
    reads=("times", "record"),
    since=Stage.RUNNING,
    zh="工作情况{reported}报送，早于第一个服务日{first}",
    en="the work was reported on {reported}, before the first service day {first}",
    mend_en="Report on the work once it has been done; correct a date that was written down wrongly.",
)
def work_reported_early(filing: Filing) -> Iterator[Hit]:
    """服务还没有开始就报送了工作情况。

    查什么：工作情况报送市教育局的日期不早于第一个服务日。
    为什么：工作情况是做过以后的情况，没有开始就报的不是本学期的。
    怎么改：日期写错的改正；报的是上学期情况的，本学期结束以后再报一次，写那一天。
    """
    reported, first = filing.record.reported, filing.times.service.first
    if reported is not None and reported < first:
        yield Hit(filing.record.at("reported"), {"reported": reported, "first": first})
