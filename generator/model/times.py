"""times.yml: dismissal, service days, weekly sessions and pick-up of a term, as approved."""

from __future__ import annotations

import datetime as dt

from generator.model.common import DaySpan, Document, ExtraDay, Reason
from generator.model.fields import Part, choice, clock, count, day, line, listing, model, part, prose
from generator.model.values import WEEKDAYS

_grades = count("年级", min=1, max=12)
_weekday = choice("周几", WEEKDAYS)


@model
class Dismissal(Part):
    """When lessons end, by grades and weekdays (一a)."""

    grades: tuple[int, ...] = listing("年级", _grades, min=1, max=12)
    weekdays: tuple[str, ...] = listing("周几", _weekday, min=1, max=7)
    time: dt.time = clock("放学时间", example="15:40")


@model
class Service(Part):
    """The span and weekly pattern of the service."""

    first: dt.date = day("第一个服务日")
    last: dt.date = day("最后一个服务日")
    weekdays: tuple[str, ...] = listing("每周服务日", _weekday, min=1, max=7)
    days: int = count("计划服务天数", unit="天", max=200, help="按日历逐日数出的天数，含调休上班日")


@model
class Session(Part):
    """A weekly session; without dates it runs over the whole service."""

    name: str = line("名称", max=30, example="作业辅导")
    category: str = line("活动类别", help="按实施办法所列类别", example="集中作业辅导")
    summary: str = line("内容", default="", max=100)
    grades: tuple[int, ...] = listing("年级", _grades, min=1, max=12)
    weekdays: tuple[str, ...] = listing("周几", _weekday, min=1, max=7)
    starts: dt.time = clock("开始时间", example="15:50")
    ends: dt.time = clock("结束时间", example="16:30")
    lessons: int = count("课时数", unit="课时", min=1, max=4)
    place: str = line("地点", max=40, example="各班教室")
    seats: int | None = count("座位数", default=None, unit="个", max=5000)
    groups: int = count("班组数", unit="个", min=1, max=200, help="同一时间分成几个班组，用于核对发放的课时")
    group_size: int | None = count("每组人数", default=None, unit="人", max=500)
    first: dt.date | None = day("开始日期", default=None, help="只在一段日期内开展时填写")
    last: dt.date | None = day("结束日期", default=None)
    provider: str = line("机构编号", default="", max=30, help="由机构授课时写 plan.yml 中机构的 id")
    partner: str = line("组织编号", default="", max=30, help="由公益组织开展时写 plan.yml 中组织的 id")


@model
class PickupWindow(Part):
    """A time at which children may be fetched (一b 弹性离校)."""

    starts: dt.time = clock("开始时间")
    ends: dt.time = clock("结束时间")
    place: str = line("地点", max=40)
    handed_by: str = line("由谁送出", max=40, example="值班教师")


@model
class Times(Part):
    """The times of one school for one term."""

    dismissals: tuple[Dismissal, ...] = listing("放学时间", min=1, max=20, slice="service")
    service: Service = part("服务日期", slice="service")
    no_service: tuple[DaySpan, ...] = listing("不开展服务的日子", default=(), max=40, slice="service", help="法定节假日、考试等逐项列出")
    makeup_days: tuple[ExtraDay, ...] = listing("调休上班日", default=(), max=20, slice="service", help="逐日列出，并写明按周几的安排")
    sessions: tuple[Session, ...] = listing("每周安排", min=1, max=80, slice="service")
    pickup: tuple[PickupWindow, ...] = listing("接送时间", default=(), max=10, slice="service")
    early_leave: str = prose("提前离校办法", default="", max=300, slice="service")
    late_pickup: str = prose("家长晚到怎么办", default="", max=300, slice="service")
    pickup_document: Document | None = part("弹性离校制度", default=None, slice="service")
    reasons: tuple[Reason, ...] = listing("软性要求的理由", default=(), max=40, slice="service")
