"""三(四)d: the school reviewed the applications too early or only after the service had begun."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule
from generator.rules.organisation._dates import reversed_days


@rule(
    clauses=("三(四)d",),
    modal=Modal.MUST,
    reads=("plan", "times", "record"),
    since=Stage.RUNNING,
    zh="{name}（{date}）早于{earlier}（{limit}）",
    en="{name} ({date}) comes before {earlier} ({limit})",
    mend_en="Review after applications close and before the service begins; correct a date that was written down wrongly.",
)
def reviewed_out_of_order(filing: Filing) -> Iterator[Hit]:
    """学校审核申请的日期先后不对。

    查什么：集中申请的审核日期不早于截止申请，不晚于第一个服务日，同一天可以；开学后仍可申请的也一样，后来的申请随到随审。
    为什么：申请没有收齐就审核，对后来的家庭不公平；服务开始以后才审核，等于没有审核。
    怎么改：日期写错的改正；确实审核晚了的，如实填写，并向基教股说明。
    """
    application, first = filing.plan.application, filing.times.service.first
    reviewed, where = filing.record.applications.reviewed, filing.record.applications.at("reviewed")
    if reviewed < application.closes:
        yield Hit(where, reversed_days("学校审核日期", reviewed, "截止申请", application.closes))
    elif first < reviewed:
        yield Hit(where, reversed_days("第一个服务日", first, "学校审核日期", reviewed))
