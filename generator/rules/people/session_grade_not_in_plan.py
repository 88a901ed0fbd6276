"""三(二)a: grades with sessions that the plan does not serve, and grades of the plan without a session."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(二)a",),
    modal=Modal.MUST,
    reads=("plan", "times"),
    zh="“{holder}”里有{grades}年级，另一处没有：方案的服务年级和每周安排要一致",
    en="“{holder}” has grades {grades}, which are missing in the other place: the plan's grades and the sessions must agree",
    mend_en="Add the grade where it is missing, or remove it where it does not belong.",
)
def session_grade_not_in_plan(filing: Filing) -> Iterator[Hit]:
    """服务年级与每周安排不一致。

    查什么：每个时段的年级都是方案的服务年级；方案的每个服务年级至少有一个时段。
    为什么：家长照告知书上的年级报名，报了名却没有安排，或者有安排却没有报批，都不行。
    怎么改：核对 plan.yml 的 grades 和 times.yml 各时段的 grades，缺的补上，多的删去。
    """
    plan, sessions = filing.plan, filing.times.sessions
    served = {row.grade for row in plan.grades}
    for session in sessions:
        more = tuple(grade for grade in session.grades if grade not in served)
        if more:
            yield Hit(session.at("grades"), {"holder": session.name, "grades": more}, subject=session.name)
    for row in plan.grades:
        if not any(row.grade in session.grades for session in sessions):
            yield Hit(row.at("grade"), {"holder": plan.title, "grades": (row.grade,)}, subject=f"{row.grade}年级")
