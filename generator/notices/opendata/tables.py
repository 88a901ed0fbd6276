"""Facts in; rows of the city's tables out, flat, one table a kind of row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated

from generator.model.values import Fen, Hundredths, TermId
from generator.notices.opendata.schools import SchoolFacts
from generator.notices.opendata.terms import TermFacts
from generator.notices.state import States

# The same columns stand in several tables.
SchoolId = Annotated[str, "学校编号"]
SchoolName = Annotated[str, "校名"]
Term = Annotated[TermId, "学期"]
Page = Annotated[str, "网页"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolLine:
    """A school, with this term in short."""

    school: SchoolId
    name: SchoolName
    stage: Annotated[str, "学段"]
    area_class: Annotated[str, "城乡类别"]
    private: Annotated[bool, "民办"]
    district: Annotated[str, "片区编号"]
    district_name: Annotated[str, "片区"]
    address: Annotated[str, "地址"]
    phone: Annotated[str, "办公电话"]
    complaint_phone: Annotated[str, "监督电话"]
    since: Annotated[TermId, "开办学期"]
    until: Annotated[TermId | None, "最后学期"]
    this_term: Annotated[str, "本学期告知书"]
    late: Annotated[int, "收支公示逾期份数"]
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class TermLine:
    """A filing. What is not public is empty."""

    school: SchoolId
    name: SchoolName
    term: Term
    letter: Annotated[str, "告知书"]
    statement: Annotated[str, "收支公示"]
    published: Annotated[dt.date | None, "告知书公开日期"]
    first_day: Annotated[dt.date | None, "第一个服务日"]
    last_day: Annotated[dt.date | None, "最后一个服务日"]
    service_days: Annotated[int | None, "计划服务天数"]
    first_season: Annotated[str, "第一个季节"]
    first_latest_end: Annotated[dt.time | None, "第一个季节最晚结束"]
    second_season: Annotated[str, "第二个季节"]
    second_latest_end: Annotated[dt.time | None, "第二个季节最晚结束"]
    mode: Annotated[str, "收费方式"]
    unit: Annotated[str, "计费单位"]
    rate: Annotated[Fen | None, "收费标准（元）"]
    rate_most: Annotated[Fen | None, "收费标准最高（元）"]
    fee: Annotated[Fen | None, "每生每学期收费（元）"]
    fee_most: Annotated[Fen | None, "每生每学期收费最高（元）"]
    lessons: Annotated[int | None, "计划课时"]
    applications_open: Annotated[dt.date | None, "开始申请"]
    applications_close: Annotated[dt.date | None, "截止申请"]
    participants: Annotated[int | None, "参加人数"]
    participants_about: Annotated[bool | None, "参加人数为约数"]
    back: Annotated[Fen | None, "每名全额交费学生退回（元）"]
    back_most: Annotated[Fen | None, "每名全额交费学生退回最高（元）"]
    opening: Annotated[Fen | None, "期初结余（元）"]
    income: Annotated[Fen | None, "收入（元）"]
    refunded: Annotated[Fen | None, "退费（元）"]
    net_income: Annotated[Fen | None, "净收入（元）"]
    spending: Annotated[Fen | None, "支出（元）"]
    closing: Annotated[Fen | None, "期末结余（元）"]
    statement_deadline: Annotated[dt.date | None, "收支公示截止日期"]
    statement_published: Annotated[dt.date | None, "收支公示日期"]
    late: Annotated[bool, "收支公示逾期"]
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLine:
    """A charged item of a public notice."""

    school: SchoolId
    name: SchoolName
    term: Term
    nature: Annotated[str, "收费性质"]
    item: Annotated[str, "收费项目"]
    unit: Annotated[str, "计费单位"]
    rate: Annotated[Fen, "收费标准（元）"]
    quantity: Annotated[Hundredths, "计划数量"]
    total: Annotated[Fen, "每生每学期（元）"]
    unit_cap: Annotated[Fen | None, "每计费单位上限（元）"]
    term_cap: Annotated[Fen | None, "每学期上限（元）"]
    grades: Annotated[str, "适用年级"]
    payers: Annotated[str, "收费对象"]
    basis: Annotated[str, "收费依据"]
    provider: Annotated[str, "代收费的机构"]
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityLine:
    """A weekly session of a public notice."""

    school: SchoolId
    name: SchoolName
    term: Term
    activity: Annotated[str, "活动"]
    category: Annotated[str, "类别"]
    grades: Annotated[str, "年级"]
    weekdays: Annotated[str, "周几"]
    starts: Annotated[dt.time, "开始"]
    ends: Annotated[dt.time, "结束"]
    place: Annotated[str, "地点"]
    by: Annotated[str, "开展的机构或组织"]
    summary: Annotated[str, "内容"]
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class SpendingLine:
    """A line of spending of a public statement."""

    school: SchoolId
    name: SchoolName
    term: Term
    head: Annotated[str, "开支科目"]
    amount: Annotated[Fen, "金额（元）"]
    share: Annotated[str, "占支出比例"]
    note: Annotated[str, "说明"]
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderLine:
    """A course of a training provider of a public notice."""

    school: SchoolId
    name: SchoolName
    term: Term
    provider: Annotated[str, "机构全称"]
    code: Annotated[str, "统一社会信用代码"]
    licence: Annotated[str, "办学许可证号"]
    licence_until: Annotated[dt.date, "许可证有效期至"]
    course: Annotated[str, "课程"]
    category: Annotated[str, "类别"]
    lessons: Annotated[int, "每名学生课时"]
    price: Annotated[Fen, "协议单价（元/生·课时）"]
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class LateLine:
    """A statement that is overdue."""

    school: SchoolId
    name: SchoolName
    term: Term
    deadline: Annotated[dt.date, "截止日期"]
    since: Annotated[dt.date, "从哪天起逾期"]
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingLine:
    """Where a filing stands on its way."""

    school: SchoolId
    name: SchoolName
    district: Annotated[str, "片区编号"]
    district_name: Annotated[str, "片区"]
    term: Term
    stage: Annotated[str, "办到哪一步（编号）"]
    stage_text: Annotated[str, "办到哪一步"]
    since: Annotated[dt.date | None, "从哪天起"]
    office: Annotated[str, "轮到谁办"]
    act: Annotated[str, "办什么"]
    working_days: Annotated[int | None, "已等待工作日"]
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueLine:
    """Something that is overdue."""

    school: SchoolId
    name: SchoolName
    district: Annotated[str, "片区编号"]
    district_name: Annotated[str, "片区"]
    term: Annotated[TermId | None, "学期"]
    kind: Annotated[str, "事项编号"]
    what: Annotated[str, "事项"]
    office: Annotated[str, "由谁办"]
    deadline: Annotated[dt.date, "期限"]
    since: Annotated[dt.date, "从哪天起逾期"]
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """A step that an office has taken."""

    school: SchoolId
    name: SchoolName
    term: Term
    office: Annotated[str, "办理单位"]
    act: Annotated[str, "办理行为"]
    begun: Annotated[dt.date, "上一步的日期"]
    done: Annotated[dt.date, "办理日期"]
    working_days: Annotated[int | None, "用了几个工作日"]
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionLine:
    """A public entry of an inspection."""

    school: SchoolId
    name: SchoolName
    term: Term
    date: Annotated[dt.date, "检查日期"]
    by: Annotated[str, "检查单位"]
    kind: Annotated[str, "类别"]
    finding: Annotated[str, "情况"]
    deadline: Annotated[dt.date | None, "整改期限"]
    corrected: Annotated[dt.date | None, "整改完成日期"]
    state: Annotated[str, "整改情况"]
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonLine:
    """A soft rule that is not followed, with the reason."""

    school: SchoolId
    name: SchoolName
    term: Annotated[TermId | None, "学期"]
    rule: Annotated[str, "要求编号"]
    title: Annotated[str, "要求"]
    clauses: Annotated[str, "条款"]
    reason: Annotated[str, "理由"]
    role: Annotated[str, "教育局决定岗位"]
    decided: Annotated[dt.date | None, "教育局决定日期"]
    expires: Annotated[dt.date | None, "决定失效日期"]
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """How a figure spreads over the schools of a group."""

    kind: Annotated[str, "分组方式：city 全市，class 城乡和学段，area 片区"]
    group: Annotated[str, "组编号"]
    group_name: Annotated[str, "组"]
    measure: Annotated[str, "指标编号"]
    measure_name: Annotated[str, "指标"]
    unit: Annotated[str, "单位"]
    term: Annotated[str, "所属学期"]
    schools: Annotated[int, "有这个数的学校数"]
    least: Annotated[str, "最低"]
    middle: Annotated[str, "中位数"]
    most: Annotated[str, "最高"]
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """What a rule has stopped in the filings as they stand."""

    rule: Annotated[str, "要求编号"]
    title: Annotated[str, "要求"]
    held: Annotated[int, "拦下几份"]
    excused: Annotated[int, "说明理由后不照办几份"]
    decided: Annotated[int, "教育局决定放行几份"]
    page: Page


Line = (
    SchoolLine | TermLine | FeeLine | ActivityLine | SpendingLine | ProviderLine | LateLine
    | FilingLine | OverdueLine | StepLine | InspectionLine | ReasonLine | FigureLine | RuleLine
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the city: its name in addresses, its title, what a row is."""

    id: str
    title: str
    what: str
    row: type


@dataclass(frozen=True, slots=True)
class SchoolTable(Table):
    """Its rows come from the facts of one school after the other."""

    rows: Callable[[SchoolFacts, Iterable[TermFacts]], Iterable[Line]]


@dataclass(frozen=True, slots=True)
class DeskTable(Table):
    """Its rows come from what the bureau's desk shows of the whole city."""

    rows: Callable[[States], Iterable[Line]]
