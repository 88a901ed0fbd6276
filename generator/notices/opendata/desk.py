"""States in; the tables of the bureau's desk out, from the same rows as its pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from generator.notices.desk.overdue import overdue
from generator.notices.desk.spreads import groups
from generator.notices.desk.standing import standings
from generator.notices.desk.views import rule_rows
from generator.notices.desk.waiting import taken
from generator.notices.excused import excused_by_term
from generator.notices.inspections import InspectionRow, practice, problems
from generator.notices.known import short_names
from generator.notices.opendata.tables import (
    DeskTable,
    FigureLine,
    FilingLine,
    InspectionLine,
    OverdueLine,
    ReasonLine,
    RuleLine,
    StepLine,
)
from generator.notices.state import States


def _filings(states: States) -> Iterator[FilingLine]:
    for row in standings(states):
        yield FilingLine(
            school=row.school, name=row.name, district=row.area, district_name=row.area_name, term=row.term, stage=row.step.id,
            stage_text=row.step.mark.text, since=row.since, office=row.office, act=row.act, working_days=row.days, page=row.address,
        )  # fmt: skip


def _overdue(states: States) -> Iterator[OverdueLine]:
    for row in overdue(states):
        yield OverdueLine(
            school=row.school, name=row.name, district=row.area, district_name=row.area_name, term=row.term, kind=row.kind.value,
            what=row.what, office=row.owner, deadline=row.due, since=row.due + dt.timedelta(days=1), page=row.address,
        )  # fmt: skip


def _steps(states: States) -> Iterator[StepLine]:
    for step in taken(states):
        yield StepLine(
            school=step.school, name=step.name, term=step.term, office=step.office, act=step.act, begun=step.begun, done=step.done,
            working_days=step.days, page=step.address,
        )  # fmt: skip


def _inspections(states: States) -> Iterator[InspectionLine]:
    names = short_names(states)
    for kind, rows in (("问题", problems(states.city, names)), ("好经验", practice(states.city, names))):
        for row in rows:
            yield _inspection(kind, row)


def _inspection(kind: str, row: InspectionRow) -> InspectionLine:
    return InspectionLine(
        school=row.school, name=row.name, term=row.of, date=row.date, by=row.by, kind=kind, finding=row.finding, deadline=row.deadline,
        corrected=row.corrected, state=row.mark.text if row.mark else "", page=f"schools/{row.school}/",
    )  # fmt: skip


def _reasons(states: States) -> Iterator[ReasonLine]:
    for row in (row for _, rows in excused_by_term(states) for row in rows):
        ruling = row.ruling
        yield ReasonLine(
            school=row.school, name=row.name, term=row.of, rule=row.rule, title=row.title,
            clauses="、".join(link.id for link in row.clauses), reason=row.reason, role=ruling.role if ruling else "",
            decided=ruling.day if ruling else None, expires=ruling.expires if ruling else None, page=row.address,
        )  # fmt: skip


def _figures(states: States) -> Iterator[FigureLine]:
    for group in groups(states):
        for spread in group.spreads:
            yield FigureLine(
                kind=group.kind, group=group.id, group_name=group.name, measure=spread.measure, measure_name=spread.name,
                unit=spread.unit, term=spread.term, schools=spread.schools, least=spread.least, middle=spread.middle, most=spread.most,
                page="oversight/figures/",
            )  # fmt: skip


def _rules(states: States) -> Iterator[RuleLine]:
    for row in rule_rows(states):
        yield RuleLine(
            rule=row.id, title=row.title, held=row.held, excused=row.excused, decided=row.decided, page=f"rules/{row.id}/"
        )  # fmt: skip


DESK_TABLES = (
    DeskTable("filings", "办到哪一步", "每所学校每个学期一行：方案和收支公示办到哪一步、从哪天起、轮到谁办", FilingLine, _filings),
    DeskTable("overdue", "逾期事项", "每个过了期限还没有办的事项一行", OverdueLine, _overdue),
    DeskTable("steps", "办理用时", "办完的每一步一行：哪天到、哪天办、用了几个工作日", StepLine, _steps),
    DeskTable("inspections", "督导检查", "每条公开的检查结果和好经验一行", InspectionLine, _inspections),
    DeskTable("reasons", "说明理由后不照办", "每条要求一行，照原样写明理由", ReasonLine, _reasons),
    DeskTable("figures", "时间和收费的分布", "每组学校每个指标一行；不足三所的不统计", FigureLine, _figures),
    DeskTable("rules", "各条要求拦下多少", "拦下过填报的每条要求一行", RuleLine, _rules),
)
