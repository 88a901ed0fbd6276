"""The policy's own files: head, clauses, interpretations, and the parameters with the type of each value."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from generator.findings import Where
from generator.model.fields import Part, choice, clock, code, count, day, line, listing, model, money, month_day, prose, yesno
from generator.model.values import Fen, TermId

MODALS = ("必须", "原则上", "提倡", "确认", "说明")


@model
class OverlayUse(Part):
    """An overlay that a policy switches on from a term."""

    policy: str = code("id", "叠加规定编号")
    first_term: TermId = code("term", "起始学期")


@model
class PolicyHead(Part):
    """policy.yml: what it is, who issued it, for which terms it is in force."""

    id: str = code("id", "编号")
    kind: str = choice("种类", ("办法", "延续", "叠加"))
    title: str = line("名称", max=80)
    number: str = line("文号", max=40)
    issuer: str = line("发布机关", max=40)
    first_term: TermId = code("term", "起始学期")
    last_term: TermId | None = code("term", "最后学期", default=None)
    extends: str = line("延续的办法编号", default="", max=40)
    overlays: tuple[OverlayUse, ...] = listing("叠加的规定", default=(), max=10)
    sample: bool = yesno("示例", default=False)
    summary: str = prose("简介", max=400)


@model
class Clause(Part):
    """One sentence of the policy, restated in our own words."""

    id: str = line("条款编号", max=12)
    heading: str = line("所在部分", max=40)
    modal: str = choice("规范用语", MODALS)
    actors: tuple[str, ...] = listing("涉及方", line("涉及方", max=12), max=9)
    text: str = prose("大意", max=400)
    quote: str = line("原文短语", default="", max=20)
    unchecked: str = line("为何不核对", default="", max=200)


@model
class ClausesFile(Part):
    """clauses.yml."""

    clauses: tuple[Clause, ...] = listing("条款", min=1, max=200)


@model
class Interpretation(Part):
    """What an unclear word means here, who decided, when."""

    id: str = code("id", "编号")
    clauses: tuple[str, ...] = listing("条款", line("条款", max=12), min=1, max=12)
    question: str = prose("问题", max=200)
    reading: str = prose("本市理解", max=400)
    others: tuple[str, ...] = listing("其他理解", prose("其他理解", max=200), default=(), max=8)
    parameter: str = line("对应参数", default="", max=40)
    decided_by: str = line("决定单位", max=30)
    decided_on: dt.date = day("决定日期")


@model
class InterpretationsFile(Part):
    """interpretations.yml."""

    interpretations: tuple[Interpretation, ...] = listing("解释", min=1, max=60)


@model
class StageMinutes(Part):
    """Length of a lesson in a stage."""

    stage: str = choice("学段", ("小学", "初中"))
    minutes: int = count("每课时分钟", min=10, max=120, unit="分钟")


@model
class Season(Part):
    """A part of the year with its latest end; `first` may be later in the year than `last`."""

    season: str = line("季节", max=10)
    first: tuple[int, int] = month_day("第一天")
    last: tuple[int, int] = month_day("最后一天")
    latest: dt.time = clock("最晚结束时间")


@model
class Category(Part):
    """A category of activity and how it counts."""

    name: str = line("类别", max=20)
    role: str = choice("性质", ("主体", "答疑", "活动", "须说明", "禁止"))


@model
class ChainStep(Part):
    """One step of the approval chain, in order."""

    step: str = choice("步骤", ("review", "approval", "filing"))
    office: str = line("办理单位", max=40)
    act: str = line("办理行为", max=10)
    result: str = line("通过时的结果", max=20)


@model
class FeeDocument(Part):
    """A fee document that a school may charge by."""

    number: str = line("文号", max=40)
    title: str = line("名称", max=80)


@model
class FeeCap(Part):
    """The caps of a class of schools in a stage."""

    area: str = choice("城乡类别", ("城区", "农村"))
    stage: str = choice("学段", ("小学", "初中"))
    unit: Fen = money("每计费单位上限")
    term: Fen = money("每学期上限")


@model
class ExemptCategory(Part):
    """A category of families and what share of the fee it pays."""

    name: str = line("类别", max=30)
    rate_percent: int = count("收取比例", max=100, unit="%")


@model
class Parameters(Part):
    """Every number and list that the policy leaves to a file, as in force for one term.

    A parameter that no file gives for the term is missing on the object: reading it raises ParameterMissingError.
    """

    lesson_minutes: tuple[StageMinutes, ...] = listing("每课时分钟数", min=1, max=4)
    max_lessons_per_day: int = count("每天最多课时", min=1, max=8)
    earliest_start: dt.time = clock("最早开始时间")
    latest_end: tuple[Season, ...] = listing("最晚结束时间", min=1, max=6)
    makeup_days: str = choice("调休上班日可否开展", ("可以", "不得", "必须"))
    activity_categories: tuple[Category, ...] = listing("活动类别", min=1, max=30)
    majority_percent: int = count("“为主”的最低比例", max=100, unit="%")
    tutoring_group_max: int = count("个别答疑每组最多人数", max=60)
    consultation_return_percent: int = count("征求意见最低回收率", max=100, unit="%")
    approval_chain: tuple[ChainStep, ...] = listing("审批链", min=1, max=6)
    fee_natures: tuple[str, ...] = listing("收费性质", line("性质", max=20), max=6)
    fee_documents: tuple[FeeDocument, ...] = listing("收费文件", max=20)
    fee_unit: str = line("计费单位", max=20)
    fee_caps: tuple[FeeCap, ...] = listing("收费上限", max=20)
    fee_period: str = line("收费周期", max=10)
    exempt_categories: tuple[ExemptCategory, ...] = listing("减免类别", max=30)
    refund_method: str = choice("退费办法", ("按课时", "按天", "按半月", "分段"))
    settlement: str = choice("结算", ("多退少补", "多退少不补"))
    surplus_ways: tuple[str, ...] = listing("结余处理方式", line("方式", max=20), max=6)
    surplus_percent: int = count("结余提示比例", max=100, unit="%")
    allowed_heads: tuple[str, ...] = listing("可列支科目", line("科目", max=30), max=30)
    reasoned_heads: tuple[str, ...] = listing("须说明的科目", line("科目", max=30), max=30)
    banned_heads: tuple[str, ...] = listing("禁止的科目", line("科目", max=30), max=30)
    manager_percent: int = count("管理人员报酬最高比例", max=100, unit="%")
    outside_staff_kinds: tuple[str, ...] = listing("校外人员类别", line("类别", max=20), max=20)
    selection_notice_days: int = count("遴选结果公示工作日", max=30, unit="个工作日")
    min_bidders: int = count("最少报名机构", max=20, unit="家")
    notice_days: int = count("告知书公开期限", max=60, unit="个工作日")
    finance_days: int = count("收支公示期限", max=60, unit="个工作日")
    report_days: int = count("报送期限", max=60, unit="个工作日")
    finance_notice_days: int = count("收支公示期", max=30, unit="个工作日")
    inspection_days: int = count("安全检查时限", max=120, unit="天")
    document_months: int = count("制度修订间隔", max=60, unit="个月")
    small_group: int = count("人数公开下限", min=1, max=50, unit="人")
    safety_documents: tuple[str, ...] = listing("必备安全制度", line("制度", max=30), max=20)
    decision_items: tuple[str, ...] = listing("须集体决策的事项", line("事项", max=20), max=10)
    collector: str = line("收取主体", max=20)
    whitelist_required: bool = yesno("须从白名单选择机构")
    reminder: str = prose("校外机构提醒", max=800)
    voluntary_statement: str = prose("自愿声明", max=400)

    def __getattr__(self, name: str) -> object:
        raise ParameterMissingError(name)


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A parameter's value from a term on."""

    first_term: TermId
    value: object
    where: Where


@dataclass(frozen=True, slots=True)
class Dated:
    """A parameter as its file gives it: the clauses it serves and its values in time."""

    clauses: tuple[str, ...]
    history: tuple[DatedValue, ...]
    where: Where

    def on(self, term: TermId) -> DatedValue | None:
        """The value in force for a term: the latest that began by then."""
        begun = [value for value in self.history if value.first_term <= term]
        return max(begun, key=lambda value: value.first_term, default=None)


class ParameterMissingError(AttributeError):
    """Raised by Parameters when a rule reads a value that no policy in force gives; checking reports it by name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.parameter = name
