"""The pupils, staff and providers of a notice in; the same as values out: nobody's name, and no number that pages withhold."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from generator.model.plan import Plan
from generator.model.values import Fen
from generator.notices.people import Pupils, StaffRow


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeFacts:
    """Pupils of a grade, as the notice shows them."""

    grade: Annotated[int, "年级，一年级是 1，七年级是 7"]
    enrolled: Annotated[int, "方案：在校生人数"]
    expected: Annotated[int, "方案：预计参加人数"]
    enrolled_now: Annotated[int | None, "开学后：在校生人数；审核申请以前没有"]
    applied: Annotated[int | None, "开学后：申请人数，可能取整到十"]
    participants: Annotated[int | None, "开学后：参加人数，可能取整到十"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffFacts:
    """Staff of one kind; kinds of a single person stand together."""

    kind: Annotated[str, "人员"]
    people: Annotated[int, "人数"]
    lessons: Annotated[int | None, "计划课时；只有一人的不公布"]
    pay: Annotated[str, "报酬（元/课时）"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseFacts:
    """A course of a provider."""

    name: Annotated[str, "课程"]
    category: Annotated[str, "类别"]
    lessons: Annotated[int, "每名学生本学期课时"]
    price: Annotated[Fen, "协议单价（元/生·课时）"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderFacts:
    """A training provider brought into the school."""

    name: Annotated[str, "机构全称"]
    code: Annotated[str, "统一社会信用代码"]
    licence: Annotated[str, "办学许可证号"]
    licence_until: Annotated[dt.date, "许可证有效期至"]
    courses: Annotated[tuple[CourseFacts, ...], "课程"]


def grade_facts(plan: Plan, pupils: Pupils) -> tuple[GradeFacts, ...]:
    """One for each grade, in order; the table of the notice has the same rows."""
    found = []
    for number, row in zip(sorted(grade.grade for grade in plan.grades), pupils.rows, strict=True):
        enrolled_now, applied, participants = row.actual or (None, None, None)
        found.append(
            GradeFacts(
                grade=number, enrolled=row.enrolled, expected=row.expected,
                enrolled_now=enrolled_now, applied=applied, participants=participants,
            )
        )  # fmt: skip
    return tuple(found)


def staff_facts(rows: tuple[StaffRow, ...]) -> tuple[StaffFacts, ...]:
    """The rows of the table of staff."""
    return tuple(StaffFacts(kind=row.kind, people=row.people, lessons=row.lessons, pay=row.pay) for row in rows)


def provider_facts(plan: Plan) -> tuple[ProviderFacts, ...]:
    """The providers in the order of the file."""
    return tuple(
        ProviderFacts(
            name=provider.name,
            code=provider.code,
            licence=provider.licence,
            licence_until=provider.licence_until,
            courses=tuple(CourseFacts(name=c.name, category=c.category, lessons=c.lessons, price=c.price) for c in provider.courses),
        )
        for provider in plan.providers
    )
