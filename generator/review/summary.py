"""A new filing in; its plan in a few lines out: from when until when, for how much, who teaches, how many pupils."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.model.fees import FeePlan
from generator.model.plan import Plan
from generator.model.staff import Staff
from generator.model.times import Times
from generator.wording.values import clock, grades, span, weekdays


def summary(filing: Filing) -> tuple[str, ...]:
    """A line for each thing that is there and can be read."""
    return tuple(_lines(filing))


def _lines(filing: Filing) -> Iterator[str]:
    times, plan, staff = (filing.parts.get(name) for name in ("times", "plan", "staff"))
    if isinstance(times, Times):
        starts, ends = min(s.starts for s in times.sessions), max(s.ends for s in times.sessions)
        service = times.service
        yield f"时间：{span(service.first, service.last)}，{weekdays(service.weekdays)}，共{service.days}天；{clock(starts)}—{clock(ends)}"
        names = tuple(dict.fromkeys(session.name for session in times.sessions))
        yield f"活动：{'、'.join(names[:12])}{f' 等{len(names)}项' if len(names) > 12 else ''}"
    if isinstance(plan, Plan):
        yield f"收费：{_fees(plan.fees)}"
    if isinstance(staff, Staff):
        yield f"谁来教：{'、'.join(f'{group.kind}{group.people}人' for group in staff.groups)}"
    if isinstance(plan, Plan):
        yield f"机构：{'、'.join(provider.name for provider in plan.providers) or '没有引入'}"
        expected, enrolled = sum(g.expected for g in plan.grades), sum(g.enrolled for g in plan.grades)
        yield f"学生：{grades(g.grade for g in plan.grades)}，预计{expected}人参加（在校{enrolled}人）"


def _fees(fees: FeePlan) -> str:
    if not fees.items:
        return fees.mode
    return "；".join(f"{item.name}{item.rate.yuan}{item.unit}，每生每学期{item.total.yuan}元" for item in fees.items)
