"""三(四)b: a first service day before the day on which the last step of the chain was taken."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)b",),
    modal=Modal.MUST,
    reads=("times",),
    since=Stage.SUBMITTED,
    zh="第一个服务日{first}早于审批备案办完的日期{filed}",
    en="the first service day {first} comes before {filed}, when the approval chain was completed",
    mend_en="Begin the service on the day the last step was taken, or later.",
)
def service_before_filing(filing: Filing) -> Iterator[Hit]:
    """备案以前就开始服务。

    查什么：第一个服务日不早于审批链最后一步办完的日期，同一天可以。
    为什么：实施办法规定备案以后方可实施，备案以前开展的服务没有经过审批。
    怎么改：把第一个服务日改到备案当天或以后，计划天数和课时跟着改；备案日期写错的，由办理单位改正。
    """
    first, filed = filing.times.service.first, filing.filed_on
    if filed is not None and first < filed:
        yield Hit(filing.times.service.at("first"), {"first": first, "filed": filed}, suggest=filed)
