"""staff.yml: who takes part in a term: numbers by kind, outside persons with qualification and contract, checks done."""

from __future__ import annotations

import datetime as dt

from generator.model.common import Reason
from generator.model.fields import Part, choice, count, day, line, listing, model, money, part, prose, yesno
from generator.model.values import Fen


@model
class StaffGroup(Part):
    """All persons of one kind: people, planned lessons, pay for a lesson (三(四)1a, 1b)."""

    kind: str = line("人员类别", example="本校教职工", help="本校的写 本校教职工，校外的照政策所列类别写")
    people: int = count("人数", unit="人", max=1000, help="这一行的人数；校外各类＝校外聘请人员中该类的人数")
    lessons: int = count("计划课时", unit="课时", max=100_000, help="这一行全体人员本学期计划课时之和")
    rate: Fen = money("课时报酬", unit="元/课时", help="每课时付多少元，期末劳务报酬须按这个标准")


@model
class Qualification(Part):
    """The qualification by name; never the certificate's number."""

    name: str = line("资格名称", max=40, example="社会体育指导员", help="写证书或认定文件的名称，不写证书编号")
    issuer: str = line("发证或认定单位", max=60, help="照证书或认定文件上的单位写", example="XX市教育局")
    until: dt.date | None = day("有效期至", default=None, help="长期有效不填")
    recognised: bool = yesno("以认定文件代替证书", default=False, help="没有证书、以认定文件为准的写 是")


@model
class Contract(Part):
    """The contract with an outside person (三(四)1e)."""

    kind: str = choice("合同种类", ("劳动合同", "劳务协议", "无"), help="退休教师一般签劳务协议；写 无 的不能聘请")
    signed: dt.date = day("签订日期", help="不晚于合同的开始日期")
    first: dt.date = day("开始日期", help="合同期的第一天，不晚于最后一个服务日")
    last: dt.date = day("结束日期", help="合同期的最后一天，不早于合同开始和第一个服务日")


@model
class OutsidePerson(Part):
    """A person from outside the school, under a display name."""

    name: str = line("称呼", max=10, help="姓加老师即可", example="陈老师", personal=True)
    kind: str = line("人员类别", example="退休教师", help="与各类人员中的类别写得一样")
    activity: str = line("承担的活动", max=30, help="写这个人带的活动或时段", example="书法社团")
    qualification: Qualification | None = part("资格", default=None, help="必填，有效期不早于最后一个服务日；没有证书的写认定文件")
    contract: Contract | None = part("合同", default=None, help="必填，先签合同再上岗")
    access_checked: dt.date | None = day("准入查询日期", default=None, help="必填，不晚于第一个服务日")


@model
class Teacher(Part):
    """A teacher of the school under a display name."""

    name: str = line("称呼", max=10, example="王老师", personal=True, help="姓加老师即可，不写全名")
    duty: str = line("承担的服务", max=40, help="写这位教师负责的时段或活动", example="作业辅导")


@model
class Checks(Part):
    """How many were looked into for conduct and health before the term (四(二)e): numbers, no results."""

    people: int = count("参与人数", unit="人", max=2000, help="＝各类人员人数之和")
    conduct: int = count("品德审核通过人数", unit="人", max=2000, help="＝各类人员人数之和，没有通过的人不能参加服务")
    health: int = count("健康审核通过人数", unit="人", max=2000, help="＝各类人员人数之和，只写人数，不写健康情况")
    date: dt.date = day("审核日期", help="全部审核完成的日期，不晚于第一个服务日")


@model
class Staff(Part):
    """The staff of one school for one term."""

    groups: tuple[StaffGroup, ...] = listing("各类人员", min=1, max=12, slice="content", help="一类人员一行，课时报酬不同的分行写")
    shortage: str = prose("本校师资不足的说明", default="", max=300, slice="content", help="聘请校外人员时必填")
    outside: tuple[OutsidePerson, ...] = listing(
        "校外聘请人员", default=(), max=60, slice="content", help="一人一行，各类人数与各类人员一致；没有写 []"
    )
    teachers: tuple[Teacher, ...] = listing(
        "本校教师", default=(), max=200, slice="content", help="可不写，写了会公开，只写称呼和承担的服务"
    )
    checks: Checks = part("品德和健康审核", slice="content", help="只写人数和日期，不写审核的具体内容")
    reasons: tuple[Reason, ...] = listing("软性要求的理由", default=(), max=40, slice="content", help="“原则上”的要求做不到时写，没有写 []")
