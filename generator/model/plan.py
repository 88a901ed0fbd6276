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
    enrolled: int = count("在校生人数", unit="人", max=5000)
    expected: int = count("预计参加人数", unit="人", max=5000)


@model
class Consultation(Part):
    """How families were asked before the plan was made (二(一)a); numbers only."""

    first: dt.date = day("开始日期")
    last: dt.date = day("结束日期")
    methods: tuple[str, ...] = listing("方式", line("方式", max=20), max=6, example="问卷")
    issued: int = count("发放份数", unit="份", min=1, max=20000)
    returned: int = count("回收份数", unit="份", max=20000)
    agreed: int = count("同意或愿意参加份数", unit="份", max=20000)


@model
class Application(Part):
    """When and how families apply, and by when the school reviews (三(四)d)."""

    opens: dt.date = day("开始申请")
    closes: dt.date = day("截止申请")
    review_by: dt.date = day("学校审核完成日期")
    how: str = prose("怎样申请", max=300)
    rolling: bool = yesno("开学后仍可申请", default=False)


@model
class Hazard(Part):
    """A hazard found and whether it is gone (四(二)g)."""

    kind: str = choice("类别", ("场地", "消防", "安全保卫", "卫生", "其他"))
    what: str = line("情况", max=100)
    found: dt.date = day("发现日期")
    fixed: dt.date | None = day("整改完成日期", default=None)


@model
class Handover(Part):
    """Who hands the child to whom, where (四(二)f)."""

    who: str = line("交接人", help="写岗位", example="放学值班教师")
    where_at: str = line("交接地点", example="学校南门家长等候区")
    how: str = prose("交接办法", max=300)


@model
class Safety(Part):
    """Safety measures the school attests (四(二))."""

    responsible: str = line("安全责任岗位", example="分管安全副校长")
    documents: tuple[Document, ...] = listing("安全制度和预案", max=20)
    inspection: Attestation | None = part("开学前安全检查", default=None)
    education: Attestation | None = part("安全卫生教育", default=None)
    hazards: tuple[Hazard, ...] = listing("隐患排查与整改", default=(), max=40)
    handover: Handover | None = part("交接班", default=None)
    liability_insurance: bool = yesno("已投保校方责任险")
    insurance_note: str = line("保险说明", default="", max=200)


@model
class Decision(Part):
    """A matter that the school's body decided (四(三)2c)."""

    item: str = line("事项", example="实施方案")
    body: str = line("决策会议", example="校务会")
    date: dt.date = day("决策日期")


@model
class Plan(Part):
    """The plan of one school for one term."""

    title: str = line("方案名称", max=80, slice="service")
    number: str = line("文号", default="", slice="service")
    date: dt.date = day("方案制定日期", slice="service")
    submitted: dt.date | None = day("报批日期", default=None, help="报送教育局的日期，须早于开学", slice="service")
    operator: str = choice("实施主体", ("本校", "培训机构", "家长委员会", "其他"), slice="service")
    consultation: Consultation = part("征求家长意见", slice="service")
    grades: tuple[GradePlan, ...] = listing("服务年级", min=1, max=12, slice="service")
    capacity: int = count("最多可接纳人数", unit="人", max=10000, slice="service")
    priority: str = prose("名额不足时的优先办法", default="", max=300, slice="service")
    free_tutoring: bool = yesno("对学习困难学生免费辅导", default=False, slice="service")
    voluntary: str = prose("自愿声明", default="", max=300, slice="service")
    opt_out: str = prose("不参加学生的安排", default="", max=300, slice="service")
    quit: str = prose("中途退出办法", default="", max=300, slice="service")
    fees: FeePlan = part("收费", slice="fees")
    providers: tuple[Provider, ...] = listing("引入的社会培训机构", default=(), max=10, slice="fees")
    partners: tuple[WelfarePartner, ...] = listing("联合的公益组织", default=(), max=10, slice="service")
    application: Application = part("申请", slice="service")
    safety: Safety = part("安全措施", slice="service")
    decisions: tuple[Decision, ...] = listing("集体决策", default=(), max=20, slice="fees")
    integrity: Attestation | None = part("廉政承诺", default=None, slice="fees")
    reminder: str | None = prose("学校补充的校外机构提醒", default=None, max=500, slice="service", help="留空则只显示市里统一的提醒")
    reasons: tuple[Reason, ...] = listing("软性要求的理由", default=(), max=40, slice="service")

    def provider(self, key: str) -> Provider | None:
        """The provider with that short id."""
        return next((p for p in self.providers if p.id == key), None)
