"""末1b: a report on work that was not done yet."""

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
    zh="工作情况{reported}报送，早于最后一个服务日{last}",
    en="the work was reported on {reported}, before the last service day {last}",
    mend_en="Report on the term's work once it has been done; correct a date that was written down wrongly.",
)
def work_reported_early(filing: Filing) -> Iterator[Hit]:
    """服务还没有结束就报送了工作情况。

    查什么：工作情况报送市教育局的日期不早于实际的最后一个服务日，同一天可以；停课的算到停课以前。
    为什么：报的是一个学期做过以后的情况，没有做完就报的不是全学期的。
    怎么改：日期写错的改正；报的是上学期情况的，本学期结束以后再报一次，写那一天。
    """
    reported = filing.record.reported
    last = max(filing.held, default=filing.times.service.last)
    if reported is not None and reported < last:
        yield Hit(filing.record.at("reported"), {"reported": reported, "last": last})
