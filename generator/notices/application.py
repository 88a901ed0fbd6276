"""A filing in; the blank application form (自愿申请表) out: the school's facts filled in, the family's part never (三(四)d)."""

from __future__ import annotations

from dataclasses import dataclass

from generator.city import Filing, SchoolRecord
from generator.model.fees import FeeItem
from generator.model.plan import Plan
from generator.model.school import School
from generator.model.times import Times
from generator.model.units import words
from generator.model.values import Fen
from generator.notices.fees import ExemptionRow, exemption_rows
from generator.notices.provenance import Crumb, Line, Provenance, complaint_lines, crumbs, provenance
from generator.notices.state import States
from generator.notices.week import Activity, Hours, activities, hours
from generator.wording.values import grades, weekdays


@dataclass(frozen=True, slots=True)
class Charge:
    """What a family pays for an item: the rate in words, what the plan counts, the sum of the term."""

    name: str
    grades: str
    rate: str
    counted: str
    total: Fen


@dataclass(frozen=True, slots=True)
class Course:
    """A course of a provider to be ticked, with what it costs; nothing where nobody pays for it."""

    name: str
    grades: str
    weekdays: str
    charge: Charge | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationView:
    """The form of one filing."""

    crumbs: tuple[Crumb, ...]
    title: tuple[str, ...]
    notice_address: str
    profile: School
    plan: Plan
    times: Times
    weekdays: tuple[str, ...]
    pattern: str
    days: int
    hours: Hours
    charges: tuple[Charge, ...]
    exemptions: tuple[ExemptionRow, ...]
    activities: tuple[Activity, ...]
    courses: tuple[Course, ...]
    closed: bool
    lines: tuple[Line, ...]
    provenance: Provenance


def application(states: States, school: SchoolRecord, filing: Filing) -> ApplicationView:
    """The form of a filing whose letter is public."""
    assert school.profile is not None, "only a public letter has a form"
    plan, covered = filing.plan, {"plan": filing.plan, "times": filing.times, "school": school.profile}
    offered = activities(filing)
    outside = {provider.name for provider in plan.providers}
    return ApplicationView(
        crumbs=crumbs(school, filing, "自愿申请表"),
        title=(school.profile.name, filing.id.season_name, "校内课后服务自愿申请表"),
        notice_address=f"schools/{school.id}/{filing.id}/notice/",
        profile=school.profile,
        plan=plan,
        times=filing.times,
        weekdays=filing.times.service.weekdays,
        pattern=weekdays(filing.times.service.weekdays),
        days=len(filing.days),
        hours=hours(filing),
        charges=tuple(_charge(filing, item) for item in plan.fees.items if not item.provider),
        exemptions=exemption_rows(filing),
        activities=tuple(activity for activity in offered if activity.by not in outside),
        courses=tuple(_course(filing, activity) for activity in offered if activity.by in outside),
        closed=closed(filing),
        lines=complaint_lines(states.city, school.profile),
        provenance=provenance(states, filing, "apply", covered),
    )


def closed(filing: Filing) -> bool:
    """Whether the time to apply for the term is over."""
    return not filing.plan.application.rolling and filing.plan.application.closes < filing.as_of


def _charge(filing: Filing, item: FeeItem) -> Charge:
    return Charge(
        item.name,
        grades(item.grades or [row.grade for row in filing.plan.grades]),
        f"{item.rate.yuan}{item.unit}",
        f"计划{words(item.unit, item.quantity).count(item.counted)}",
        item.total,
    )


def _course(filing: Filing, activity: Activity) -> Course:
    """A course is charged by the item of its own name."""
    paid = (_charge(filing, item) for item in filing.plan.fees.items if item.provider and item.name == activity.name)
    return Course(activity.name, activity.grades, activity.weekdays, next(paid, None))
