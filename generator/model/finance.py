"""finance.yml: the books of a term: opening, charges, refunds, spending by head, closing and what became of it."""

from __future__ import annotations

import datetime as dt

from generator.model.common import Reason
from generator.model.fields import Part, choice, code, count, day, group, line, listing, model, money, part
from generator.model.units import counted
from generator.model.values import ZERO, Fen, Group, Hundredths, total


@model
class Account(Part):
    """The dedicated books (专账); never a bank account number (三(五)k)."""

    name: str = line("专账名称", max=60, example="课后服务费专账", help="只写账的名称，不写银行账号")
    opened: dt.date = day("建账日期", help="课后服务单独建账的日期")


@model
class Charge(Part):
    """Service fees of those who pay in full."""

    item: str = line("收费项目", max=30, help="与方案中收费项目的名称相同")
    rate: Fen = money("收费标准", help="＝方案中这一项的收费标准，每个计费单位多少元")
    lessons: int = count("计划课时", unit="课时", max=1000, help="＝方案的计划课时；中途参加的另起一行，写应上的课时")
    quantity: Hundredths | None = code("hundredths", "计费数量", default=None, help="＝方案的计费数量；方案没有写的不写", example="4")
    per_pupil: Fen = money("每生金额", help="＝方案的每生每学期金额；中途参加的＝标准×课时（或计费数量），不超过它")
    pupils: int = count("交费人数", unit="人", max=10000, help="全额交费的人数；有减收类别不公开人数的，取整到十")
    amount: Fen | None = money("金额", default=None, help="＝每生金额×交费人数；有减收类别不公开人数的不写，写进 together")

    @property
    def counted(self) -> Hundredths:
        """What the rate is multiplied by: lessons, or months, days, hours, terms."""
        return counted(self.lessons, self.quantity)


@model
class ReducedCharge(Part):
    """Service fees of a category that pays less."""

    category: str = line("减收类别", help="与方案减免中的类别名称相同")
    per_pupil: Fen = money("每生金额", help="＝方案中这一类每生每学期收取的金额")
    pupils: Group = group("人数", unit="人", help="少于公开下限（5人）时写 fewer-than-threshold，这一行不写金额")
    amount: Fen | None = money("金额", default=None, help="＝每生金额×人数；人数不公开的不写")


@model
class ExemptGroup(Part):
    """A category that pays nothing."""

    category: str = line("免费类别", help="照政策所列的免费类别名称写")
    pupils: Group = group("人数", unit="人", help="少于公开下限（5人）时写 fewer-than-threshold")
    charged: Fen = money("实际收取", help="应为 0.00")


@model
class Together(Part):
    """Service fees and refunds of everybody in one sum each, where the amounts of a small reduced group would give its number away."""

    charged: Fen = money("服务性收费合计", help="全额交费和各类减收的学生一共交了多少")
    refunded: Fen = money("退费合计", help="全额交费和各类减收的学生一共退了多少")


@model
class Refund(Part):
    """A line of refunds from service fees (三(五)g)."""

    kind: str = choice("退费原因", ("未开展", "请假", "退出", "其他"), help="停课写未开展，学生请假写请假，中途离开写退出")
    pupils: int = count("人数", unit="人", max=10000, help="未开展＝这一组的交费人数（取整的照取整的写），其他写实际退费的人数")
    lessons: int | None = count(
        "课时", default=None, unit="课时", max=1_000_000, help="按课时退费必填：未开展写每生未开展课时；请假、退出写课时·人合计"
    )
    days: int | None = count("天数", default=None, unit="天", max=1_000_000, help="按天退费必填：未开展写每生天数；请假、退出写天·人合计")
    halves: int | None = count("半月数", default=None, unit="个", max=100_000, help="按半月退费必填：未开展写每生几个半月；其他写合计")
    percent: int | None = count("退还比例", default=None, unit="%", max=100, help="分段退费的退出必填：退所交费用的百分之几")
    rate: Fen = money("标准", help="按课时＝收费标准，减收＝每生金额÷计划课时，封顶后请假退出也可这样算；按天、按半月＝每天、半月的金额")
    amount: Fen | None = money(
        "金额", default=None, help="未开展＝标准×课时（天、半月）×人数，封顶的按比例；其他＝标准×课时（天、半月）；并入 together 的不写"
    )
    paid: dt.date | None = day("退费日期", default=None, help="钱退给家长的日期，还没有退的须说明理由")
    method: str = line("退费方式", default="", max=40, example="原渠道退回", help="钱怎样退到家长手里，可不写")


@model
class Supplement(Part):
    """What families pay at the end of a term in which more was held than planned (多退少补)."""

    item: str = line("收费项目", max=30, help="与方案中收费项目的名称相同")
    pupils: int = count("人数", unit="人", max=10000, help="补交的学生数")
    lessons: int | None = count("多开课时", default=None, unit="课时", max=1000, help="按课时结算必填：每名学生实际比计划多上的课时")
    days: int | None = count("多开天数", default=None, unit="天", max=200, help="按天结算必填：每名学生实际比计划多上的天数")
    rate: Fen = money("标准", help="与退费的标准相同：每课时或每天多少元")
    amount: Fen = money("金额", help="＝标准×多开课时（天数）×人数，连同期初所交不超过每学期上限")
    paid: dt.date = day("补收日期", help="家长补交的日期，不晚于结算日期")


@model
class Spending(Part):
    """A line of spending under one head; pay is lessons × rate."""

    head: str = line("开支科目", example="辅导教师劳务报酬", help="照政策所列的开支科目写，须说明的科目另写理由")
    lessons: int | None = count("课时", default=None, unit="课时", max=100_000, help="劳务报酬必填，各行之和不超过实际开展的课时×班组数")
    rate: Fen | None = money("课时报酬", default=None, unit="元/课时", help="劳务报酬必填，＝师资中这类人员的课时报酬")
    amount: Fen = money("金额", help="劳务报酬＝课时×课时报酬，其他写实际支出")
    note: str = line("说明", default="", max=100, help="这笔钱用在哪里，可不写", example="投影灯泡和体育器材")


@model
class Disposal(Part):
    """What became of a part of the closing balance."""

    way: str = line("处理方式", example="退还学生", help="照政策所列的写：退还学生、结转下学期、上缴")
    pupils: int | None = count("人数", default=None, unit="人", max=10000, help="退还学生时必填，写退还的人数")
    per_pupil: Fen | None = money("每生金额", default=None, help="退还学生时必填，每名学生退多少元")
    amount: Fen = money("金额", help="退还学生＝人数×每生金额；各行之和＝期末结余")
    date: dt.date | None = day("日期", default=None, help="退还或上缴的日期，结转下学期的不写")


@model
class AgencyRefund(Part):
    """A refund of agency fees."""

    pupils: int = count("人数", unit="人", max=5000, help="这一笔退费的学生数")
    lessons: int = count("每生课时", unit="课时", max=200, help="每名学生退几个课时")
    amount: Fen = money("金额", help="＝单价×每生课时×人数")
    paid: dt.date | None = day("退费日期", default=None, help="钱退给家长的日期，还没有退的须说明理由")


@model
class AgencyLedger(Part):
    """The sub-ledger of one agency fee: what was collected for a provider goes to it or back."""

    item: str = line("代收费项目", max=30, help="与方案中代收费项目的名称相同")
    provider: str = line("机构编号", max=30, help="与方案中这个项目的机构编号相同")
    pupils: int = count("交费人数", unit="人", max=5000, help="交了这门课费用的学生数，没有人参加写 0")
    lessons: int = count("每生课时", unit="课时", max=200, help="＝方案中这个项目的计划课时")
    rate: Fen = money("单价", unit="元/生·课时", help="＝方案中这个项目的收费标准")
    collected: Fen = money("代收金额", help="＝单价×每生课时×交费人数")
    refunds: tuple[AgencyRefund, ...] = listing("退费", default=(), max=20, help="每笔退费一行，没有就写 []")
    refunded: Fen = money("退费合计", default=ZERO, help="＝各笔退费金额之和")
    paid: Fen = money("支付机构", help="＝代收金额－退费合计，全部付给机构")
    balance: Fen = money("余额", help="应为 0.00")


@model
class Finance(Part):
    """The books of one school for one term."""

    account: Account | None = part("专账", default=None, help="有收费、捐助或期初结余的学期必填，不写银行账号")
    settled: dt.date = day("结算日期", help="结清专账的日期，不早于最后一个服务日")
    opening: Fen = money("期初结余", help="＝上学期的结转下学期；首个服务学期写 0.00")
    charges: tuple[Charge, ...] = listing("服务性收费", default=(), max=12, help="方案的服务性收费每项一行，只算全额交费的学生")
    reduced: tuple[ReducedCharge, ...] = listing("减收", default=(), max=12, help="每个减收类别一行，没有就写 []")
    together: Together | None = part("收费退费合计", default=None, help="只在有减收类别不公开人数时写，代替各行的金额")
    exempt: tuple[ExemptGroup, ...] = listing("免费", default=(), max=12, help="每个免费类别一行，没有就写 []")
    subsidy: Fen = money("财政补助", default=ZERO, help="本学期进专账的财政补助，没有写 0.00")
    donations: Fen = money("社会捐助", default=ZERO, help="＝方案中各捐助单位的金额之和，没有写 0.00")
    interest: Fen = money("利息", default=ZERO, help="专账本学期所得利息，没有写 0.00")
    refunds: tuple[Refund, ...] = listing("退费", default=(), max=40, help="服务性收费的退费按原因分行，代收费的写在分账")
    supplements: tuple[Supplement, ...] = listing("补收", default=(), max=12, help="实际比计划多上，市里允许补收的写；没有就写 []")
    net_income: Fen = money("净收入", help="收费、补收、补助、捐助、利息之和减去退费")
    spending: tuple[Spending, ...] = listing("支出", default=(), max=30, help="一个科目一行，课时报酬不同的分行写")
    spending_total: Fen = money("支出合计", help="＝支出各行金额之和")
    closing: Fen = money("期末结余", help="期初结余＋净收入－支出合计")
    disposal: tuple[Disposal, ...] = listing("结余处理", default=(), max=10, help="各行金额之和＝期末结余，结余为 0.00 写 []")
    carried: Fen = money("结转下学期", help="期末结余中留到下学期的部分")
    agency: tuple[AgencyLedger, ...] = listing("代收费分账", default=(), max=20, help="方案的每项代收费一本分账，没有就写 []")
    notice_first: dt.date = day("公示开始", help="收支公示的第一天，不早于结算日期")
    notice_last: dt.date = day("公示结束", help="收支公示的最后一天，其间工作日不少于规定天数")
    prepared_by: str = line("制表", max=20, help="写岗位", example="报账员")
    checked_by: str = line("审核", max=20, help="写岗位", example="总务主任")
    approved_by: str = line("负责人", max=20, help="写岗位", example="校长")
    reasons: tuple[Reason, ...] = listing("软性要求的理由", default=(), max=40, help="“原则上”的要求做不到时写，没有写 []")

    @property
    def groups(self) -> tuple[ReducedCharge | ExemptGroup, ...]:
        """The categories that pay less or nothing."""
        return (*self.reduced, *self.exempt)

    @property
    def merged(self) -> bool:
        """Whether a reduced group is withheld, so that charges and refunds have no amounts of their own (decisions.md, 5)."""
        return any(row.pupils.withheld for row in self.reduced)

    @property
    def charged(self) -> Fen | None:
        """All service fees; None where only their difference to the refunds is public."""
        if self.merged:
            return self.together.charged if self.together else None
        return total(row.amount or ZERO for row in self.charges) + total(row.amount or ZERO for row in self.reduced)

    @property
    def refunded(self) -> Fen | None:
        """All refunds from service fees; None where only the difference is public."""
        if self.merged:
            return self.together.refunded if self.together else None
        return total(line.amount or ZERO for line in self.refunds)
