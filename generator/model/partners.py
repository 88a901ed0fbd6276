"""The outside organisations of a plan: training providers that were selected, welfare organisations that help."""

from __future__ import annotations

import datetime as dt

from generator.model.common import Document
from generator.model.fields import Part, choice, code, count, day, line, listing, model, money, part, prose, yesno
from generator.model.values import Fen


@model
class Course(Part):
    """A course that a provider teaches, with the need that was found for it (三(四)3a)."""

    name: str = line("课程名称", max=30, help="与 times.yml 中时段的名称相同", example="轮滑")
    category: str = line("活动类别", help="按实施办法所列类别", example="体育")
    demand: int = count("有需求的学生数", unit="人", max=5000, help="征求意见中想上这门课的学生数，须大于 0")
    lessons: int = count("计划课时", unit="课时", min=1, max=200, help="每名学生本学期上这门课的课时数")
    price: Fen = money("协议单价", unit="元/生·课时", help="照协议写，须等于同名代收费项目的收费标准")


@model
class Selection(Part):
    """The open selection of a provider, step by step (三(四)3c)."""

    announced: dt.date = day("遴选公告日期", help="发布遴选公告的日期，须早于评审日期")
    address: str = line("公告发布处", max=100, example="学校公告栏、学校网站", help="公告贴在哪里、登在哪个网站")
    bidders: int = count("有效报名机构数", unit="家", max=100, help="符合条件的报名机构数，少于规定家数须说明理由")
    method: str = line("遴选方式", max=60, example="综合评分", help="用什么办法评出机构")
    evaluated: dt.date = day("评审日期", help="须晚于公告日期，不晚于结果公示开始")
    notice_first: dt.date = day("结果公示开始", help="公示的第一天，不早于评审日期")
    notice_last: dt.date = day("结果公示结束", help="公示的最后一天，公示的工作日不少于规定天数")
    objections: str = line("异议情况", max=100, example="无异议", help="公示期间有没有异议、怎样处理，没有写无异议")


@model
class Agreement(Part):
    """The agreement between school and provider (三(四)3e)."""

    signed: dt.date = day("签订日期", help="不早于遴选结果公示结束，不晚于机构第一次上课")
    first: dt.date = day("协议开始", help="协议生效的日期，不晚于机构第一次上课")
    last: dt.date = day("协议结束", help="不早于机构最后一次上课，不晚于许可证有效期")
    exit_clause: bool = yesno("有退出条款", help="协议写明什么情形下终止合作的写 是")


@model
class Provider(Part):
    """A training provider brought into the school."""

    id: str = code("id", "机构编号", help="自定的英文短名，供其他文件引用")
    name: str = line("机构全称", max=60, help="与办学许可证一致的全称", example="示例市跃动体育培训有限公司")
    code: str = code("uscc", "统一社会信用代码", help="十八位，照证照抄写；要求白名单的学期须在名单上")
    licence: str = line("办学许可证号", max=40, help="照办学许可证抄写", example="示例许可体字第001号")
    licence_until: dt.date = day("许可证有效期至", help="照办学许可证写，不早于协议结束日期")
    scope: str = line("许可的办学内容", max=100, help="照许可证写，所教课程须在范围以内", example="体育类（轮滑、球类）")
    shortage: str = prose("学校师资不足的说明", default="", max=300, help="必填，写本校缺哪方面的教师")
    courses: tuple[Course, ...] = listing("课程", min=1, max=20, help="一门课程一行，须有学生需求，不能是学科文化课")
    selection: Selection | None = part("公开遴选", default=None, help="必填，每家机构都须公开遴选，按步骤写日期")
    credit_checked: dt.date | None = day("信用查询日期", default=None, help="必填，在企业信用信息公示系统查询的日期")
    credit_result: str = choice("信用查询结果", ("无异常", "有异常", "未查询"), default="未查询", help="照查询结果写，只有无异常的才可引入")
    agreement: Agreement | None = part("协议", default=None, help="必填，先签协议再上课，协议期覆盖全部课程")
    safety_role: str = line("机构安全责任岗位", default="", max=40, help="必填，写机构一方的岗位，不写姓名", example="机构现场负责人")
    documents: tuple[Document, ...] = listing("机构的安全制度和预案", default=(), max=20, help="至少有机构自己的安全管理制度和应急预案")
    anti_bribery: bool = yesno("协议含反商业贿赂条款", default=False, help="每份协议都须有这一条款，有了写 是")


@model
class WelfarePartner(Part):
    """A welfare organisation that supports the service (三(四)2)."""

    id: str = code("id", "组织编号", help="自定的英文短名，供其他文件引用")
    name: str = line("组织名称", max=60, help="写组织的正式名称", example="样例社区红领巾读书会")
    kind: str = choice("性质", ("社区", "志愿者团体", "其他公益组织"), help="按组织的性质选一个")
    provides: str = line("组织提供", max=100, example="志愿教师、图书", help="组织自己带来的人员、图书、经费等")
    school_provides: str = line("学校提供", max=100, example="阅览室", help="学校拿出的场地和设施")
    charge: Fen = money("向家长收取", help="公益服务不收费，写 0.00")
    paid: Fen = money("从专账支付", help="公益组织自带经费，写 0.00")
