"""The bureau's own files about schools and the city: register, terms, approvals, publications, decisions, inspections."""

from __future__ import annotations

import datetime as dt

from generator.model.fields import Part, choice, code, count, day, line, listing, model, part, prose, yesno
from generator.model.values import TermId

STAGES = ("小学", "初中", "九年一贯制")
AREA_CLASSES = ("城区", "农村")
STEPS = ("review", "approval", "filing")


@model
class Office(Part):
    """The office that runs the service day by day (四(一)b)."""

    name: str = line("名称", max=20)
    phone: str = code("phone", "电话")
    duty: str = line("职责", max=100)


@model
class GroupMember(Part):
    """A member of the city's leadership group, by post."""

    role: str = choice("组内职务", ("组长", "副组长", "成员", "办公室主任", "办公室副主任"))
    post: str = line("岗位", max=60)


@model
class ComplaintLine(Part):
    """Where the public can complain (四(三)2d)."""

    name: str = line("名称", max=30)
    phone: str = code("phone", "电话")


@model
class Area(Part):
    """An area of the city and the role of the bureau leader who reviews its schools."""

    id: str = code("id", "片区编号")
    name: str = line("名称", max=20)
    lead: str = line("驻片领导岗位", max=40)


@model
class CityFile(Part):
    """city.yml: the city, its bureau, its areas."""

    name: str = line("城市", max=20)
    bureau: str = line("教育局全称", max=30)
    office: Office = part("领导小组办公室")
    leading_group: tuple[GroupMember, ...] = listing("领导小组", max=30)
    complaint_lines: tuple[ComplaintLine, ...] = listing("监督投诉电话", min=1, max=10)
    areas: tuple[Area, ...] = listing("片区", min=1, max=60)
    site: str = code("url", "网站地址")
    sample: bool = yesno("示例数据", default=False)


@model
class TermDates(Part):
    """One term: first and last day of school."""

    id: TermId = code("term", "学期")
    starts: dt.date = day("开学日期")
    ends: dt.date = day("学期最后一天")


@model
class TermsFile(Part):
    """terms.yml: the terms of the city."""

    terms: tuple[TermDates, ...] = listing("学期", min=1, max=60)


@model
class Registration(Part):
    """What the bureau has fixed about a school; one file a school."""

    id: str = code("id", "学校编号")
    stage: str = choice("学段", STAGES)
    area_class: str = choice("城乡类别", AREA_CLASSES, help="决定收费上限，由教育局认定")
    area: str = code("id", "片区编号")
    private: bool = yesno("民办学校", default=False)
    account: str = line("代码仓库账号", default="", max=40, help="岗位账号，不用个人账号")
    first_term: TermId = code("term", "开始提供课后服务的学期")
    last_term: TermId | None = code("term", "最后一个学期", default=None)


@model
class Approval(Part):
    """One step of the chain for one filing (三(四)b)."""

    school: str = code("id", "学校编号")
    term: TermId = code("term", "学期")
    step: str = choice("步骤", STEPS)
    office: str = line("办理单位", max=40)
    result: str = line("结果", max=20)
    date: dt.date = day("办理日期")
    number: str = line("文号或编号", max=40)
    policy: str = code("id", "依据的办法")
    opinion: str = prose("意见", default="", max=300)


@model
class PublishedTerm(Part):
    """The days on which a term's two notices went online; the bureau's record, never the school's."""

    term: TermId = code("term", "学期")
    letter: dt.date = day("方案和告知书公开日期")
    statement: dt.date | None = day("收支公示公开日期", default=None)


@model
class Publications(Part):
    """Publication record of one school."""

    school: str = code("id", "学校编号")
    published: tuple[PublishedTerm, ...] = listing("已公开", default=(), max=60)


@model
class Waiver(Part):
    """A decision of the bureau for one filing: it sets a finding aside (豁免), or the service waits for its approvals (暂缓)."""

    kind: str = choice("种类", ("豁免", "暂缓"), default="豁免")
    school: str = code("id", "学校编号")
    term: TermId = code("term", "学期")
    rule: str = line("规则编号", max=60)
    clause: str = line("条款", max=20)
    role: str = line("决定人岗位", max=40)
    date: dt.date = day("决定日期")
    expires: dt.date = day("失效日期")
    reason: str = prose("理由", max=300)


@model
class Inspection(Part):
    """A finding of an inspection, or praise (四(三)1b, 1d)."""

    school: str = code("id", "学校编号")
    term: TermId = code("term", "学期")
    date: dt.date = day("检查日期")
    by: str = line("检查单位", max=30)
    kind: str = choice("类别", ("问题", "好经验"))
    finding: str = prose("情况", max=300)
    deadline: dt.date | None = day("整改期限", default=None)
    corrected: dt.date | None = day("整改完成日期", default=None)
    public: bool = yesno("公开")


@model
class ListedProvider(Part):
    """A training provider on the white list."""

    name: str = line("机构全称", max=60)
    code: str = code("uscc", "统一社会信用代码")
    first: dt.date = day("列入日期")
    last: dt.date = day("有效期至")


@model
class Whitelist(Part):
    """whitelist.yml: providers that schools may choose from."""

    providers: tuple[ListedProvider, ...] = listing("白名单机构", default=(), max=200)


@model
class Role(Part):
    """A role account that may take a step of the chain."""

    role: str = line("岗位", max=40)
    step: str = choice("步骤", STEPS)
    area: str = line("片区编号", default="", max=30)
    account: str = line("账号", max=40)
    first: dt.date = day("生效日期")
    last: dt.date | None = day("失效日期", default=None)


@model
class RolesFile(Part):
    """roles.yml: which role account may take which step, and since when."""

    roles: tuple[Role, ...] = listing("岗位", default=(), max=100)


@model
class Holiday(Part):
    """A block of days off by the year's official notice."""

    first: dt.date = day("第一天")
    last: dt.date = day("最后一天")
    name: str = line("名称", max=20)


@model
class CalendarFile(Part):
    """calendar/<year>.yml: holidays and make-up working days of a year, with the document they come from."""

    year: int = count("年份", min=2000, max=2100)
    document: str = line("依据文件", max=80)
    holidays: tuple[Holiday, ...] = listing("放假", min=1, max=20)
    makeup_days: tuple[dt.date, ...] = listing("调休上班日", day("日期"), default=(), max=30)
