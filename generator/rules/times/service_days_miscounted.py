"""三(五)g: a number of service days that the calendar does not give."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)g",),
    modal=Modal.MUST,
    reads=("times",),
    zh="计划服务天数写{stated}天，照日历逐日数是{counted}天",
    en="{stated} service days are stated; counted by the calendar there are {counted}",
    mend_en="Check the dates, `no_service` and `makeup_days`, then write the number that the calendar gives.",
)
def service_days_miscounted(filing: Filing) -> Iterator[Hit]:
    """计划服务天数与日历不符。

    查什么：从第一个到最后一个服务日，数每周服务日，减去 no_service 的日子，加上 makeup_days 的日子，等于填写的天数。
    为什么：收费按课时算，课时按天数算；天数错了，收费和退费都跟着错。
    怎么改：先核对起止日期、不开展服务的日子和调休上班日是否写全，再把天数改成数出来的数。
    """
    service, counted = filing.times.service, len(filing.days)
    if service.first <= service.last and service.days != counted:
        yield Hit(service.at("days"), {"stated": service.days, "counted": counted}, suggest=counted)
