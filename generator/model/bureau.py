"""The bureau's own files about schools and the city: register, terms, approvals, publications, decisions, inspections."""

from __future__ import annotations

import datetime as dt
from typing import Any

from generator.model.fields import SLICES, Part, choice, code, count, day, line, listing, model, part, prose, yesno
from generator.model.values import TermId

STAGES = ("小学", "初中", "九年一贯制")
AREA_CLASSES = ("城区", "农村")


@model
class Office(Part):
    """The office that runs the service day by day (四(一)b)."""

    name: str = line("名称", max=20, help="承担办公室工作的股室名称", example="基教股")
    phone: str = code("phone", "电话", help="办公室固定电话，公开供家长和学校咨询", example="0700-0000010")
    duty: str = line("职责", max=100, help="一句话写办公室管哪些日常事务")


@model
class GroupMember(Part):
    """A member of the city's leadership group, by post."""

    role: str = choice("组内职务", ("组长", "副组长", "成员", "办公室主任", "办公室副主任"), help="组长和办公室主任各正好一名")
    post: str = line("岗位", max=60, help="写岗位，不写姓名", example="党委书记、局长")


@model
class ComplaintLine(Part):
    """Where the public can complain (四(三)2d)."""

    name: str = line("名称", max=30, help="写受理单位，须有基教股和纪检各一条", example="驻市教育局纪检监察组")
    phone: str = code("phone", "电话", help="写固定电话或热线号码，印在每一页上", example="0700-0000012")


@model
class Area(Part):
    """An area of the city and the role of the bureau leader who reviews its schools."""

    id: str = code("id", "片区编号", help="自定的英文短名，供学校名册引用", example="chengdong")
    name: str = line("名称", max=20, help="网页上显示的片区名称", example="城东片区")
    lead: str = line("驻片领导岗位", max=40, help="负责审核本片区方案的岗位，不写姓名", example="驻片领导（城东片区）")


@model
class DataLicence(Part):
    """The terms on which anybody may use the site's data."""

    name: str = line("许可名称", max=60, help="写许可协议的全称和版本", example="知识共享 署名 4.0 国际（CC BY 4.0）")
    url: str = code(
        "url", "许可全文地址", help="以 https:// 开头的固定地址", example="https://creativecommons.org/licenses/by/4.0/deed.zh-hans"
    )


@model
class CityFile(Part):
    """city.yml: the city, its bureau, its areas."""

    name: str = line("城市", max=20, help="网页上显示的城市名称")
    bureau: str = line("教育局全称", max=30, help="与公章一致的全称", example="XX市教育局")
    office: Office = part("领导小组办公室", help="领导小组的日常办事机构、电话和职责")
    leading_group: tuple[GroupMember, ...] = listing("领导小组", max=30, help="全市领导小组，只写岗位，不写姓名")
    complaint_lines: tuple[ComplaintLine, ...] = listing("监督投诉电话", min=1, max=10, help="家长投诉用的电话，须有基教股和纪检")
    areas: tuple[Area, ...] = listing("片区", min=1, max=60, help="全市划分的片区，一个片区一行")
    site: str = code("url", "网站地址", help="本网站的完整地址，以 https:// 开头", example="https://notices.shili.example/")
    data_licence: DataLicence | None = part("数据许可", default=None, help="公开数据按什么许可使用；不写则为署名 4.0（CC BY 4.0）")
    staff_names_days: int | None = count(
        "教师称呼公开天数", unit="天", max=3660, default=None, help="学期结束以后再公开多少天，到期从网页和数据上撤下；不写则一直公开"
    )
    sample: bool = yesno("示例数据", default=False, help="数据是虚构示例的写 是，真实数据写 否")


@model
class TermDates(Part):
    """One term: first and last day of school."""

    id: TermId = code("term", "学期", help="秋季写 年份-autumn，春季写 年份-spring", example="2026-spring")
    starts: dt.date = day("开学日期", help="第一个上课日，照校历写；方案须在这一天以前报批")
    ends: dt.date = day("学期最后一天", help="最后一个在校日，照校历写；收支公示期限由此起算")


@model
class TermsFile(Part):
    """terms.yml: the terms of the city."""

    terms: tuple[TermDates, ...] = listing("学期", min=1, max=60, help="每个学期一行，新学期加在末尾")


@model
class Registration(Part):
    """What the bureau has fixed about a school; one file a school."""

    id: str = code("id", "学校编号", help="与学校文件夹名称相同，登记以后不改", example="yucai")
    stage: str = choice("学段", STAGES, help="决定服务年级：小学 1 至 6，初中 7 至 9，九年一贯制 1 至 9")
    area_class: str = choice("城乡类别", AREA_CLASSES, help="决定收费上限，由教育局认定")
    area: str = code("id", "片区编号", help="写 city.yml 中片区的编号")
    private: bool = yesno("民办学校", default=False, help="民办学校写 是，公办学校写 否")
    account: str = line("代码仓库账号", default="", max=40, help="岗位账号，不用个人账号")
    first_term: TermId = code("term", "开始提供课后服务的学期", help="从这个学期起须有方案，首个学期期初结余为 0.00", example="2026-spring")
    last_term: TermId | None = code("term", "最后一个学期", default=None, help="学校不再提供课后服务时才写", example="2027-spring")
    merged_into: str = code("id", "并入学校", default="", help="被撤并的学校写；原来的网页都留着，并指向那所学校", example="yucai")
    former_names: tuple[str, ...] = listing(
        "曾用名",
        line("校名", max=40, help="改名以前的全称"),
        default=(),
        max=10,
        help="学校改名时写，编号和网址不变，按旧名仍能找到",
    )


@model
class SliceDigest(Part):
    """What an approval is bound to: a slice of the filing by its digest (decisions.md, 6)."""

    slice: str = choice("部分", SLICES, help="content 是时间、内容和师资，fees 是收费、账目和选择机构")
    sha256: str = line("内容指纹", max=64, help="由 notices approve 写入，不要手工填写或改动")


def _by() -> Any:
    return line("办理账号", default="", max=40, help="roles.yml 中的岗位账号，由 notices approve 写入", example="basic-education")


def _salt() -> Any:
    return line("随机数", default="", max=32, help="由 notices approve 写入，使指纹不能被猜出内容，不要改动")


def _slices() -> Any:
    return listing("批准的内容", default=(), max=len(SLICES), help="由 notices approve 写入，批准对哪些部分、什么内容有效")


def _prev() -> Any:
    return line("前一步的指纹", default="", max=64, help="由 notices approve 写入，和前一步的记录连在一起，不要改动")


@model
class Renewal(Part):
    """A step taken again after what it had approved was changed."""

    date: dt.date = day("办理日期", help="重新办理的日期，不早于原来的办理日期")
    number: str = line("文号或编号", max=40, help="重新办理时编的文号或编号", example="示教基批〔2021〕18号")
    result: str = line("结果", default="", max=20, help="照政策的字样写；没有通过的如实写", example="同意")
    by: str = _by()
    salt: str = _salt()
    slices: tuple[SliceDigest, ...] = _slices()
    prev: str = _prev()


@model
class Approval(Part):
    """One step of the chain for one filing (三(四)b): as first taken, bound to what was read, and `again` after every change of it."""

    school: str = code("id", "学校编号", help="与文件所在的学校文件夹名称相同")
    term: TermId = code("term", "学期", help="与文件所在的学期文件夹名称相同")
    step: str = code("id", "步骤编号", help="政策审批链中的步骤编号，与文件名相同", example="approval")
    office: str = line("办理单位", max=40, help="照政策审批链中的办理单位写，学校不能代办", example="基教股")
    result: str = line("结果", max=20, help="照政策的字样写：通过、同意、已备案；没有通过的如实写", example="同意")
    date: dt.date = day("办理日期", help="不早于方案报批和前面各步的日期")
    number: str = line("文号或编号", max=40, help="办理单位给这一步编的文号或编号", example="示教基批〔2021〕3号")
    policy: str = code("id", "依据的办法", help="办理时适用的办法编号", example="xx-2020")
    opinion: str = prose("意见", default="", max=300, help="没有通过时写要改什么，其他可不写")
    by: str = _by()
    salt: str = _salt()
    slices: tuple[SliceDigest, ...] = _slices()
    prev: str = _prev()
    again: tuple[Renewal, ...] = listing(
        "变更后重新办理", default=(), max=40, help="由 notices approve 写入，方案变更后每重新办理一次加一项"
    )


@model
class PublishedTerm(Part):
    """The days on which a term's two notices went online; the bureau's record, never the school's."""

    term: TermId = code("term", "学期", help="公开的是哪个学期的材料", example="2026-spring")
    letter: dt.date = day("方案和告知书公开日期", help="上网的日期，不早于备案，不晚于开始申请和第一个服务日")
    statement: dt.date | None = day("收支公示公开日期", default=None, help="收支公示上网的日期，还没有公开不写")


@model
class Publications(Part):
    """Publication record of one school."""

    school: str = code("id", "学校编号", help="与文件名相同的学校编号")
    published: tuple[PublishedTerm, ...] = listing("已公开", default=(), max=60, help="每个学期一行，公开以后由教育局填写")


@model
class Waiver(Part):
    """A decision of the bureau for one filing: it sets a signal aside (豁免), or the service waits for its approvals (暂缓)."""

    kind: str = choice("种类", ("豁免", "暂缓"), default="豁免", help="豁免是对疑似问题判断为没有问题，暂缓是备案以前不开始服务")
    school: str = code("id", "学校编号", help="决定涉及的学校编号")
    term: TermId = code("term", "学期", help="决定对哪个学期的方案有效", example="2027-spring")
    rule: str = line("规则编号", max=60, help="校验结果里的规则编号", example="service-without-approval")
    about: str = line("针对", default="", help="只针对某个时段、课程或人员时写它的名称；不写则针对该规则的全部情形", example="趣味数学社")
    clause: str = line("条款", max=20, help="这条规则所依据的条款编号", example="三(四)b")
    role: str = line("决定人岗位", max=40, help="作出决定的岗位，不写姓名", example="分管基教股的局领导")
    date: dt.date = day("决定日期", help="作出决定的日期；暂缓不晚于第一个服务日")
    expires: dt.date = day("失效日期", help="过了这一天决定失效；暂缓不早于第一个服务日")
    reason: str = prose("理由", max=300, help="为什么这样决定，会公开显示")


PAPER_NAMES = {"告知书": "notice", "收支公示": "finance"}
"""What the bureau's files call the two papers, and what the ledger does."""


@model
class Correction(Part):
    """The bureau's leave to change a statement that is closed, for one version: another change needs another."""

    paper: str = choice("更正什么", tuple(PAPER_NAMES), default="收支公示", help="收支公示公开以后只有更正才能改；告知书的更正只是公开说明")
    number: str = line("编号", max=40, help="教育局给这次更正编的文号或编号", example="示教更正〔2021〕1号")
    reason: str = prose("更正理由", max=300, help="写给家长看的理由，会公开显示在新旧数字旁边，不写个人信息")
    role: str = line("批准岗位", max=40, help="批准更正的岗位，不写姓名", example="分管基教股的局领导")
    date: dt.date = day("批准日期", help="批准更正的日期，不早于被更正的一版公开的日期")
    sha256: str = line("被更正的一版", max=64, help="这一版在公开记录册里的摘要，64 位，notices verify 加网页上的内容摘要可以查到")


@model
class CorrectionsFile(Part):
    """corrections/<term>/<school>.yml: what was corrected, the oldest first."""

    school: str = code("id", "学校编号", help="与文件名相同的学校编号")
    term: TermId = code("term", "学期", help="与文件所在的学期文件夹名称相同")
    corrections: tuple[Correction, ...] = listing("更正", min=1, max=20, help="一次更正一段，新的加在末尾，旧的不删不改")


@model
class Withdrawal(Part):
    """The bureau takes a paper back: its page stays and says why, its content is shown nowhere, and no other takes its place."""

    paper: str = choice("撤回什么", tuple(PAPER_NAMES), help="撤回告知书的，这个学期的收支公示一并停止显示")
    number: str = line("编号", default="", max=40, help="教育局给这次撤回编的文号或编号，没有可不写", example="示教撤〔2021〕1号")
    reason: str = prose("撤回理由", max=300, help="写给家长看的理由，会公开显示在原来的网页上，不写个人信息")
    role: str = line("决定岗位", max=40, help="决定撤回的岗位，不写姓名", example="分管基教股的局领导")
    date: dt.date = day("决定日期", help="决定撤回的日期")


@model
class WithdrawalsFile(Part):
    """withdrawals/<term>/<school>.yml: which papers were withdrawn, each once and for good."""

    school: str = code("id", "学校编号", help="与文件名相同的学校编号")
    term: TermId = code("term", "学期", help="与文件所在的学期文件夹名称相同")
    withdrawals: tuple[Withdrawal, ...] = listing("撤回", min=1, max=2, help="一份公示一段；撤回以后不能恢复，也不能再公开一份顶替")


@model
class Inspection(Part):
    """A finding of an inspection, or praise (四(三)1b, 1d)."""

    school: str = code("id", "学校编号", help="被检查的学校编号")
    term: TermId = code("term", "学期", help="所检查的课后服务是哪个学期的", example="2026-autumn")
    date: dt.date = day("检查日期", help="到校检查或核实的日期")
    by: str = line("检查单位", max=30, help="写单位或岗位，不写姓名", example="市教育局督导组")
    kind: str = choice("类别", ("问题", "好经验"), help="要整改的写问题，值得推广的写好经验")
    finding: str = prose("情况", max=300, help="写看到的事实，不写学生和教师姓名")
    deadline: dt.date | None = day("整改期限", default=None, help="问题须在哪一天以前改完；好经验不写")
    corrected: dt.date | None = day("整改完成日期", default=None, help="核实改完的日期，还没有改完不写")
    public: bool = yesno("公开", help="写 是 的显示在网页上，内部通报写 否")


@model
class ListedProvider(Part):
    """A training provider on the white list."""

    name: str = line("机构全称", max=60, help="与办学许可证一致的全称")
    code: str = code("uscc", "统一社会信用代码", help="十八位，照证照抄写，核对学校方案以它为准")
    first: dt.date = day("列入日期", help="学校签协议的日期不得早于这一天")
    last: dt.date = day("有效期至", help="学校签协议的日期不得晚于这一天；移出时改写它")


@model
class Whitelist(Part):
    """whitelist.yml: providers that schools may choose from."""

    providers: tuple[ListedProvider, ...] = listing("白名单机构", default=(), max=200, help="一家机构一行，移出时改有效期，不删去")


@model
class Role(Part):
    """A role account that may take a step of the chain."""

    role: str = line("岗位", max=40, help="写岗位，不写姓名", example="驻片领导（城东片区）")
    step: str = code("id", "步骤编号", help="这个岗位可以办理政策审批链中的哪一步", example="approval")
    area: str = line("片区编号", default="", max=30, help="审核岗位写所管片区的编号，其他岗位不写")
    account: str = line("账号", max=40, help="代码仓库的岗位账号，不用个人账号", example="area-east")
    first: dt.date = day("生效日期", help="从这一天起可以办理")
    last: dt.date | None = day("失效日期", default=None, help="换岗时写最后一天并另起一行，在岗不写")

    def held_on(self, day: dt.date) -> bool:
        """Whether the account has the role on that day."""
        return self.first <= day and (self.last is None or day <= self.last)

    def may_take(self, step: str, area: str, day: dt.date) -> bool:
        """Whether it could take that step on that day for a school of that area."""
        return self.step == step and self.area in ("", area) and self.held_on(day)


@model
class RolesFile(Part):
    """roles.yml: which role account may take which step, and since when."""

    roles: tuple[Role, ...] = listing("岗位", default=(), max=100, help="一个岗位账号一行，换岗不删去旧行")


@model
class Holiday(Part):
    """A block of days off by the year's official notice."""

    first: dt.date = day("第一天", help="放假的第一天，含调休形成的连休")
    last: dt.date = day("最后一天", help="放假的最后一天，当天也算")
    name: str = line("名称", max=20, help="照放假通知写节日名称", example="国庆节")


@model
class CalendarFile(Part):
    """calendar/<year>.yml: holidays and make-up working days of a year, with the document they come from."""

    year: int = count("年份", min=2000, max=2100, help="与文件名相同的四位年份")
    document: str = line("依据文件", max=80, help="写放假通知的全称", example="国务院办公厅关于2021年部分节假日安排的通知")
    holidays: tuple[Holiday, ...] = listing("放假", min=1, max=20, help="照放假通知，每个节日一行")
    makeup_days: tuple[dt.date, ...] = listing(
        "调休上班日",
        day("日期", help="要上班的一个周末日期", example="2021-10-09"),
        default=(),
        max=30,
        help="放假通知写明要上班的周末，逐日列出",
    )
    confirmed: tuple[dt.date, ...] = listing(
        "已核对的日子",
        day("日期", help="与程序自带日历不同的一个日期"),
        default=(),
        max=60,
        help="与程序自带日历不同、已对照放假通知核对无误的日子",
    )
