"""四(二)g: a hazard that is not gone when the service begins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.model.plan import Hazard
from generator.rules.framework import Modal, rule


@rule(
    clauses=("四(二)g",),
    modal=Modal.MUST,
    reads=("plan", "times"),
    zh="隐患“{what}”（{found}发现）没有在发现以后、第一个服务日（{first}）以前整改完成",
    en="the hazard “{what}”, found on {found}, was not removed between then and the first service day ({first})",
    mend_en="Remove the hazard and write down the day; until then the place is not used for the service.",
)
def hazard_open(filing: Filing) -> Iterator[Hit]:
    """隐患没有在开始服务以前消除。

    查什么：每项隐患都写了整改完成日期，日期不早于发现日期，不晚于第一个服务日。
    为什么：实施办法要求切实消除场地、消防、安全保卫等隐患，学生不能在有隐患的地方活动。
    怎么改：整改完成以后填写日期；第一个服务日以前来不及的，推迟开始的日期，或者先不使用那个地方。
    """
    first = filing.times.service.first
    for hazard in filing.plan.safety.hazards:
        if is_open(hazard, first):
            values = {"what": hazard.what, "found": hazard.found, "first": first}
            yield Hit(hazard.at("fixed"), values, subject=hazard.what)


def is_open(hazard: Hazard, first: dt.date) -> bool:
    """Whether a hazard known on the first service day was still there, or is said to be gone before it was found."""
    if hazard.fixed is None:
        return hazard.found <= first
    return hazard.fixed < hazard.found or hazard.found <= first < hazard.fixed
