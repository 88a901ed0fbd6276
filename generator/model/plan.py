"""plan.yml: the service plan of a term, as approved: consultation, grades, fees, providers, application, safety."""

from __future__ import annotations

import datetime as dt

from generator.model.common import Attestation, Document, Reason
from generator.model.fees import FeePlan
from generator.model.fields import Part, choice, count, day, line, listing, model, part, prose, yesno
from generator.model.partners import Provider, WelfarePartner


@model
class GradePlan(Part):
    """A grade served this term, with planned numbers."""

    grade: int = count("年级", min=1, max=12, help="一年级写 1，七年级写 7")
    enrolled: int = count("在校生人数", unit="人", max=5000, help="报批时本年级全部在校学生，不只算参加的")
    expected: int = count("预计参加人数", unit="人", max=5000, help="按征求意见的结果估计，不超过在校生人数")


@model
class Consultation(Part):
    """How families were asked before the plan was made (二(一)a); numbers only."""

    first: dt.date = day("开始日期", help="开始征求家长意见的那一天，不晚于结束日期")
    last: dt.date = day("结束日期", help="征求意见结束的那一天，不晚于方案制定日期")
    methods: tuple[str, ...] = listing(
        "方式",
        line("方式", max=20, help="一种征求意见的办法，写一个短语", example="问卷"),
        max=6,
        example="问卷",
        help="用过几种写几种，如 [问卷, 家长会]",
    )
    issued: int = count("发放份数", unit="份", min=1, max=20000, help="一名学生算一份，不超过各服务年级在校生人数之和")
    returned: int = count("回收份数", unit="份", max=20000, help="实际收回的份数，不超过发放份数")
    agreed: int = count("同意或愿意参加份数", unit="份", max=20000, help="收回的意见中愿意参加的份数，不超过回收份数")


@model
class Application(Part):
    """When and how families apply, and by when the school reviews (三(四)d)."""

    opens: dt.date = day("开始申请", help="不早于方案公开的日期，可以是同一天")
    closes: dt.date = day("截止申请", help="集中申请的最后一天，不早于开始申请")
    review_by: dt.date = day("学校审核完成日期", help="不早于截止申请，不晚于第一个服务日")
    how: str = prose("怎样申请", max=300, help="写找谁申请、填什么表、怎样得到答复")
    rolling: bool = yesno("开学后仍可申请", default=False, help="集中申请截止以后还接受申请的写 是")


@model
class Hazard(Part):
    """A hazard found and whether it is gone (四(二)g)."""

    kind: str = choice("类别", ("场地", "消防", "安全保卫", "卫生", "其他"), help="按隐患所在的方面选一个")
    what: str = line("情况", max=100, help="一句话写清在哪里、有什么问题", example="操场东侧单杠松动")
    found: dt.date = day("发现日期", help="检查时发现这项隐患的日期")
    fixed: dt.date | None = day("整改完成日期", default=None, help="不早于发现日期；服务前发现的，不晚于第一个服务日")


@model
class Handover(Part):
    """Who hands the child to whom, where (四(二)f)."""

    who: str = line("交接人", help="写岗位", example="放学值班教师")
    where_at: str = line("交接地点", example="学校南门家长等候区", help="家长在哪里接到孩子，写到校门或区域")
    how: str = prose("交接办法", max=300, help="写怎样点名、交给谁、怎样登记")


@model
class Safety(Part):
    """Safety measures the school attests (四(二))."""

    responsible: str = line("安全责任岗位", example="分管安全副校长", help="对课后服务安全负责的岗位，不写姓名")
    documents: tuple[Document, ...] = listing("安全制度和预案", max=20, help="市里要求的每一种都要有，日期不晚于第一个服务日")
    inspection: Attestation | None = part("开学前安全检查", default=None, help="必填，不晚于第一个服务日，也不早于它以前规定的天数")
    education: Attestation | None = part("安全卫生教育", default=None, help="必填，登记教育活动记录的标题、日期和责任岗位")
    hazards: tuple[Hazard, ...] = listing("隐患排查与整改", default=(), max=40, help="检查发现的隐患逐项写，没有就写 []")
    handover: Handover | None = part("交接班", default=None, help="必填，服务结束后由谁、在哪里、怎样把学生交给家长")
    liability_insurance: bool = yesno("已投保校方责任险", help="由学校投保，保险费不得向家长收取；没有投保须说明理由")
    insurance_note: str = line("保险说明", default="", max=200, help="如学生意外险由家长自愿购买，与参加服务无关")


@model
class Decision(Part):
    """A matter that the school's body decided (四(三)2c)."""

    item: str = line("事项", example="实施方案", help="照政策所列的事项名称写：实施方案、引入机构、取酬办法")
    body: str = line("决策会议", example="校务会", help="集体决定这件事的会议名称")
    date: dt.date = day("决策日期", help="会议决定的日期，不晚于方案报批日期")


@model
class Plan(Part):
    """The plan of one school for one term."""

    title: str = line(
        "方案名称", max=80, slice="content", help="写明学校、学期和方案名称", example="样例小学2026年春季学期校内课后服务方案"
    )
    number: str = line("文号", default="", slice="content", help="本校给方案编的文号，没有可不写", example="样例校字〔2026〕3号")
    date: dt.date = day("方案制定日期", slice="content", help="方案定稿的日期，不早于征求意见结束，不晚于报批")
    submitted: dt.date | None = day("报批日期", default=None, help="报送教育局的日期，须早于开学", slice="content")
    operator: str = choice("实施主体", ("本校", "培训机构", "家长委员会", "其他"), slice="content", help="课后服务由学校实施，须写 本校")
    consultation: Consultation = part("征求家长意见", slice="content", help="每学期制定方案以前征求，只写份数，不写姓名")
    grades: tuple[GradePlan, ...] = listing("服务年级", min=1, max=12, slice="content", help="一个年级一行，须在本校学段以内并有每周安排")
    capacity: int = count("最多可接纳人数", unit="人", max=10000, slice="content", help="场地和师资最多能容纳的学生数，与申请人数比较")
    priority: str = prose("名额不足时的优先办法", default="", max=300, slice="content", help="申请人数超过可接纳人数时须有，写明先后次序")
    free_tutoring: bool = yesno("对学习困难学生免费辅导", default=False, slice="content", help="提倡的事项，本学期安排了写 是，没有写 否")
    voluntary: str = prose("自愿声明", default="", max=300, slice="content", help="必填，写明参加与否由家长和学生自己决定")
    opt_out: str = prose("不参加学生的安排", default="", max=300, slice="content", help="必填，写不参加的学生几点放学、怎样离校")
    quit: str = prose("中途退出办法", default="", max=300, slice="content", help="必填，写向谁提出、何时停止、费用怎样退")
    fees: FeePlan = part("收费", slice="fees", help="写明免费、收费还是捐助，以及项目、减免和退费")
    providers: tuple[Provider, ...] = listing(
        "引入的社会培训机构", default=(), max=10, slice="fees", help="公开遴选后随方案报批，没有就写 []"
    )
    partners: tuple[WelfarePartner, ...] = listing(
        "联合的公益组织", default=(), max=10, slice="content", help="社区、志愿者团体等来校服务的，没有就写 []"
    )
    application: Application = part("申请", slice="content", help="写申请的起止日期、审核日期和申请办法")
    safety: Safety = part("安全措施", slice="content", help="写安全责任岗位、制度、检查、教育、隐患和交接")
    decisions: tuple[Decision, ...] = listing(
        "集体决策", default=(), max=20, slice="fees", help="方案、取酬办法必有，引入机构的也要有，报批以前决定"
    )
    integrity: Attestation | None = part("廉政承诺", default=None, slice="fees", help="必填，登记廉政风险防控承诺书的标题、日期和岗位")
    reminder: str | None = prose("学校补充的校外机构提醒", default=None, max=500, slice="content", help="留空则只显示市里统一的提醒")
    reasons: tuple[Reason, ...] = listing("软性要求的理由", default=(), max=40, slice="content", help="“原则上”的要求做不到时写，没有写 []")

    def provider(self, key: str) -> Provider | None:
        """The provider with that short id."""
        return next((p for p in self.providers if p.id == key), None)
