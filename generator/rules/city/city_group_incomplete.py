"""四(一)a, 四(一)b: a city's leading group without its one leader or the one head of its office."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import City
from generator.findings import Hit
from generator.rules.framework import Modal, Scope, rule

ROLES = ("组长", "办公室主任")
"""The roles of which there is exactly one."""


@rule(
    clauses=("四(一)a", "四(一)b"),
    modal=Modal.MUST,
    scope=Scope.CITY,
    zh="领导小组应当正好有一名：{roles}",
    en="the leading group must have exactly one: {roles}",
    mend_en="List one leader and one head of the office, by post.",
)
def city_group_incomplete(city: City) -> Iterator[Hit]:
    """全市领导小组不完整。

    查什么：city.yml 的领导小组正好有一名组长和一名办公室主任。
    为什么：实施办法要求市教育局成立领导小组并设办公室，家长和学校要知道由谁负责。
    怎么改：由教育局在 content/bureau/city.yml 的 leading_group 中补上或改正，只写岗位，不写姓名。
    """
    if city.file is None:
        return
    named = [member.role for member in city.file.leading_group]
    wrong = tuple(role for role in ROLES if named.count(role) != 1)
    if wrong:
        yield Hit(city.file.at("leading_group"), {"roles": wrong})
