"""record.yml: what happened in a term: applications, participants, suspended and delivered days, changes."""

from __future__ import annotations

import datetime as dt

from generator.model.common import DaySpan, ExtraDay, Reason
from generator.model.fields import Part, count, day, group, line, listing, model, part, yesno
from generator.model.values import Group


@model
class Applications(Part):
    """What became of the applications (三(四)d)."""

    applied: int = count("申请人数", unit="人", max=10000, help="＝各年级申请人数之和，也＝同意人数＋未同意人数")
    accepted: int = count("同意人数", unit="人", max=10000, help="学校同意参加的人数，不少于各年级参加人数之和")
    refused: int = count("未同意人数", unit="人", max=10000, help="＝申请人数－同意人数，没有写 0")
    reviewed: dt.date = day("学校审核日期", help="集中申请的审核完成日期，在截止申请至第一个服务日之间")


@model
class GradeRecord(Part):
    """Pupils of a grade: enrolled, applied, taking part."""

    grade: int = count("年级", min=1, max=12, help="一年级写 1，七年级写 7")
    enrolled: int = count("在校生人数", unit="人", max=5000, help="本学期本年级实际在校的学生数")
    applied: int = count("申请人数", unit="人", max=5000, help="含学期中新申请的，不超过在校生人数")
    participants: int = count("参加人数", unit="人", max=5000, help="不超过申请人数；与在校生人数相等的须说明理由")


@model
class Priority(Part):
    """Pupils with priority who applied and who were served (三(二)c)."""

    applied: Group = group("优先保障学生申请人数", unit="人", help="残疾、留守、随迁等学生的申请数，太少写 fewer-than-threshold")
    served: Group = group("优先保障学生参加人数", unit="人", help="应与申请人数相等，太少写 fewer-than-threshold")


@model
class Delivered(Part):
    """Days and lessons that were held, by the calendar."""

    days: int = count("实际服务天数", unit="天", max=200, help="＝计划服务天数－停课的服务日＋增补的服务日")
    lessons: int = count("实际课时", unit="课时", max=1000, help="每名学生实际开展的课时数")


@model
class Change(Part):
    """A change during the term that parents should know."""

    date: dt.date = day("日期", help="变化开始的那一天")
    what: str = line("变化", max=200, help="写清原来怎样、现在怎样", example="书法社团由二楼书法室改到三楼美术室")


ROUNDING = 5
"""A number rounded to tens is off by this much at most."""


@model
class Record(Part):
    """What happened at one school in one term."""

    applications: Applications = part("申请与审核", help="写申请、同意、未同意的人数和审核日期")
    grades: tuple[GradeRecord, ...] = listing("各年级人数", min=1, max=12, help="每个服务年级一行，写实际人数")
    rounded: bool = yesno("人数已取整到十", default=False, help="减免人数少于公开下限时，各年级参加人数取整到十并写 是")
    priority: Priority | None = part("优先保障", default=None, help="只写全校的人数，不写个人情况；没有可不写")
    suspended: tuple[DaySpan, ...] = listing("停课日", default=(), max=40, help="原定开展而停下的日子，没有就写 []")
    extra_days: tuple[ExtraDay, ...] = listing("增补的服务日", default=(), max=20, help="方案以外增开的服务日，没有就写 []")
    delivered: Delivered | None = part("实际开展", default=None, help="学期结束后填写")
    leave_lessons: int = count("请假课时·人", default=0, unit="课时·人", max=1_000_000, help="全体交费学生请假课时之和")
    leave_days: int = count("请假天·人", default=0, unit="天·人", max=100_000, help="按天退费的城市填写：全体交费学生请假天数之和")
    leave_halves: int = count("请假半月·人", default=0, unit="个", max=100_000, help="按半月退费的城市填写：请假过半的月份合计")
    changes: tuple[Change, ...] = listing("学期中的变化", default=(), max=40, help="学期中要让家长知道的变化，没有就写 []")
    reported: dt.date | None = day("工作情况报送日期", default=None, help="报送市教育局的日期，学期收支结算后须写")
    reasons: tuple[Reason, ...] = listing("软性要求的理由", default=(), max=40, help="“原则上”的要求做不到时写，没有写 []")

    @property
    def slack(self) -> int:
        """By how many the participants of a grade can differ from the true number."""
        return ROUNDING if self.rounded else 0

    @property
    def asked_slack(self) -> int:
        """The same for the applications of a grade."""
        return ROUNDING if self.applications_rounded else 0

    @property
    def applications_rounded(self) -> bool:
        """Whether the numbers of applications are in tens too: then nobody can subtract the payers from those who were accepted."""
        asked = (self.applications.applied, self.applications.accepted, self.applications.refused, *(row.applied for row in self.grades))
        return self.rounded and not any(number % 10 for number in asked)
