"""四(一)c: a school's leadership group without its one leader, or with nobody else in it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import SchoolRecord
from generator.findings import Hit
from generator.rules.framework import Modal, Scope, rule

LEADER = "组长"
FEWEST = 2


@rule(
    clauses=("四(一)c",),
    modal=Modal.MUST,
    scope=Scope.SCHOOL,
    reads=("school",),
    zh="领导小组有{leaders}名组长、共{people}人；应当正好一名组长、至少{fewest}人",
    en="the leadership group has {leaders} with the role of leader among {people}; it needs exactly one, and {fewest} members at least",
    mend_en="List one leader and at least one more member, by post, each with a duty.",
)
def leadership_incomplete(school: SchoolRecord) -> Iterator[Hit]:
    """学校领导小组不完整。

    查什么：school.yml 的领导小组正好有一名组长，连组长在内至少两人。
    为什么：实施办法要求各学校成立领导小组、明确责任分工；没有组长或者有几个组长，责任就落不到人。
    怎么改：在 leadership 中写一名组长和至少一名成员，写岗位和分工，不写姓名。
    """
    if school.profile is None:
        return
    group = school.profile.leadership
    leaders = sum(1 for member in group if member.role == LEADER)
    if leaders != 1 or len(group) < FEWEST:
        yield Hit(school.profile.at("leadership"), {"leaders": leaders, "people": len(group), "fewest": FEWEST})
