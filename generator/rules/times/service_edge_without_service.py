"""三(一)a: a first or last service day on which there is no service."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(一)a",),
    modal=Modal.MUST,
    reads=("times",),
    zh="{which}写{day}，这一天没有服务；按日历是{right}",
    en="the {which_en} service day is given as {day}, on which there is no service; by the calendar it is {right}",
    mend_en="Give the first and the last day on which there really is service.",
)
def service_edge_without_service(filing: Filing) -> Iterator[Hit]:
    """第一个或最后一个服务日没有服务。

    查什么：填写的第一个和最后一个服务日，都是按日历数出来的服务日。
    为什么：家长照第一个服务日送孩子参加，那一天没有服务就白跑一趟；许多期限也从这两天算起。
    怎么改：改成日历上真正开展服务的第一天和最后一天。
    """
    service, days = filing.times.service, sorted(filing.days)
    if not days or service.last < service.first:
        return
    if service.first not in filing.days:
        values = {"which": "第一个服务日", "which_en": "first", "day": service.first, "right": days[0]}
        yield Hit(service.at("first"), values, suggest=days[0])
    if service.last not in filing.days:
        values = {"which": "最后一个服务日", "which_en": "last", "day": service.last, "right": days[-1]}
        yield Hit(service.at("last"), values, suggest=days[-1])
