"""A plan as carried over, its term and its new timetable in; lessons and amounts that follow from them, filled in, out (三(五)d)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.city import Filing
from generator.model.fees import FeeItem
from generator.model.partners import Course
from generator.model.plan import Plan
from generator.model.values import Fen, total
from generator.rules.fees._items import SERVICE, covered, room_below_cap, service_items
from generator.scaffold.form import Blank


def with_amounts(plan: dict[str, Any], filing: Filing) -> None:
    """Writes lessons, totals and reduced charges into `plan`; `filing` holds the plan of the term before and the new times."""
    _courses(plan, filing)
    items: list[FeeItem] = []
    before, fees = filing.plan, filing.plan.fees
    for row, item in zip(plan["fees"].get("items", ()), fees.items, strict=True):
        lessons = _lessons(filing, item)
        if lessons is None:
            _leave_open(plan["fees"])
            return
        items.append(replace(item, lessons=lessons, total=item.rate * lessons))
        filing = _with_items(filing, (*items, *fees.items[len(items) :]))
        if item.nature == SERVICE:
            items[-1] = replace(items[-1], total=min(items[-1].total, room_below_cap(filing, items[-1])))
            filing = _with_items(filing, (*items, *fees.items[len(items) :]))
        row |= {"lessons": str(lessons), "total": _plain(items[-1].total)}
    _reduced(plan, before, filing.plan, {category.name: category.rate_percent for category in filing.values.exempt_categories})


def _leave_open(fees: dict[str, Any]) -> None:
    """The grades' lessons differ: the school has to split the item before anything can be reckoned."""
    for row in fees["items"]:
        row |= {name: Blank(row[name]) for name in ("lessons", "total") if not row.get("provider")}
    for row in fees.get("exemptions", ()):
        row["charge"] = Blank(row["charge"])


def _with_items(filing: Filing, items: tuple[FeeItem, ...]) -> Filing:
    plan = replace(filing.plan, fees=replace(filing.plan.fees, items=items))
    return replace(filing, parts={**filing.parts, "plan": plan})


def _lessons(filing: Filing, item: FeeItem) -> int | None:
    """The lessons of an item in the new timetable; None where they differ by grade and the school has to split the item."""
    if item.provider:
        provider = filing.plan.provider(item.provider)
        course = next((c for c in provider.courses if c.name == item.name), None) if provider else None
        return _course_lessons(filing, item.provider, course) if course else item.lessons
    by_grade = {filing.timetable.charged_lessons(grade) for grade in covered(filing.plan, item)}
    return by_grade.pop() if len(by_grade) == 1 else None


def _courses(plan: dict[str, Any], filing: Filing) -> None:
    for row, provider in zip(plan.get("providers", ()), filing.plan.providers, strict=True):
        for course_row, course in zip(row["courses"], provider.courses, strict=True):
            course_row["lessons"] = str(_course_lessons(filing, provider.id, course))


def _course_lessons(filing: Filing, provider: str, course: Course) -> int:
    """What one pupil can attend of a course: of the grade that has most."""
    planned = filing.timetable.course_lessons(provider, course.name)
    return course.lessons if planned is None else planned


def _reduced(plan: dict[str, Any], before: Plan, now: Plan, percents: Mapping[str, int]) -> None:
    """What pupils of the reduced categories pay: the same share of what the same grades pay now; left open where that is not plain."""
    fees = {(_full(before, row.grade), _full(now, row.grade)) for row in before.grades}
    for row, exemption in zip(plan["fees"].get("exemptions", ()), before.fees.exemptions, strict=True):
        percent = percents.get(exemption.category)
        found = (
            {new.share(percent, 100) for old, new in fees if old.share(percent, 100) == exemption.charge} if percent is not None else set()
        )
        row["charge"] = _plain(found.pop()) if len(found) == 1 else Blank(row["charge"])


def _full(plan: Plan, grade: int) -> Fen:
    """What a pupil of a grade pays in full for the school's own service."""
    return total(item.total for item in service_items(plan) if grade in covered(plan, item))


def _plain(amount: Fen) -> str:
    return amount.yuan.replace(",", "")
