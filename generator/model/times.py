"""times.yml: dismissal, service days, weekly sessions and pick-up of a term, as approved."""

from __future__ import annotations

import datetime as dt

from generator.model.common import DaySpan, Document, ExtraDay, Reason
from generator.model.fields import Part, choice, clock, count, day, line, listing, model, part, prose
from generator.model.values import WEEKDAYS

_grades = count("年级", min=1, max=12, help="一年级写 1，七年级写 7")
_weekday = choice("周几", WEEKDAYS, help="写周一至周日中的一天，不写星期一")


@model
class Dismissal(Part):
    """When lessons end, by grades and weekdays (一a)."""

    grades: tuple[int, ...] = listing("年级", _grades, min=1, max=12, help="同一时间放学的年级写在一起，如 [1, 2, 3]")
    weekdays: tuple[str, ...] = listing("周几", _weekday, min=1, max=7, help="按这个时间放学的各天，如 [周一, 周三]")
    time: dt.time = clock("放学时间", example="15:40", help="正常教学结束的时间，24 小时制并加引号")


@model
class Service(Part):
    """The span and weekly pattern of the service."""

    first: dt.date = day("第一个服务日", help="在本学期以内，不早于备案办完的日期")
    last: dt.date = day("最后一个服务日", help="在本学期以内，不早于第一个服务日")
    weekdays: tuple[str, ...] = listing("每周服务日", _weekday, min=1, max=7, help="一般为周一至周五，写周六、周日须说明理由")
    days: int = count("计划服务天数", unit="天", max=200, help="按日历逐日数出的天数，含调休上班日")


@model
class Session(Part):
    """A weekly session; without dates it runs over the whole service."""

    name: str = line("名称", max=30, example="作业辅导", help="写活动名称，由机构授课的与课程名称相同")
    category: str = line("活动类别", help="按实施办法所列类别", example="集中作业辅导")
    summary: str = line("内容", default="", max=100, help="一句话说明学生做什么，可不写", example="独立完成书面作业，教师巡回指导")
    grades: tuple[int, ...] = listing("年级", _grades, min=1, max=12, help="可以参加的年级，须是方案的服务年级")
    weekdays: tuple[str, ...] = listing("周几", _weekday, min=1, max=7, help="每周开展这个时段的各天，如 [周一, 周四]")
    starts: dt.time = clock("开始时间", example="15:50", help="不早于参加年级当天的放学时间和市里规定的最早时间")
    ends: dt.time = clock("结束时间", example="16:30", help="原则上不晚于当季最晚结束时间，晚了须说明理由")
    lessons: int = count("课时数", unit="课时", min=1, max=4, help="用时不超过课时数×每课时分钟，每天总课时有上限")
    place: str = line("地点", max=40, example="各班教室", help="写教室、场馆或操场的名称")
    seats: int | None = count("座位数", default=None, unit="个", min=1, max=5000, help="这个地点能容纳的学生数，可不写")
    groups: int = count("班组数", unit="个", min=1, max=200, help="同一时间分成几个班组，用于核对发放的课时")
    group_size: int | None = count("每组人数", default=None, unit="人", max=500, help="每个班组最多几人；个别答疑必填，超过规定须说明理由")
    first: dt.date | None = day("开始日期", default=None, help="只在一段日期内开展时填写")
    last: dt.date | None = day("结束日期", default=None, help="不早于开始日期，在服务日期以内")
    provider: str = line("机构编号", default="", max=30, help="由机构授课时写 plan.yml 中机构的 id")
    partner: str = line("组织编号", default="", max=30, help="由公益组织开展时写 plan.yml 中组织的 id")


@model
class PickupWindow(Part):
    """A time at which children may be fetched (一b 弹性离校)."""

    starts: dt.time = clock("开始时间", help="几点起可以接；至少一段在服务最晚结束时已经开始")
    ends: dt.time = clock("结束时间", help="接到几点为止；至少一段不早于服务最晚结束时间")
    place: str = line("地点", max=40, help="家长到哪里接，写到校门或区域", example="学校南门")
    handed_by: str = line("由谁送出", max=40, example="值班教师", help="送孩子出来的岗位，不写姓名")


@model
class Times(Part):
    """The times of one school for one term."""

    dismissals: tuple[Dismissal, ...] = listing("放学时间", min=1, max=20, slice="content", help="有时段的每个年级、每个周几都要写到")
    service: Service = part("服务日期", slice="content", help="写起止日期、每周服务日和计划天数")
    no_service: tuple[DaySpan, ...] = listing("不开展服务的日子", default=(), max=40, slice="content", help="法定节假日、考试等逐项列出")
    makeup_days: tuple[ExtraDay, ...] = listing("调休上班日", default=(), max=20, slice="content", help="逐日列出，并写明按周几的安排")
    sessions: tuple[Session, ...] = listing("每周安排", min=1, max=80, slice="content", help="一个时段一项；同一时间的几个由学生选一个")
    pickup: tuple[PickupWindow, ...] = listing("接送时间", default=(), max=10, slice="content", help="至少一段覆盖服务最晚结束的时刻")
    early_leave: str = prose("提前离校办法", default="", max=300, slice="content", help="必填，写家长向谁说、几点可以接走")
    late_pickup: str = prose("家长晚到怎么办", default="", max=300, slice="content", help="必填，写由谁陪同等候、怎样联系家长")
    pickup_document: Document | None = part("弹性离校制度", default=None, slice="content", help="必填，登记本校弹性离校制度的标题和日期")
    reasons: tuple[Reason, ...] = listing("软性要求的理由", default=(), max=40, slice="content", help="“原则上”的要求做不到时写，没有写 []")
