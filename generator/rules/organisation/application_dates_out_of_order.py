"""三(四)d: planned days of application, review and service in the wrong order."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule
from generator.rules.organisation._dates import reversed_days


@rule(
    clauses=("三(四)d",),
    modal=Modal.MUST,
    reads=("plan", "times"),
    zh="{name}（{date}）早于{earlier}（{limit}）",
    en="{name} ({date}) comes before {earlier} ({limit})",
    mend_en="Put them in order: applications open, close, the school reviews, the service begins; one day may serve for several.",
)
def application_dates_out_of_order(filing: Filing) -> Iterator[Hit]:
    """申请和审核的日期先后不对。

    查什么：开始申请、截止申请、学校审核完成、第一个服务日依次不提前，同一天可以。
    为什么：家长先申请，学校审核以后再统一组织；没有审核完就开始服务，谁来参加还没有定。
    怎么改：把日期按先后改好；开学后还接受申请的，这里写集中申请的日期，并在 rolling 写 是。
    """
    application, first = filing.plan.application, filing.times.service.first
    opens, closes, review_by = application.opens, application.closes, application.review_by
    if closes < opens:
        yield Hit(application.at("closes"), reversed_days("截止申请", closes, "开始申请", opens), suggest=opens)
    if review_by < closes:
        yield Hit(application.at("review_by"), reversed_days("学校审核完成日期", review_by, "截止申请", closes), suggest=closes)
    elif first < review_by:
        yield Hit(application.at("review_by"), reversed_days("第一个服务日", first, "学校审核完成日期", review_by), suggest=first)
