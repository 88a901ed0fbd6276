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

    policy: str = code("id", "叠加规定编号", help="写种类为叠加的规定的编号", example="national-2024")
    first_term: TermId = code("term", "起始学期", help="从这个学期起一并适用", example="2024-spring")


@model
class PolicyHead(Part):
    """policy.yml: what it is, who issued it, for which terms it is in force."""

    id: str = code("id", "编号", help="与文件夹名称相同，登记以后不改", example="xx-2020")
    kind: str = choice("种类", ("办法", "延续", "叠加"), help="办法独立适用，延续接着原办法，叠加附在它们上面")
    title: str = line("名称", max=80, help="与正式文件的名称一致，外面不加书名号")
    number: str = line("文号", max=40, help="与正式文件的文号一致", example="示教字〔2020〕18号")
    issuer: str = line("发布机关", max=40, help="印发文件的机关全称", example="XX市教育局")
    first_term: TermId = code("term", "起始学期", help="从哪个学期起适用", example="2020-autumn")
    last_term: TermId | None = code("term", "最后学期", default=None, help="适用到哪个学期为止，没有期限不写", example="2023-spring")
    extends: str = line("延续的办法编号", default="", max=40, help="只有种类为延续的才写原办法的编号", example="xx-2020")
    overlays: tuple[OverlayUse, ...] = listing("叠加的规定", default=(), max=10, help="与它一并适用的规定和起始学期，没有不写")
    sample: bool = yesno("示例", default=False, help="不是真实文件的写 是，真实文件写 否")
    summary: str = prose("简介", max=400, help="用通俗的话写它规定了什么、管哪些学期")


@model
class Clause(Part):
    """One sentence of the policy, restated in our own words."""

    id: str = line("条款编号", max=12, help="部分、项和句的编号，规则和网页按它引用", example="三(一)d")
    heading: str = line("所在部分", max=40, help="文件中所在部分的标题", example="一、总体要求")
    modal: str = choice("规范用语", MODALS, help="必须、确认要做到，原则上可说明理由，提倡、说明不退回")
    actors: tuple[str, ...] = listing(
        "涉及方", line("涉及方", max=12, help="写一方的名称，不写人名", example="学校"), max=9, help="这一句要求谁做事，可以有几方"
    )
    text: str = prose("大意", max=400, help="用自己的话说明这一句，不抄原文")
    quote: str = line("原文短语", default="", max=20, help="原文中的几个字，供对照，不整句抄录")
    unchecked: str = line("为何不核对", default="", max=200, help="没有规则核对这一句时，写明原因")


@model
class ClausesFile(Part):
    """clauses.yml."""

    clauses: tuple[Clause, ...] = listing("条款", min=1, max=200, help="文件的每一句一条，按原文顺序")


@model
class Interpretation(Part):
    """What an unclear word means here, who decided, when."""

    id: str = code("id", "编号", help="自定的英文短名，登记以后不改", example="seasons")
    clauses: tuple[str, ...] = listing(
        "条款",
        line("条款", max=12, help="写一条的编号，括号用半角", example="三(一)d"),
        min=1,
        max=12,
        help="这个词出现在哪几条，写条款编号",
    )
    question: str = prose("问题", max=200, help="写成一个问句，说清哪里不明确")
    reading: str = prose("本市理解", max=400, help="本市照哪一种理解执行")
    others: tuple[str, ...] = listing(
        "其他理解", prose("其他理解", max=200, help="没有采用的一种理解"), default=(), max=8, help="考虑过而没有采用的理解，没有不写"
    )
    parameter: str = line("对应参数", default="", max=40, help="写 parameters.yml 中的名称，没有不写", example="latest_end")
    decided_by: str = line("决定单位", max=30, help="写作出解释的单位，不写人名", example="基教股")
    decided_on: dt.date = day("决定日期", help="这种理解由决定单位定下的日期")


@model
class InterpretationsFile(Part):
    """interpretations.yml."""

    interpretations: tuple[Interpretation, ...] = listing("解释", min=1, max=60, help="每个不明确的词一条")


@model
class StageMinutes(Part):
    """Length of a lesson in a stage."""

    stage: str = choice("学段", ("小学", "初中"), help="1 至 6 年级按小学，7 至 9 年级按初中")
    minutes: int = count("每课时分钟", min=10, max=120, unit="分钟", help="一个课时多少分钟，课间休息不算")


@model
class Season(Part):
    """A part of the year with its latest end; `first` may be later in the year than `last`."""

    season: str = line("季节", max=10, help="季节的名称，印在提示里", example="夏秋季")
    first: tuple[int, int] = month_day("第一天", help="这个季节的第一天，写月-日，可晚于最后一天", example="10-01")
    last: tuple[int, int] = month_day("最后一天", help="这个季节的最后一天，写月-日", example="04-30")
    latest: dt.time = clock("最晚结束时间", help="正好这个时间结束不算晚", example="17:30")


@model
class Category(Part):
    """A category of activity and how it counts."""

    name: str = line("类别", max=20, help="学校在时段和课程中须照样写", example="集中作业辅导")
    role: str = choice("性质", ("主体", "答疑", "活动", "须说明", "禁止"), help="主体计入“为主”，须说明的要写理由，禁止的不得开展")


@model
class ChainStep(Part):
    """One step of the approval chain, in order."""

    step: str = choice("步骤", ("review", "approval", "filing"), help="review 审核、approval 审批、filing 备案")
    office: str = line("办理单位", max=40, help="只有这个单位可以办理这一步", example="基教股")
    act: str = line("办理行为", max=10, help="这一步叫什么，接在办理单位后面显示", example="审批")
    result: str = line("通过时的结果", max=20, help="审批记录的结果与它相同才算办完", example="同意")


@model
class FeeDocument(Part):
    """A fee document that a school may charge by."""

    number: str = line("文号", max=40, help="学校的收费依据须与它一字不差", example="示发改价〔2020〕12号")
    title: str = line("名称", max=80, help="与正式文件的名称一致")


@model
class FeeCap(Part):
    """The caps of a class of schools in a stage."""

    area: str = choice("城乡类别", ("城区", "农村"), help="与学校名册中的城乡类别对应")
    stage: str = choice("学段", ("小学", "初中"), help="1 至 6 年级按小学，7 至 9 年级按初中")
    unit: Fen = money("每计费单位上限", help="服务性收费每个计费单位最多多少元，几项合并计算")
    term: Fen = money("每学期上限", help="服务性收费每生每学期最多多少元，几项合并计算")


@model
class ExemptCategory(Part):
    """A category of families and what share of the fee it pays."""

    name: str = line("类别", max=30, help="学校在方案和收支中须照样写", example="脱贫户家庭学生")
    rate_percent: int = count("收取比例", max=100, unit="%", help="占服务性收费的百分比，0 为免费，50 为减半")


@model
class Parameters(Part):
    """Every number and list that the policy leaves to a file, as in force for one term.

    A parameter that no file gives for the term is missing on the object: reading it raises ParameterMissingError.
    """

    lesson_minutes: tuple[StageMinutes, ...] = listing("每课时分钟数", min=1, max=4, help="小学、初中一个课时各多少分钟，课间不算")
    max_lessons_per_day: int = count("每天最多课时", min=1, max=8, help="每名学生一天最多参加几个课时")
    earliest_start: dt.time = clock("最早开始时间", help="任何时段不得早于它，早上和中午的看管不算", example="12:00")
    latest_end: tuple[Season, ...] = listing("最晚结束时间", min=1, max=6, help="各季节的起止日期和最晚结束时间，晚了须写理由")
    makeup_days: str = choice("调休上班日可否开展", ("可以", "不得", "必须"), help="调休上班日开不开服务；写不得的，学校一天也不能列")
    activity_categories: tuple[Category, ...] = listing("活动类别", min=1, max=30, help="学校可写的活动类别，以及各类怎样计算")
    majority_percent: int = count("“为主”的最低比例", max=100, unit="%", help="作业辅导和阅读、本校教职工课时占比不低于它")
    tutoring_group_max: int = count("个别答疑每组最多人数", max=60, help="个别答疑每组超过这个人数须说明理由")
    consultation_return_percent: int = count("征求意见最低回收率", max=100, unit="%", help="回收份数÷发放份数低于它时提醒学校")
    approval_chain: tuple[ChainStep, ...] = listing("审批链", min=1, max=6, help="方案依次经过的步骤，前一步办完才办后一步")
    fee_natures: tuple[str, ...] = listing(
        "收费性质", line("性质", max=20, help="一种收费性质，学校须照样写", example="服务性收费"), max=6, help="收费项目只能是这几种性质"
    )
    fee_documents: tuple[FeeDocument, ...] = listing("收费文件", max=20, help="可以作为收费依据的文件，一份一行")
    fee_unit: str = line("计费单位", max=20, help="服务性收费须按它计费", example="元/生·课时")
    fee_caps: tuple[FeeCap, ...] = listing("收费上限", max=20, help="城区农村、小学初中各一行，两道上限都不能超过")
    fee_period: str = line("收费周期", max=10, help="原则上的收费周期，不同的须写理由", example="学期")
    exempt_categories: tuple[ExemptCategory, ...] = listing("减免类别", max=30, help="收费的学校每一类都要列，并照比例减免")
    refund_method: str = choice("退费办法", ("按课时", "按天", "按半月", "分段"), help="请假、退出和停课按什么单位退费")
    settlement: str = choice("结算", ("多退少补", "多退少不补"), help="期末按实际课时结算，少收的要不要补交")
    surplus_ways: tuple[str, ...] = listing(
        "结余处理方式", line("方式", max=20, help="一种处理方式，学校须照样写", example="结转下学期"), max=6, help="期末结余只能这样处理"
    )
    surplus_percent: int = count("结余提示比例", max=100, unit="%", help="期末结余超过净收入的这个比例须说明理由")
    allowed_heads: tuple[str, ...] = listing(
        "可列支科目", line("科目", max=30, help="一个科目的名称，学校须照样写", example="水电"), max=30, help="不用说明理由就可以列支的科目"
    )
    reasoned_heads: tuple[str, ...] = listing(
        "须说明的科目",
        line("科目", max=30, help="一个科目的名称，学校须照样写", example="管理人员报酬"),
        max=30,
        help="说明理由才可以列支的科目",
    )
    banned_heads: tuple[str, ...] = listing(
        "禁止的科目", line("科目", max=30, help="一个不得列支的科目名称", example="招待"), max=30, help="不得从专账列支的科目"
    )
    manager_percent: int = count("管理人员报酬最高比例", max=100, unit="%", help="管理人员报酬占支出合计超过它须说明理由")
    outside_staff_kinds: tuple[str, ...] = listing(
        "校外人员类别",
        line("类别", max=20, help="一个类别的名称，学校须照样写", example="退休教师"),
        max=20,
        help="可以临时聘请的类别，其他的须说明理由",
    )
    selection_notice_days: int = count("遴选结果公示工作日", max=30, unit="个工作日", help="机构遴选结果至少公示几个工作日")
    min_bidders: int = count("最少报名机构", max=20, unit="家", help="有效报名机构少于它须说明理由")
    notice_days: int = count("告知书公开期限", max=60, unit="个工作日", help="告知书不晚于开学后第几个工作日公开，晚了须说明理由")
    finance_days: int = count("收支公示期限", max=60, unit="个工作日", help="学期最后一天以后几个工作日以内公示收支，过后算逾期")
    report_days: int = count("报送期限", max=60, unit="个工作日", help="几个工作日以内把有关情况报市教育局")
    finance_notice_days: int = count("收支公示期", max=30, unit="个工作日", help="收支公示至少几个工作日")
    inspection_days: int = count("安全检查时限", max=120, unit="天", help="安全检查须在第一个服务日前多少天以内做")
    document_months: int = count("制度修订间隔", max=60, unit="个月", help="安全制度和预案超过它没有修订须说明理由")
    small_group: int = count("人数公开下限", min=3, max=50, unit="人", help="免费、减收和优先保障的人数少于它时不写数字，至少是3")
    safety_documents: tuple[str, ...] = listing(
        "必备安全制度",
        line("制度", max=30, help="一种制度或预案的名称，学校须照样写", example="应急预案"),
        max=20,
        help="每所学校都须登记的制度和预案种类",
    )
    decision_items: tuple[str, ...] = listing(
        "须集体决策的事项",
        line("事项", max=20, help="一个事项的名称，学校须照样写", example="实施方案"),
        max=10,
        help="学校须集体决定并留下记录的事项",
    )
    collector: str = line("收取主体", max=20, help="每个收费项目的收取主体须与它相同", example="本校")
    whitelist_required: bool = yesno("须从白名单选择机构", help="写 是 的学期，机构须在教育局白名单上")
    reminder: str = prose("校外机构提醒", max=800, help="印在每份告知书上，提醒家长慎选校外机构")
    voluntary_statement: str = prose("自愿声明", max=400, help="印在每份告知书上，说明参加全凭自愿")

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
