"""The fee part of a plan: mode, items with their basis, exemptions, payment and refunds."""

from __future__ import annotations

from generator.model.fields import Part, choice, code, count, line, listing, model, money, prose, yesno
from generator.model.units import counted
from generator.model.values import Fen, Hundredths


@model
class FeeItem(Part):
    """One charged item; the seven customary columns of a fee table come from it."""

    nature: str = line("收费性质", help="服务性收费 或 代收费", example="服务性收费")
    name: str = line("收费项目", max=30, example="课后服务费", help="家长看得懂的名称；代收费写机构课程的名称")
    unit: str = line("计费单位", max=20, example="元/生·课时", help="服务性收费须与政策登记的计费单位相同")
    rate: Fen = money("收费标准", help="每个计费单位的金额")
    lessons: int = count("计划课时", unit="课时", max=1000, help="本学期每名学生计划课时数")
    quantity: Hundredths | None = code(
        "hundredths", "计费数量", default=None, help="按月、天、小时或学期计费的，写一学期共多少；按课时计费的不写", example="4"
    )
    total: Fen = money("每生每学期金额", help="收费标准×计划课时（或计费数量），不超过每学期上限")
    basis: str = line("收费依据", help="收费文件的文号", example="示发改价〔2020〕12号")
    payers: str = line("收费对象", max=40, example="自愿参加的学生", help="哪些学生交这笔费用")
    grades: tuple[int, ...] = listing(
        "适用年级", count("年级", min=1, max=12, help="一年级写 1，七年级写 7"), default=(), help="不写则适用全部服务年级", max=12
    )
    provider: str = line("机构编号", default="", max=30, help="代收费项目写本文件 providers 中机构的 id")
    collector: str = choice("收取主体", ("本校", "培训机构", "家长委员会", "其他"), help="须写 本校，机构课程的费用也由学校代收")
    waived: bool = yesno("免费类别不交", default=False, help="免费类别的学生不交这一项代收费的写 是；市里有此要求的必须写")
    remark: str = line("备注", default="", max=100, help="其他要让家长知道的话，可不写", example="按实际课时结算")

    @property
    def counted(self) -> Hundredths:
        """What the rate is multiplied by: lessons, or months, days, hours, terms."""
        return counted(self.lessons, self.quantity)


@model
class Exemption(Part):
    """What a pupil of an exempt or reduced category pays for a whole term."""

    category: str = line("类别", example="脱贫户家庭学生", help="照政策所列的减免类别名称写")
    charge: Fen = money("每生每学期收取", help="免费写 0.00")


@model
class Donor(Part):
    """An organisation that supports the service."""

    name: str = line("捐助单位", help="只写单位名称；个人捐助须本人书面同意，不在此填写")
    amount: Fen = money("金额", help="这个单位本学期捐助的金额，各单位之和＝社会捐助")


@model
class FeePlan(Part):
    """Whether and what families pay."""

    mode: str = choice("方式", ("免费", "收费", "捐助"), help="家长不交费写免费，要交费写收费，靠捐助写捐助")
    paid_by: str = line("免费时课时津贴的来源", default="", max=60, help="免费时必填，写教师的课时津贴从哪里来", example="学校公用经费")
    lacks_conditions: str = prose("确不具备条件的说明", default="", max=300, help="收费或接受捐助时必填")
    demand: int | None = count("有需求的家庭数", default=None, max=20000, help="收费或接受捐助时必填，来自征求意见")
    period: str = choice("收费周期", ("学期", "月", "课时", "学年"), default="学期", help="原则上按学期收，按别的周期收须写明理由")
    items: tuple[FeeItem, ...] = listing("收费项目", default=(), max=20, help="收费时至少一项，逐项填写；免费时写 []")
    exemptions: tuple[Exemption, ...] = listing("减免", default=(), max=20, help="收费时，政策规定的每个类别都要写一行")
    how_to_ask: str = prose("怎样申请减免", default="", max=300, help="收费时必填，写找谁、交什么材料")
    payment: str = prose("缴费办法", default="", max=300, help="收费时必填，写缴费的时间和方式")
    refund: str = prose("退费办法", default="", max=300, help="收费时必填，写请假、退出、停课各怎样退、何时退")
    donors: tuple[Donor, ...] = listing("捐助单位", default=(), max=20, help="接受捐助时一个单位一行，没有就写 []")
