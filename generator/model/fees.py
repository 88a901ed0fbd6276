"""The fee part of a plan: mode, items with their basis, exemptions, payment and refunds."""

from __future__ import annotations

from generator.model.fields import Part, choice, count, line, listing, model, money, prose
from generator.model.values import Fen


@model
class FeeItem(Part):
    """One charged item; the seven customary columns of a fee table come from it."""

    nature: str = line("收费性质", help="服务性收费 或 代收费", example="服务性收费")
    name: str = line("收费项目", max=30, example="课后服务费")
    unit: str = line("计费单位", max=20, example="元/生·课时")
    rate: Fen = money("收费标准", help="每个计费单位的金额")
    lessons: int = count("计划课时", unit="课时", max=1000, help="本学期每名学生计划课时数")
    total: Fen = money("每生每学期金额", help="收费标准×计划课时，不超过每学期上限")
    basis: str = line("收费依据", help="收费文件的文号", example="示发改价〔2020〕12号")
    payers: str = line("收费对象", max=40, example="自愿参加的学生")
    grades: tuple[int, ...] = listing("适用年级", count("年级", min=1, max=12), default=(), help="不写则适用全部服务年级", max=12)
    provider: str = line("机构编号", default="", max=30, help="代收费项目写本文件 providers 中机构的 id")
    collector: str = choice("收取主体", ("本校", "培训机构", "家长委员会", "其他"))
    remark: str = line("备注", default="", max=100)


@model
class Exemption(Part):
    """What a pupil of an exempt or reduced category pays for a whole term."""

    category: str = line("类别", example="脱贫户家庭学生")
    charge: Fen = money("每生每学期收取", help="免费写 0.00")


@model
class Donor(Part):
    """An organisation that supports the service."""

    name: str = line("捐助单位", help="只写单位名称；个人捐助须本人书面同意，不在此填写")
    amount: Fen = money("金额")


@model
class FeePlan(Part):
    """Whether and what families pay."""

    mode: str = choice("方式", ("免费", "收费", "捐助"))
    paid_by: str = line("免费时课时津贴的来源", default="", max=60)
    lacks_conditions: str = prose("确不具备条件的说明", default="", max=300, help="收费或接受捐助时必填")
    demand: int | None = count("有需求的家庭数", default=None, max=20000, help="收费或接受捐助时必填，来自征求意见")
    period: str = choice("收费周期", ("学期", "月", "课时", "学年"), default="学期")
    items: tuple[FeeItem, ...] = listing("收费项目", default=(), max=20)
    exemptions: tuple[Exemption, ...] = listing("减免", default=(), max=20)
    how_to_ask: str = prose("怎样申请减免", default="", max=300)
    payment: str = prose("缴费办法", default="", max=300)
    refund: str = prose("退费办法", default="", max=300)
    donors: tuple[Donor, ...] = listing("捐助单位", default=(), max=20)
