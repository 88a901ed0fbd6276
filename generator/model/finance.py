"""finance.yml: the books of a term: opening, charges, refunds, spending by head, closing and what became of it."""

from __future__ import annotations

import datetime as dt

from generator.model.common import Reason
from generator.model.fields import Part, choice, count, day, group, line, listing, model, money, part
from generator.model.values import ZERO, Fen, Group


@model
class Account(Part):
    """The dedicated books (专账); never a bank account number (三(五)k)."""

    name: str = line("专账名称", max=60, example="课后服务费专账")
    opened: dt.date = day("建账日期")


@model
class Charge(Part):
    """Service fees of those who pay in full."""

    item: str = line("收费项目", max=30, help="与方案中收费项目的名称相同")
    rate: Fen = money("收费标准", unit="元/生·课时")
    lessons: int = count("计划课时", unit="课时", max=1000)
    per_pupil: Fen = money("每生金额")
    pupils: int = count("交费人数", unit="人", max=10000)
    amount: Fen = money("金额")


@model
class ReducedCharge(Part):
    """Service fees of a category that pays less."""

    category: str = line("减收类别")
    per_pupil: Fen = money("每生金额")
    pupils: int = count("人数", unit="人", max=10000)
    amount: Fen = money("金额")


@model
class ExemptGroup(Part):
    """A category that pays nothing."""

    category: str = line("免费类别")
    pupils: Group = group("人数", unit="人", help="少于公开下限（5人）时写 fewer-than-threshold")
    charged: Fen = money("实际收取", help="应为 0.00")


@model
class Refund(Part):
    """A line of refunds from service fees (三(五)g)."""

    kind: str = choice("退费原因", ("未开展", "请假", "退出", "其他"))
    pupils: int = count("人数", unit="人", max=10000)
    lessons: int = count("课时", unit="课时", max=1_000_000, help="未开展写每生未开展课时；请假、退出写课时·人合计")
    rate: Fen = money("标准", unit="元/生·课时")
    amount: Fen = money("金额")
    paid: dt.date | None = day("退费日期", default=None)
    method: str = line("退费方式", default="", max=40, example="原渠道退回")


@model
class Spending(Part):
    """A line of spending under one head; pay is lessons × rate."""

    head: str = line("开支科目", example="辅导教师劳务报酬")
    lessons: int | None = count("课时", default=None, unit="课时", max=100_000)
    rate: Fen | None = money("课时报酬", default=None, unit="元/课时")
    amount: Fen = money("金额")
    note: str = line("说明", default="", max=100)


@model
class Disposal(Part):
    """What became of a part of the closing balance."""

    way: str = line("处理方式", example="退还学生")
    pupils: int | None = count("人数", default=None, unit="人", max=10000)
    per_pupil: Fen | None = money("每生金额", default=None)
    amount: Fen = money("金额")
    date: dt.date | None = day("日期", default=None)


@model
class AgencyRefund(Part):
    """A refund of agency fees."""

    pupils: int = count("人数", unit="人", max=5000)
    lessons: int = count("每生课时", unit="课时", max=200)
    amount: Fen = money("金额")
    paid: dt.date | None = day("退费日期", default=None)


@model
class AgencyLedger(Part):
    """The sub-ledger of one agency fee: what was collected for a provider goes to it or back."""

    item: str = line("代收费项目", max=30)
    provider: str = line("机构编号", max=30)
    pupils: int = count("交费人数", unit="人", max=5000)
    lessons: int = count("每生课时", unit="课时", max=200)
    rate: Fen = money("单价", unit="元/生·课时")
    collected: Fen = money("代收金额")
    refunds: tuple[AgencyRefund, ...] = listing("退费", default=(), max=20)
    refunded: Fen = money("退费合计", default=ZERO)
    paid: Fen = money("支付机构")
    balance: Fen = money("余额", help="应为 0.00")


@model
class Finance(Part):
    """The books of one school for one term."""

    account: Account | None = part("专账", default=None)
    settled: dt.date = day("结算日期")
    opening: Fen = money("期初结余")
    charges: tuple[Charge, ...] = listing("服务性收费", default=(), max=12)
    reduced: tuple[ReducedCharge, ...] = listing("减收", default=(), max=12)
    exempt: tuple[ExemptGroup, ...] = listing("免费", default=(), max=12)
    subsidy: Fen = money("财政补助", default=ZERO)
    donations: Fen = money("社会捐助", default=ZERO)
    interest: Fen = money("利息", default=ZERO)
    refunds: tuple[Refund, ...] = listing("退费", default=(), max=40)
    net_income: Fen = money("净收入", help="收费、补助、捐助、利息之和减去退费")
    spending: tuple[Spending, ...] = listing("支出", default=(), max=30)
    spending_total: Fen = money("支出合计")
    closing: Fen = money("期末结余", help="期初结余＋净收入－支出合计")
    disposal: tuple[Disposal, ...] = listing("结余处理", default=(), max=10)
    carried: Fen = money("结转下学期", help="期末结余中留到下学期的部分")
    agency: tuple[AgencyLedger, ...] = listing("代收费分账", default=(), max=20)
    notice_first: dt.date = day("公示开始")
    notice_last: dt.date = day("公示结束")
    prepared_by: str = line("制表", max=20, help="写岗位", example="报账员")
    checked_by: str = line("审核", max=20, help="写岗位", example="总务主任")
    approved_by: str = line("负责人", max=20, help="写岗位", example="校长")
    reasons: tuple[Reason, ...] = listing("软性要求的理由", default=(), max=40)
