"""school.yml: who the school is, its leadership group and standing documents."""

from __future__ import annotations

import datetime as dt

from generator.model.common import Document, Reason
from generator.model.fields import Part, choice, code, day, line, listing, model, part, prose


@model
class Leader(Part):
    """A member of the school's leadership group: roles, not names (四(一)c)."""

    role: str = choice("组内职务", ("组长", "副组长", "成员"))
    post: str = line("岗位", help="写岗位，不写姓名", example="校长")
    duty: str = line("分工", max=100, example="统筹校内课后服务工作")


@model
class Measures(Part):
    """The school's own standing measures (实施办法), different from the plan of a term (末1a, 末1b)."""

    title: str = line("标题", example="示例市育才小学校内课后服务实施办法")
    number: str = line("文号", default="", example="育才校字〔2020〕9号")
    date: dt.date = day("印发日期")
    reported: dt.date | None = day("报送市教育局的日期", default=None)


@model
class School(Part):
    """A school as it presents itself."""

    id: str = code("id", "学校编号", help="与文件夹名称相同：小写字母、数字和连字符")
    name: str = line("学校全称", max=40, example="XX市育才小学")
    short_name: str = line("简称", default="", max=20)
    pinyin: str = line("简称拼音首字母", default="", max=20, example="ycxx")
    introduction: str = prose("课后服务简介", default="", max=300)
    address: str = line("学校地址", max=80)
    phone: str = code("phone", "学校办公电话", help="只填固定电话，不填手机号")
    complaint_phone: str = code("phone", "学校监督电话", help="只填固定电话，不填手机号")
    leadership: tuple[Leader, ...] = listing("工作实施领导小组", help="校长任组长，至少两人，写岗位和分工", max=20)
    measures: Measures | None = part("本校实施办法", default=None)
    documents: tuple[Document, ...] = listing("课后服务各项制度", default=(), max=30)
    pay_measure: Document | None = part("取酬办法", default=None)
    performance: Document | None = part("纳入绩效的办法", default=None, help="教师开展课后服务工作纳入绩效的文件")
    reasons: tuple[Reason, ...] = listing("软性要求的理由", default=(), max=20)
