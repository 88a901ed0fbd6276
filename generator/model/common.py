"""Parts that several kinds of file share: reasons for soft rules, documents, spans of days."""

from __future__ import annotations

import datetime as dt

from generator.model.fields import Part, choice, day, line, model, prose
from generator.model.values import WEEKDAYS


@model
class Reason(Part):
    """Why a soft rule (原则上, 一般, 为主) is not followed; printed on the public page beside the fact."""

    rule: str = line("规则编号", help="校验结果里的规则编号，例如 ends-after-limit", example="ends-after-limit")
    about: str = line(
        "针对", default="", help="只针对某个时段、项目或机构时写它的名称；不写则针对本文件中该规则的全部情形", example="足球社团"
    )
    reason: str = prose("理由", max=300, help="写给家长看的理由，会公开显示在相应内容旁边")


@model
class Document(Part):
    """A document that exists at the school: kind, title, date; its text stays at the school."""

    kind: str = line("种类", help="按实施办法要求的制度名称填写", example="应急预案")
    title: str = line("标题", example="校内课后服务应急预案", help="与学校存档的文件标题一致")
    date: dt.date = day("日期", help="制定或最近一次修订的日期")


@model
class Attestation(Part):
    """The school's word that something was done: document, date, responsible role."""

    title: str = line("文件标题", example="校内课后服务廉政风险防控承诺书", help="证明这件事做过的文件或记录的标题")
    date: dt.date = day("日期", help="文件签订或事情办完的日期")
    role: str = line("责任岗位", help="写岗位，不写姓名", example="校长")


@model
class DaySpan(Part):
    """Days without service, first to last, both included."""

    first: dt.date = day("第一天", help="从这一天起不开展服务，当天也算")
    last: dt.date = day("最后一天", help="到这一天为止，当天也算；只有一天的写同一天")
    why: str = line("原因", example="国庆节", help="写节日名称、考试或停课原因")


@model
class ExtraDay(Part):
    """A single day of service outside the weekly pattern, with the weekday whose timetable it follows."""

    day: dt.date = day("日期", help="一天一行；调休上班日须是放假通知写明要上班的")
    follows: str = choice("按周几的安排", WEEKDAYS, help="这一天照周几的时段开展")
    why: str = line("说明", default="", example="国庆节调休上班", help="这一天为什么开展服务，可不写")
