"""A filing whose statement is public and its view in; the books as values out. What the page merges or withholds is not here either."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from generator.model.values import Fen
from generator.notices.books import income, percent, spending_note
from generator.notices.finance import FinanceView
from generator.notices.settlement import Settlement


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFacts:
    """A row of the statement as printed."""

    kind: Annotated[str, "section 大项，line 明细，total 合计"]
    text: Annotated[str, "项目"]
    amount: Annotated[Fen | None, "金额（元）；不单独公布的没有"]
    share: Annotated[str, "占支出比例"]
    note: Annotated[str, "说明"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpendingFacts:
    """A line of spending."""

    head: Annotated[str, "开支科目"]
    amount: Annotated[Fen, "金额（元）"]
    share: Annotated[str, "占支出比例"]
    note: Annotated[str, "说明"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisposalFacts:
    """What became of a part of the balance."""

    way: Annotated[str, "处理方式"]
    amount: Annotated[Fen, "金额（元）"]
    date: Annotated[dt.date | None, "日期"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyFacts:
    """The sub-ledger of a course of a provider."""

    item: Annotated[str, "代收费项目"]
    provider: Annotated[str, "机构"]
    sum: Annotated[str, "算法"]
    collected: Annotated[Fen, "代收（元）"]
    refunded: Annotated[Fen, "退费（元）"]
    paid: Annotated[Fen, "支付机构（元）"]
    balance: Annotated[Fen, "余额（元）"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFacts:
    """A line of what one pupil gets back."""

    text: Annotated[str, "项目"]
    sum: Annotated[str, "算法"]
    amount: Annotated[Fen, "金额（元）；补交的是负数"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementFacts:
    """What one pupil who paid in full, missed nothing and did not leave paid, got back and so spent."""

    item: Annotated[str, "收费项目"]
    paid: Annotated[Fen, "期初交费（元）"]
    lines: Annotated[tuple[LineFacts, ...], "逐项退回"]
    back: Annotated[Fen, "合计退回（元）"]
    cost: Annotated[Fen, "一学期实际花费（元）"]
    leave: Annotated[str, "请假另退：多少算一份；没有的空着"]
    leave_amount: Annotated[Fen | None, "请假一份另退（元）"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFacts:
    """The finance statement."""

    index: Annotated[str, "索引号"]
    published: Annotated[dt.date, "公示日期"]
    stamp: Annotated[str, "收支公示的内容摘要，印在网页上"]
    settled: Annotated[dt.date, "结算日期"]
    participants: Annotated[str, "参加人数，照网页的写法，可能是约数"]
    opening: Annotated[Fen, "期初结余（元）"]
    income: Annotated[Fen | None, "收入（元）；只公布净额的没有"]
    refunded: Annotated[Fen | None, "退费（元）；只公布净额的没有"]
    net_income: Annotated[Fen, "净收入（元）"]
    spending: Annotated[tuple[SpendingFacts, ...], "支出，按科目"]
    spending_total: Annotated[Fen, "支出合计（元）"]
    closing: Annotated[Fen, "期末结余（元）"]
    disposal: Annotated[tuple[DisposalFacts, ...], "结余处理"]
    carried: Annotated[Fen, "结转下学期（元）"]
    rows: Annotated[tuple[RowFacts, ...], "收支表的每一行，照网页"]
    agency: Annotated[tuple[AgencyFacts, ...], "代收费分账"]
    settlements: Annotated[tuple[SettlementFacts, ...], "退给一名全额交费学生多少，怎样算出来"]
    refunds_paid: Annotated[tuple[dt.date, ...], "退费和结余退到家长手中的日期"]
    notice_first: Annotated[dt.date, "公示第一天"]
    notice_last: Annotated[dt.date, "公示最后一天"]
    prepared_by: Annotated[str, "制表岗位"]
    checked_by: Annotated[str, "审核岗位"]
    approved_by: Annotated[str, "负责人岗位"]


def statement_facts(view: FinanceView) -> StatementFacts:
    """What the statement's page shows; `view.books` have pay put together as it may be shown."""
    books = view.books
    return StatementFacts(
        index=view.index,
        published=view.published,
        stamp=view.provenance.stamp,
        settled=books.settled,
        participants=view.participants,
        opening=books.opening,
        income=income(books),
        refunded=books.refunded,
        net_income=books.net_income,
        spending=tuple(
            SpendingFacts(head=row.head, amount=row.amount, share=percent(row.amount, books.spending_total), note=spending_note(row))
            for row in books.spending
        ),
        spending_total=books.spending_total,
        closing=books.closing,
        disposal=tuple(DisposalFacts(way=row.way, amount=row.amount, date=row.date) for row in books.disposal),
        carried=books.carried,
        rows=tuple(RowFacts(kind=r.kind.value, text=r.text, amount=r.amount, share=r.share, note=r.note) for r in view.rows),
        agency=tuple(
            AgencyFacts(
                item=row.item, provider=row.provider, sum=row.sum,
                collected=row.collected, refunded=row.refunded, paid=row.paid, balance=row.balance,
            )
            for row in view.agency
        ),
        settlements=tuple(_settlement(settlement) for settlement in view.settlements),
        refunds_paid=_paid_on(view),
        notice_first=books.notice_first,
        notice_last=books.notice_last,
        prepared_by=books.prepared_by,
        checked_by=books.checked_by,
        approved_by=books.approved_by,
    )  # fmt: skip


def _settlement(settlement: Settlement) -> SettlementFacts:
    leave = settlement.leave
    return SettlementFacts(
        item=settlement.item,
        paid=settlement.paid.amount,
        lines=tuple(LineFacts(text=line.text, sum=line.sum, amount=line.amount) for line in settlement.lines),
        back=settlement.back,
        cost=settlement.cost,
        leave=leave.text if leave else "",
        leave_amount=leave.amount if leave else None,
    )


def _paid_on(view: FinanceView) -> tuple[dt.date, ...]:
    """The days on which money went back to families, each once."""
    books = view.books
    days = [row.paid for row in books.refunds]
    days += [back.paid for ledger in books.agency for back in ledger.refunds]
    days += [row.date for row in books.disposal if row.way.startswith("退还")]
    return tuple(sorted({day for day in days if day is not None}))
