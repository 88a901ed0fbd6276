"""四(三)2d: a city without the lines on which the public can complain."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import City
from generator.findings import Hit
from generator.rules.framework import Modal, Scope, rule


@rule(
    clauses=("四(三)2d",),
    modal=Modal.MUST,
    scope=Scope.CITY,
    zh="监督投诉电话里没有：{missing}",
    en="the complaint lines lack: {missing}",
    mend_en="List a line of the basic education office and one of the discipline office; they are printed on every page.",
)
def complaint_lines_missing(city: City) -> Iterator[Hit]:
    """缺少监督投诉电话。

    查什么：city.yml 的监督投诉电话里，政策规定的受理单位（例如基教股、纪检）各有一条，名称里写明单位。
    为什么：违规上课、补课、收费由纪检部门查处，家长要在每一页上都找得到投诉的电话。
    怎么改：由教育局在 content/bureau/city.yml 的 complaint_lines 中补上单位名称和电话。
    """
    if city.file is None or city.policy is None:
        return
    names = [line.name for line in city.file.complaint_lines]
    missing = tuple(office for office in city.policy.values.complaint_channels if not any(office in name for name in names))
    if missing:
        yield Hit(city.file.at("complaint_lines"), {"missing": missing})
