"""The policy's own files: head, clauses, interpretations, and the parameters with the type of each value."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from generator.findings import Where
from generator.model.fields import (
    SLICES,
    Part,
    choice,
    clock,
    code,
    count,
    day,
    line,
    listing,
    model,
    money,
    month_day,
    prose,
    specs,
    yesno,
)
from generator.model.units import UNITS
from generator.model.values import WEEKDAYS, Fen, Hundredths, TermId

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
    leaves_out: tuple[str, ...] = listing(
        "不适用的规则", line("规则编号", max=60, help="一条规则的编号", example="ends-after-limit"), default=(), max=200,
        help="这份办法没有一条要求的规则，逐条写明不适用",
    )  # fmt: skip
    sample: bool = yesno("示例", default=False, help="不是真实文件的写 是，真实文件写 否")
    summary: str = prose("简介", max=400, help="用通俗的话写它规定了什么、管哪些学期")

    @property
    def is_overlay(self) -> bool:
        """Whether it holds only together with another policy."""
        return self.kind == "叠加"


@model
class Clause(Part):
    """One sentence of the policy, restated in our own words."""

    id: str = line("条款编号", max=12, help="部分、项和句的编号，规则和网页按它引用", example="三(一)d")
    heading: str = line("所在部分", max=40, help="文件中所在部分的标题", example="一、总体要求")
    modal: str = choice("规范用语", MODALS, help="必须、确认要做到，原则上可说明理由，提倡、说明不退回")
    first_term: TermId | None = code("term", "起始学期", default=None, help="后来增加的条款才写", example="2024-spring")
    last_term: TermId | None = code("term", "最后学期", default=None, help="废止的条款才写", example="2023-spring")
    actors: tuple[str, ...] = listing(
        "涉及方", line("涉及方", max=12, help="写一方的名称，不写人名", example="学校"), max=9, help="这一句要求谁做事，可以有几方"
    )
    text: str = prose("大意", max=400, help="用自己的话说明这一句，不抄原文")
    quote: str = line("原文短语", default="", max=20, help="原文中的几个字，供对照，不整句抄录")
    rules: tuple[str, ...] = listing(
        "核对它的规则", line("规则编号", max=60, help="一条规则的编号", example="ends-after-limit"), default=(), max=80,
        help="还有哪些规则核对这一句；规则自己已写明这一条的不用写",
    )  # fmt: skip
    official: str = line("由谁办理", default="", max=120, help="只有单位才能办的，写由谁怎样办")
    shown: str = line("怎样公开", default="", max=120, help="靠公开让家长对照的，写公开在哪里")
    unchecked: str = line("为何不核对", default="", max=200, help="没有规则核对这一句时，写明原因")

    def holds(self, term: TermId) -> bool:
        """Whether the clause is part of its policy in `term`."""
        return (self.first_term is None or self.first_term <= term) and (self.last_term is None or term <= self.last_term)


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
    decided_by: str = line("决定单位", default="", max=30, help="写作出解释的单位，不写人名；没有决定的解释不能用", example="基教股")
    decided_on: dt.date | None = day("决定日期", default=None, help="这种理解由决定单位定下的日期；没有决定的解释不能用")


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

    step: str = code("id", "步骤编号", help="自定的英文短名，也是审批记录的文件名", example="review")
    office: str = line("办理单位", max=40, help="只有这个单位可以办理这一步", example="基教股")
    act: str = line("办理行为", max=10, help="这一步叫什么，接在办理单位后面显示", example="审批")
    result: str = line("通过时的结果", max=20, help="审批记录的结果与它相同才算办完", example="同意")
    answers_for: tuple[str, ...] = listing(
        "负责的部分", choice("部分", SLICES, help="content 是时间、内容和师资，fees 是收费、账目和选择机构"), default=(), max=len(SLICES),
        help="这一步批准方案的哪些部分，只有这些部分变更才须重新办理；不写为全部",
    )  # fmt: skip

    @property
    def slices(self) -> tuple[str, ...]:
        """What the step approves, in the order of SLICES: everything where the policy does not divide it."""
        return tuple(name for name in SLICES if name in self.answers_for) or SLICES


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


TOPICS = ("集体教学", "强制参加", "课业负担", "强制保险", "强制购买")
"""What a word in a filing can be a sign of."""


@model
class SignalWords(Part):
    """Words that are a sign of something forbidden, in names and descriptions that schools write."""

    topic: str = choice("迹象", TOPICS, help="这些词出现时可能是哪一种问题")
    words: tuple[str, ...] = listing(
        "词语",
        line("词语", max=12, help="一个词，不写标点和空格", example="补课"),
        min=1,
        max=60,
        help="学校写的名称和说明里出现就退回，教育局可以放行",
    )
    banned: bool = yesno("不得放行", default=False, help="写 是 的，用作时段或课程名称就退回，教育局也不能放行")


@model
class PayRange(Part):
    """What a lesson may be paid."""

    whose: str = choice("人员", ("本校教职工", "校外人员"), help="本校教职工或从校外聘请的人员")
    least: Fen = money("每课时最低", unit="元/课时", help="课时报酬低于它须说明理由")
    most: Fen = money("每课时最高", unit="元/课时", help="课时报酬高于它须说明理由")


@model
class PayHead(Part):
    """The head of spending under which lessons are paid."""

    whose: str = choice("人员", ("本校教职工", "校外人员"), help="本校教职工或从校外聘请的人员")
    head: str = line("科目", max=30, help="一个开支科目的名称，按课时付报酬", example="辅导教师劳务报酬")


@model
class HeadLimit(Part):
    """The largest share of spending that may go under a head."""

    head: str = line("科目", max=30, help="一个开支科目的名称", example="管理人员报酬")
    percent: int = count("最高比例", max=100, unit="%", help="占支出合计的百分比，超过须说明理由")


@model
class RefundTier(Part):
    """The share of the fee that somebody gets back who leaves within so many months."""

    months: int = count("参加不满几个月", min=1, max=12, unit="个月", help="从第一个服务日算起，不满几个月退出")
    percent: int = count("退还比例", max=100, unit="%", help="退还本学期所交费用的百分之几，0 为不退")


NOTICE_ITEMS = ("服务时间", "服务方式", "服务内容", "服务人数", "安全措施", "师资配备", "收费事项")
"""The seven things that parents are told at the start of a term (二(一)b); the notice has a section for each."""

FEE_UNITS = tuple(UNITS)
"""What a service fee can be counted by."""


@model
class Parameters(Part):
    """Every number and list that the policy leaves to a file, as in force for one term.

    A parameter that no file gives for the term is missing on the object: reading it raises ParameterMissingError. Rules that a policy
    need not have (`when` of a rule) are not due without theirs.
    """

    lesson_minutes: tuple[StageMinutes, ...] = listing("每课时分钟数", min=1, max=4, help="小学、初中一个课时各多少分钟，课间不算")
    max_lessons_per_day: int = count("每天最多课时", min=1, max=8, help="每名学生一天最多参加几个课时")
    earliest_start: dt.time = clock("最早开始时间", help="任何时段不得早于它，早上和中午的看管不算", example="12:00")
    latest_end: tuple[Season, ...] = listing("最晚结束时间", min=1, max=6, help="各季节的起止日期和最晚结束时间，晚了须写理由")
    earliest_end: dt.time = clock("最早结束时间", help="每天最后一个时段不早于它结束，早了须写理由", example="17:30")
    min_daily_minutes: int = count("每天最少时长", max=300, unit="分钟", help="每个服务日从开始到结束至少多少分钟，少了须写理由")
    service_weekdays: tuple[str, ...] = listing(
        "每周应有服务的日子", choice("周几", WEEKDAYS, help="写周一至周日中的一天"), max=7, help="每周这几天都应有服务，缺了须写理由"
    )
    weekend: str = choice("周末可否开展", ("须说明", "仅兴趣活动", "不得"), help="周六、周日开展服务：说明理由、只开兴趣活动或不得开展")
    makeup_days: str = choice("调休上班日可否开展", ("可以", "不得", "必须"), help="调休上班日开不开服务；写不得的，学校一天也不能列")
    activity_categories: tuple[Category, ...] = listing("活动类别", min=1, max=30, help="学校可写的活动类别，以及各类怎样计算")
    majority_percent: int = count("“为主”的最低比例", max=100, unit="%", help="作业辅导和阅读、本校教职工课时占比不低于它")
    tutoring_group_max: int = count("个别答疑每组最多人数", max=60, help="个别答疑每组超过这个人数须说明理由")
    pupils_per_group: int = count("每个班组最多人数", max=100, unit="人", help="每个班组的学生超过它须说明理由")
    signal_words: tuple[SignalWords, ...] = listing("提示词", max=20, help="学校写的名称和说明里出现就要教育局判断的词")
    copied_percent: int = count("方案雷同比例", max=100, unit="%", help="两所学校的方案文字相同的部分超过它就提醒")
    consultation_return_percent: int = count("征求意见最低回收率", max=100, unit="%", help="回收份数÷发放份数低于它时提醒学校")
    approval_chain: tuple[ChainStep, ...] = listing("审批链", min=1, max=6, help="方案依次经过的步骤，前一步办完才办后一步")
    bound_approvals: bool = yesno("审批绑定内容", help="写 是 的学期，每一步审批都须用 notices approve 办理，只对当时的内容有效")
    fee_natures: tuple[str, ...] = listing(
        "收费性质", line("性质", max=20, help="一种收费性质，学校须照样写", example="服务性收费"), max=6, help="收费项目只能是这几种性质"
    )
    fee_documents: tuple[FeeDocument, ...] = listing("收费文件", max=20, help="可以作为收费依据的文件，一份一行")
    fee_unit: str = choice("计费单位", FEE_UNITS, help="服务性收费须按它计费", example="元/生·课时")
    fee_names: tuple[str, ...] = listing(
        "收费项目名称", line("名称", max=30, help="一个收费项目的名称", example="课后服务费"), max=20, help="服务性收费只能是这几个项目"
    )
    private_may_charge: bool = yesno("民办学校可否收费", help="民办学校能不能收课后服务费，写 否 的只能免费")
    prepay_across_terms: bool = yesno("可否跨学期预收", help="写 否 的不得一次收取一个学期以上的费用")
    fee_caps: tuple[FeeCap, ...] = listing("收费上限", max=20, help="城区农村、小学初中各一行，两道上限都不能超过")
    fee_period: str = line("收费周期", max=10, help="原则上的收费周期，不同的须写理由", example="学期")
    exempt_categories: tuple[ExemptCategory, ...] = listing("减免类别", max=30, help="收费的学校每一类都要列，并照比例减免")
    exempt_covers_agency: bool = yesno("减免是否包括代收费", help="写 是 的，免费类别的学生也不交机构课程的费用")
    refund_method: str = choice("退费办法", ("按课时", "按天", "按半月", "分段"), help="请假、退出和停课按什么单位退费")
    refund_divisor: Hundredths = code(
        "hundredths", "每个收费单位折合天数", help="按天退费必填：一个收费周期的费用除以几天", example="20.83"
    )
    refund_tiers: tuple[RefundTier, ...] = listing("分段退费", max=6, help="分段退费时，参加不满几个月退百分之几，从短到长写")
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
    head_limits: tuple[HeadLimit, ...] = listing("科目比例上限", max=20, help="某个科目最多占支出合计的百分之几，超过须说明理由")
    pay_heads: tuple[PayHead, ...] = listing("劳务报酬科目", max=6, help="按课时付报酬的科目，各付给哪些人员")
    pay_rates: tuple[PayRange, ...] = listing("课时报酬范围", max=6, help="每课时报酬最低和最高多少，范围以外须说明理由")
    outside_staff_kinds: tuple[str, ...] = listing(
        "校外人员类别",
        line("类别", max=20, help="一个类别的名称，学校须照样写", example="退休教师"),
        max=20,
        help="可以临时聘请的类别，其他的须说明理由",
    )
    providers_allowed: bool = yesno("可否引入培训机构", help="写 否 的不得引入社会培训机构")
    provider_fee_allowed: bool = yesno("机构课程可否收费", help="写 否 的，机构的课程不得向家长另外收费")
    course_price_cap: Fen = money("机构课程最高单价", unit="元/生·课时", help="机构课程的协议单价不得超过它")
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
    notice_items: tuple[str, ...] = listing(
        "告知书必备事项", choice("事项", NOTICE_ITEMS, help="一个必须告诉家长的事项"), max=7, help="告知书须写明的事项，按这个次序排列"
    )
    complaint_channels: tuple[str, ...] = listing(
        "监督电话", line("单位", max=20, help="受理单位名称中的几个字", example="纪检"), max=10, help="全市监督电话里必须有的受理单位"
    )
    reminder: str = prose("校外机构提醒", max=800, help="印在每份告知书上，提醒家长慎选校外机构")
    voluntary_statement: str = prose("自愿声明", max=400, help="印在每份告知书上，说明参加全凭自愿")

    def __getattr__(self, name: str) -> object:
        raise ParameterMissingError(name)

    def __repr__(self) -> str:
        """Only the values that there are: a report of a failure must not fail itself."""
        return f"Parameters({', '.join(name for name in specs(Parameters) if self.gives(name))})"

    def gives(self, name: str) -> bool:
        """Whether a policy in force gives this parameter: for limits that a policy need not set."""
        return hasattr(self, name)


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
