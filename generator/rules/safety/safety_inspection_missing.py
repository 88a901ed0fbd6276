"""四(二)d: no safety inspection shortly before the service begins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("四(二)d",),
    modal=Modal.ATTESTED,
    reads=("plan", "times"),
    zh="没有在{earliest}至{first}之间做安全检查的记录",
    en="no safety inspection between {earliest} and {first} is on record",
    mend_en="Inspect the places shortly before the first service day and list title, date and the role responsible.",
)
def safety_inspection_missing(filing: Filing) -> Iterator[Hit]:
    """开始服务以前没有做安全检查。

    查什么：登记了安全检查的记录，日期不晚于第一个服务日，也不早于它以前政策规定的天数。
    为什么：实施办法要求强化安全检查；很久以前的检查说明不了开始服务时的情况。
    怎么改：在第一个服务日以前检查场地、消防和安全保卫，在 safety 的 inspection 中写明记录的标题、日期和责任岗位。
    """
    safety, first = filing.plan.safety, filing.times.service.first
    earliest = first - dt.timedelta(days=filing.values.inspection_days)
    values = {"earliest": earliest, "first": first}
    if safety.inspection is None:
        yield Hit(safety.at("inspection"), values)
    elif not earliest <= safety.inspection.date <= first:
        yield Hit(safety.inspection.at("date"), values)
