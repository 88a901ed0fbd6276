"""二(一)b, 三(四)c: a service that runs, approved, without a letter that families can read."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("二(一)b", "三(四)c"),
    modal=Modal.MUST,
    reads=("times",),
    since=Stage.FILED,
    zh="{first}已经开始服务，告知书还没有公开",
    en="the service began on {first}, and the letter is not online",
    mend_en="The bureau puts the letter online and records the day; a row for a wrong term is corrected.",
)
def letter_not_published(filing: Filing) -> Iterator[Hit]:
    """服务已经开始，告知书没有公开。

    查什么：审批备案办完、第一个服务日已经过去的学期，教育局的公开记录里有这个学期的告知书公开日期。
    为什么：实施办法要求每学期初主动告知家长、报名以前公开方案；没有公开，家长就不知道自己同意了什么。
    怎么改：由基教股公开并登记日期；公开记录里学期写错、写重的改正。推迟开始的，学校先改第一个服务日。
    """
    service = filing.times.service
    if filing.published is None and service.first < filing.as_of and filing.approved:
        yield Hit(service.at("first"), {"first": service.first})
