"""school.yml: who the school is, its leadership group and standing documents."""

from __future__ import annotations

import datetime as dt

from generator.model.common import Document, Reason
from generator.model.fields import Part, choice, code, day, line, listing, model, part, prose


@model
class Leader(Part):
    """A member of the school's leadership group: roles, not names (四(一)c)."""

    role: str = choice("组内职务", ("组长", "副组长", "成员"), help="组长正好一名，由校长担任")
    post: str = line("岗位", help="写岗位，不写姓名", example="校长")
    duty: str = line("分工", max=100, example="统筹校内课后服务工作", help="写这个岗位在课后服务中负责哪些事")


@model
class Measures(Part):
    """The school's own standing measures (实施办法), different from the plan of a term (末1a, 末1b)."""

    title: str = line("标题", example="示例市育才小学校内课后服务实施办法", help="与正式印发的文件标题一致")
    number: str = line("文号", default="", example="育才校字〔2020〕9号", help="本校给文件编的文号，没有可不写")
    date: dt.date = day("印发日期", help="写第一次印发的日期，不晚于首个服务学期开学")
    reported: dt.date | None = day("报送市教育局的日期", default=None, help="报送以后写实际报送的那一天")


@model
class School(Part):
    """A school as it presents itself."""

    id: str = code("id", "学校编号", help="与文件夹名称相同：小写字母、数字和连字符")
    name: str = line("学校全称", max=40, example="XX市育才小学", help="与公章一致的全称，不用简称")
    short_name: str = line("简称", default="", max=20, help="名录和窄屏幕上显示的名称，不写则用全称", example="育才小学")
    pinyin: str = line("简称拼音首字母", default="", max=20, example="ycxx", help="供家长按首字母查找，小写字母；不写则由程序按简称写出")
    introduction: str = prose(
        "课后服务简介",
        default="",
        max=300,
        help="一两句话说明本校课后服务怎样安排，可不写",
        example="每天两课时，先完成作业，再参加阅读和社团。",
    )
    address: str = line("学校地址", max=80, help="写到区、路和门牌号", example="XX市城东区样例路1号")
    phone: str = code("phone", "学校办公电话", help="只填固定电话，不填手机号")
    complaint_phone: str = code("phone", "学校监督电话", help="只填固定电话，不填手机号")
    leadership: tuple[Leader, ...] = listing("工作实施领导小组", help="校长任组长，至少两人，写岗位和分工", max=20)
    measures: Measures | None = part("本校实施办法", default=None, help="必填，长期有效的本校办法，和每学期的方案不同")
    documents: tuple[Document, ...] = listing("课后服务各项制度", default=(), max=30, help="至少一项，写种类、标题、日期，正文留在学校")
    pay_measure: Document | None = part("取酬办法", default=None, help="必填，规定教师课时报酬怎样定的文件，须经集体决策")
    performance: Document | None = part("纳入绩效的办法", default=None, help="教师开展课后服务工作纳入绩效的文件")
    reasons: tuple[Reason, ...] = listing("软性要求的理由", default=(), max=20, help="“原则上”的要求做不到时写，没有写 []")
