"""staff.yml: who takes part in a term: numbers by kind, outside persons with qualification and contract, checks done."""

from __future__ import annotations

import datetime as dt

from generator.model.common import Reason
from generator.model.fields import Part, choice, count, day, line, listing, model, money, part, prose, yesno
from generator.model.values import Fen


@model
class StaffGroup(Part):
    """All persons of one kind: people, planned lessons, pay for a lesson (三(四)1a, 1b)."""

    kind: str = line("人员类别", example="本校教职工")
    people: int = count("人数", unit="人", max=1000)
    lessons: int = count("计划课时", unit="课时", max=100_000)
    rate: Fen = money("课时报酬", unit="元/课时")


@model
class Qualification(Part):
    """The qualification by name; never the certificate's number."""

    name: str = line("资格名称", max=40, example="社会体育指导员")
    issuer: str = line("发证或认定单位", max=60)
    until: dt.date | None = day("有效期至", default=None, help="长期有效不填")
    recognised: bool = yesno("以认定文件代替证书", default=False)


@model
class Contract(Part):
    """The contract with an outside person (三(四)1e)."""

    kind: str = choice("合同种类", ("劳动合同", "劳务协议", "无"))
    signed: dt.date = day("签订日期")
    first: dt.date = day("开始日期")
    last: dt.date = day("结束日期")


@model
class OutsidePerson(Part):
    """A person from outside the school, under a display name."""

    name: str = line("称呼", max=10, help="姓加老师即可", example="陈老师", personal=True)
    kind: str = line("人员类别", example="退休教师")
    activity: str = line("承担的活动", max=30)
    qualification: Qualification | None = part("资格", default=None)
    contract: Contract | None = part("合同", default=None)
    access_checked: dt.date | None = day("准入查询日期", default=None)


@model
class Teacher(Part):
    """A teacher of the school under a display name."""

    name: str = line("称呼", max=10, example="王老师", personal=True)
    duty: str = line("承担的服务", max=40)


@model
class Checks(Part):
    """How many were looked into for conduct and health before the term (四(二)e): numbers, no results."""

    people: int = count("参与人数", unit="人", max=2000)
    conduct: int = count("品德审核通过人数", unit="人", max=2000)
    health: int = count("健康审核通过人数", unit="人", max=2000)
    date: dt.date = day("审核日期")


@model
class Staff(Part):
    """The staff of one school for one term."""

    groups: tuple[StaffGroup, ...] = listing("各类人员", min=1, max=12, slice="service")
    shortage: str = prose("本校师资不足的说明", default="", max=300, slice="service", help="聘请校外人员时必填")
    outside: tuple[OutsidePerson, ...] = listing("校外聘请人员", default=(), max=60, slice="service")
    teachers: tuple[Teacher, ...] = listing("本校教师", default=(), max=200, slice="service")
    checks: Checks = part("品德和健康审核", slice="service")
    reasons: tuple[Reason, ...] = listing("软性要求的理由", default=(), max=40, slice="service")
