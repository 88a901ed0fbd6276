"""A filing whose letter is public and the view of its notice in; its facts as values out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from generator.city import Filing
from generator.notices.notice import NoticeView
from generator.notices.opendata.fees import ExemptionFacts, FeeFacts, exemption_facts, fee_facts
from generator.notices.opendata.people import GradeFacts, ProviderFacts, StaffFacts, grade_facts, provider_facts, staff_facts
from generator.notices.opendata.times import (
    DaySpanFacts,
    ExtraDayFacts,
    HoursFacts,
    SeasonFacts,
    SessionFacts,
    hours_facts,
    season_facts,
    session_facts,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyFacts:
    """A policy in force for the term."""

    id: Annotated[str, "编号"]
    title: Annotated[str, "名称"]
    number: Annotated[str, "文号"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFacts:
    """A step of the approval."""

    office: Annotated[str, "办理单位"]
    act: Annotated[str, "办理行为"]
    result: Annotated[str, "结果"]
    date: Annotated[dt.date | None, "办理日期"]
    number: Annotated[str, "文号或编号"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationFacts:
    """When families apply, and what became of it."""

    opens: Annotated[dt.date, "开始申请"]
    closes: Annotated[dt.date, "截止申请"]
    review_by: Annotated[dt.date, "学校审核完成日期"]
    rolling: Annotated[bool, "开学后是否仍可申请"]
    how: Annotated[str, "怎样申请"]
    applied: Annotated[int | None, "申请人数；审核以前没有"]
    accepted: Annotated[int | None, "同意人数"]
    refused: Annotated[int | None, "未同意人数"]
    about: Annotated[bool, "申请和同意的人数是否取整到十"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFacts:
    """The start-of-term notice."""

    index: Annotated[str, "索引号"]
    published: Annotated[dt.date, "公开日期"]
    changed: Annotated[dt.date | None, "最近变更日期"]
    stamp: Annotated[str, "告知书的内容摘要，印在网页上"]
    policies: Annotated[tuple[PolicyFacts, ...], "所依办法"]
    first_day: Annotated[dt.date, "第一个服务日"]
    last_day: Annotated[dt.date, "最后一个服务日"]
    weekdays: Annotated[tuple[str, ...], "每周服务日"]
    service_days: Annotated[int, "计划服务天数"]
    seasons: Annotated[tuple[SeasonFacts, ...], "各季节最晚结束时间"]
    hours: Annotated[tuple[HoursFacts, ...], "各年级几点放学、看护到几点"]
    no_service: Annotated[tuple[DaySpanFacts, ...], "不开展服务的日子"]
    makeup_days: Annotated[tuple[ExtraDayFacts, ...], "照常开展的调休上班日"]
    suspended: Annotated[tuple[DaySpanFacts, ...], "开学以后停课的日子"]
    extra_days: Annotated[tuple[ExtraDayFacts, ...], "开学以后增补的服务日"]
    sessions: Annotated[tuple[SessionFacts, ...], "每周安排"]
    mode: Annotated[str, "免费、收费或捐助"]
    period: Annotated[str, "收费周期"]
    paid_by: Annotated[str, "免费时课时津贴的来源"]
    fees: Annotated[tuple[FeeFacts, ...], "收费项目；不收费的没有"]
    exemptions: Annotated[tuple[ExemptionFacts, ...], "减免"]
    settlement: Annotated[str, "怎样结算和退费"]
    grades: Annotated[tuple[GradeFacts, ...], "各年级人数"]
    participants: Annotated[int | None, "实际参加人数合计；审核申请以前没有"]
    participants_about: Annotated[bool, "实际参加人数是否取整到十"]
    capacity: Annotated[int, "最多接纳人数"]
    priority: Annotated[tuple[str, ...], "优先保障的学生申请、参加的人数，照网页的写法"]
    application: Annotated[ApplicationFacts, "申请"]
    providers: Annotated[tuple[ProviderFacts, ...], "引入的社会培训机构"]
    partners: Annotated[tuple[str, ...], "联合的公益组织"]
    staff: Annotated[tuple[StaffFacts, ...], "师资，按类别"]
    approvals: Annotated[tuple[StepFacts, ...], "审批各步"]
    delivered_days: Annotated[int | None, "实际开展天数；学期结束以前没有"]
    delivered_lessons: Annotated[int | None, "每名学生实际课时"]


def notice_facts(filing: Filing, view: NoticeView) -> NoticeFacts:
    """What the notice's page shows."""
    plan, times = view.plan, view.times
    return NoticeFacts(
        index=view.index,
        published=view.published,
        changed=view.provenance.changed,
        stamp=view.provenance.stamp,
        policies=tuple(PolicyFacts(id=link.id, title=link.title, number=link.number) for link in view.provenance.policies),
        first_day=times.service.first,
        last_day=times.service.last,
        weekdays=times.service.weekdays,
        service_days=view.days,
        seasons=season_facts(view.hours),
        hours=hours_facts(view.hours),
        no_service=tuple(DaySpanFacts(first=off.first, last=off.last, why=off.why) for off in times.no_service),
        makeup_days=tuple(ExtraDayFacts(day=extra.day, follows=extra.follows) for extra in times.makeup_days),
        suspended=tuple(DaySpanFacts(first=off.first, last=off.last, why=off.why) for off in view.suspended),
        extra_days=tuple(ExtraDayFacts(day=extra.day, follows=extra.follows) for extra in view.extra_days),
        sessions=session_facts(plan, times),
        mode=plan.fees.mode,
        period=plan.fees.period,
        paid_by=plan.fees.paid_by,
        fees=fee_facts(filing, view.fee_rows, view.fee_sums),
        exemptions=exemption_facts(view.exemptions),
        settlement=view.settlement if view.fee_rows else "",
        grades=grade_facts(plan, view.pupils),
        participants=view.pupils.total.actual[2] if view.pupils.total.actual else None,
        participants_about=view.pupils.about,
        capacity=plan.capacity,
        priority=view.priority or (),
        application=_application(view),
        providers=provider_facts(plan),
        partners=tuple(partner.name for partner in plan.partners),
        staff=staff_facts(view.staff_rows),
        approvals=tuple(
            StepFacts(office=s.office, act=s.act, result=s.result, date=s.date, number=s.number) for s in view.provenance.steps
        ),
        delivered_days=view.delivered.days if view.delivered else None,
        delivered_lessons=view.delivered.lessons if view.delivered else None,
    )


def _application(view: NoticeView) -> ApplicationFacts:
    form, asked = view.plan.application, view.record.applications if view.record else None
    return ApplicationFacts(
        opens=form.opens,
        closes=form.closes,
        review_by=form.review_by,
        rolling=form.rolling,
        how=form.how,
        applied=asked.applied if asked else None,
        accepted=asked.accepted if asked else None,
        refused=asked.refused if asked else None,
        about=view.pupils.asked_about,
    )
