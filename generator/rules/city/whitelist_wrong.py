"""三(四)3d: a white list that contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import City
from generator.findings import Hit
from generator.model.bureau import ListedProvider
from generator.rules.framework import Modal, Scope, rule


@rule(
    clauses=("三(四)3d",),
    modal=Modal.MUST,
    scope=Scope.CITY,
    zh="白名单上的“{provider}”：{fault}",
    en="“{provider}” on the white list: {fault_en}",
    mend_en="Let an entry begin before it ends; a provider that returns gets a new line that begins after the old one ended.",
)
def whitelist_wrong(city: City) -> Iterator[Hit]:
    """白名单自相矛盾。

    查什么：白名单每一行的列入日期不晚于有效期，同一个统一社会信用代码的几行日期不重叠。
    为什么：学校签协议那天机构在不在名单上，以这张表为准；日期颠倒或重叠，就说不清在不在。
    怎么改：由教育局改正 content/bureau/whitelist.yml；移出后又列入的另起一行，原来的一行写移出那天。
    """
    spans: dict[str, list[ListedProvider]] = {}
    for entry in city.whitelist.providers:
        if entry.last < entry.first:
            yield _hit(entry, "last", "有效期早于列入日期", "it ends before it begins")
        others = spans.setdefault(entry.code, [])
        if any(entry.first <= other.last and other.first <= entry.last for other in others):
            yield _hit(entry, "first", "与同一代码的另一行日期重叠", "it overlaps another line of the same code")
        others.append(entry)


def _hit(entry: ListedProvider, field: str, fault: str, fault_en: str) -> Hit:
    return Hit(entry.at(field), {"provider": entry.name, "fault": fault, "fault_en": fault_en})
