"""四(一)c: a leadership group that is not led by the principal."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import SchoolRecord
from generator.findings import Hit
from generator.rules.framework import Modal, Scope, rule

LEADER = "组长"
PRINCIPAL = "校长"
DEPUTY = "副"


@rule(
    clauses=("四(一)c",),
    modal=Modal.IN_PRINCIPLE,
    scope=Scope.SCHOOL,
    reads=("school",),
    zh="领导小组组长是“{post}”，应当由校长担任",
    en="the leadership group is led by “{post}”; it should be the principal",
    mend_en="Let the principal lead the group, or state a reason under `reasons` in school.yml, for instance that the post is vacant.",
)
def leader_not_principal(school: SchoolRecord) -> Iterator[Hit]:
    """领导小组组长不是校长。

    查什么：领导小组组长的岗位是校长（执行校长也可以），不是副校长或其他岗位。
    为什么：实施办法要求各学校成立以校长任组长的领导小组，由校长负总责。
    怎么改：由校长任组长；校长空缺、由副校长主持工作的，在 school.yml 的 reasons 中写明理由。
    """
    if school.profile is None:
        return
    leaders = [member for member in school.profile.leadership if member.role == LEADER]
    if len(leaders) != 1:
        return  # leadership-incomplete says so
    post = leaders[0].post
    if PRINCIPAL not in post or DEPUTY in post:
        yield Hit(leaders[0].at("post"), {"post": post}, subject=post, suggest=PRINCIPAL)
