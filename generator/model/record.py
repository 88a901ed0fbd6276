"""record.yml: what happened in a term: applications, participants, suspended and delivered days, changes."""

from __future__ import annotations

import datetime as dt

from generator.model.common import DaySpan, ExtraDay, Reason
from generator.model.fields import Part, count, day, group, line, listing, model, part, yesno
from generator.model.values import Group


@model
class Applications(Part):
    """What became of the applications (三(四)d)."""

    applied: int = count("申请人数", unit="人", max=10000)
    accepted: int = count("同意人数", unit="人", max=10000)
    refused: int = count("未同意人数", unit="人", max=10000)
    reviewed: dt.date = day("学校审核日期")


@model
class GradeRecord(Part):
    """Pupils of a grade: enrolled, applied, taking part."""

    grade: int = count("年级", min=1, max=12)
    enrolled: int = count("在校生人数", unit="人", max=5000)
    applied: int = count("申请人数", unit="人", max=5000)
    participants: int = count("参加人数", unit="人", max=5000)


@model
class Priority(Part):
    """Pupils with priority who applied and who were served (三(二)c)."""

    applied: Group = group("优先保障学生申请人数", unit="人")
    served: Group = group("优先保障学生参加人数", unit="人")


@model
class Delivered(Part):
    """Days and lessons that were held, by the calendar."""

    days: int = count("实际服务天数", unit="天", max=200)
    lessons: int = count("实际课时", unit="课时", max=1000, help="每名学生实际开展的课时数")


@model
class Change(Part):
    """A change during the term that parents should know."""

    date: dt.date = day("日期")
    what: str = line("变化", max=200)


@model
class Record(Part):
    """What happened at one school in one term."""

    applications: Applications = part("申请与审核")
    grades: tuple[GradeRecord, ...] = listing("各年级人数", min=1, max=12)
    rounded: bool = yesno("人数已取整到十", default=False, help="减免人数少于公开下限时，各项参加人数取整到十并写 是")
    priority: Priority | None = part("优先保障", default=None)
    suspended: tuple[DaySpan, ...] = listing("停课日", default=(), max=40)
    extra_days: tuple[ExtraDay, ...] = listing("增补的服务日", default=(), max=20)
    delivered: Delivered | None = part("实际开展", default=None, help="学期结束后填写")
    leave_lessons: int = count("请假课时·人", default=0, unit="课时·人", max=1_000_000, help="全体交费学生请假课时之和")
    changes: tuple[Change, ...] = listing("学期中的变化", default=(), max=40)
    reported: dt.date | None = day("工作情况报送日期", default=None)
    reasons: tuple[Reason, ...] = listing("软性要求的理由", default=(), max=40)
