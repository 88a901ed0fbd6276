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
    demand: int = count("有需求的学生数", unit="人", max=5000)
    lessons: int = count("计划课时", unit="课时", max=200)
    price: Fen = money("协议单价", unit="元/生·课时")


@model
class Selection(Part):
    """The open selection of a provider, step by step (三(四)3c)."""

    announced: dt.date = day("遴选公告日期")
    address: str = line("公告发布处", max=100, example="学校公告栏、学校网站")
    bidders: int = count("有效报名机构数", unit="家", max=100)
    method: str = line("遴选方式", max=60, example="综合评分")
    evaluated: dt.date = day("评审日期")
    notice_first: dt.date = day("结果公示开始")
    notice_last: dt.date = day("结果公示结束")
    objections: str = line("异议情况", max=100, example="无异议")


@model
class Agreement(Part):
    """The agreement between school and provider (三(四)3e)."""

    signed: dt.date = day("签订日期")
    first: dt.date = day("协议开始")
    last: dt.date = day("协议结束")
    exit_clause: bool = yesno("有退出条款")


@model
class Provider(Part):
    """A training provider brought into the school."""

    id: str = code("id", "机构编号", help="自定的英文短名，供其他文件引用")
    name: str = line("机构全称", max=60)
    code: str = code("uscc", "统一社会信用代码")
    licence: str = line("办学许可证号", max=40)
    licence_until: dt.date = day("许可证有效期至")
    scope: str = line("许可的办学内容", max=100)
    shortage: str = prose("学校师资不足的说明", default="", max=300)
    courses: tuple[Course, ...] = listing("课程", min=1, max=20)
    selection: Selection | None = part("公开遴选", default=None)
    credit_checked: dt.date | None = day("信用查询日期", default=None)
    credit_result: str = choice("信用查询结果", ("无异常", "有异常", "未查询"), default="未查询")
    agreement: Agreement | None = part("协议", default=None)
    safety_role: str = line("机构安全责任岗位", default="", max=40)
    documents: tuple[Document, ...] = listing("机构的安全制度和预案", default=(), max=20)
    anti_bribery: bool = yesno("协议含反商业贿赂条款", default=False)


@model
class WelfarePartner(Part):
    """A welfare organisation that supports the service (三(四)2)."""

    id: str = code("id", "组织编号", help="自定的英文短名，供其他文件引用")
    name: str = line("组织名称", max=60)
    kind: str = choice("性质", ("社区", "志愿者团体", "其他公益组织"))
    provides: str = line("组织提供", max=100, example="志愿教师、图书")
    school_provides: str = line("学校提供", max=100, example="阅览室")
    charge: Fen = money("向家长收取", help="公益服务不收费，写 0.00")
    paid: Fen = money("从专账支付", help="公益组织自带经费，写 0.00")
