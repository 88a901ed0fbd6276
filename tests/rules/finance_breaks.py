"""A consistent filing in; the same with one identity of its books broken out, with the rule one expects to find it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from typing import Any

from hypothesis import assume

from generator.city import Filing
from generator.model.fields import specs
from generator.model.finance import Disposal, Refund, Spending, Supplement, Together
from generator.model.policy import Parameters
from generator.model.values import Fen, Group

Break = Callable[[Filing, int], Filing]
BREAKS: list[tuple[str, str, Break]] = []


def breaks(rule: str, what: str) -> Callable[[Break], Break]:
    """Registers a way to break the books, with the rule one expects to find it."""

    def register(change: Break) -> Break:
        BREAKS.append((rule, what, change))
        return change

    return register


def put(filing: Filing, kind: str, **changes: Any) -> Filing:
    """The filing with some fields of one of its files changed."""
    return dataclasses.replace(filing, parts={**filing.parts, kind: dataclasses.replace(filing.parts[kind], **changes)})


def first(filing: Filing, name: str, wanted: Callable[[Any], bool] = lambda _: True, kind: str = "finance") -> tuple[int, Any]:
    """Place and row of the first row of a list that is wanted; the example is dropped where there is none."""
    found = next(((at, row) for at, row in enumerate(getattr(filing.parts[kind], name)) if wanted(row)), None)
    assume(found is not None)
    assert found is not None
    return found


def put_row(filing: Filing, name: str, wanted: Callable[[Any], bool] = lambda _: True, **changes: Any) -> Filing:
    """The filing with the first wanted row of a list of its books changed; a callable gets the row."""
    at, row = first(filing, name, wanted)
    values = {key: change(row) if callable(change) else change for key, change in changes.items()}
    rows = list(getattr(filing.finance, name))
    rows[at] = dataclasses.replace(row, **values)
    return put(filing, "finance", **{name: tuple(rows)})


def money(field: str, by: int) -> Callable[[Any], Fen]:
    """The row's amount, off by so many fen; downward only where something is left."""

    def changed(row: Any) -> Fen:
        amount = getattr(row, field)
        return Fen(amount + by if amount + by >= 0 else amount - by)

    return changed


def single(filing: Filing, field: str, by: int) -> Filing:
    """The filing with one amount of its books changed."""
    return put(filing, "finance", **{field: money(field, by)(filing.finance)})


# Every amount, one by one: (rule, list or nothing, field, which row).
AMOUNTS: tuple[tuple[str, str, str, Callable[[Any], bool]], ...] = (
    ("opening-differs", "", "opening", bool),
    ("charge-differs-from-plan", "charges", "rate", bool),
    ("charge-differs-from-plan", "charges", "per_pupil", bool),
    ("charge-amount-wrong", "charges", "amount", bool),
    ("reduced-charge-wrong", "reduced", "per_pupil", bool),
    ("charge-amount-wrong", "reduced", "amount", bool),
    ("exempt-charged", "exempt", "charged", bool),
    ("net-income-wrong", "", "subsidy", bool),
    ("donation-without-donor", "", "donations", bool),
    ("net-income-wrong", "", "interest", bool),
    ("refund-amount-wrong", "refunds", "rate", bool),
    ("refund-amount-wrong", "refunds", "amount", bool),
    ("net-income-wrong", "", "net_income", bool),
    ("pay-rate-differs", "spending", "rate", lambda line: line.rate),
    ("pay-wrong", "spending", "amount", lambda line: line.rate),
    ("spending-total-wrong", "spending", "amount", lambda line: line.rate is None),
    ("spending-total-wrong", "", "spending_total", bool),
    ("closing-wrong", "", "closing", bool),
    ("surplus-not-disposed", "disposal", "per_pupil", lambda line: line.way == "退还学生"),
    ("surplus-not-disposed", "disposal", "amount", bool),
    ("surplus-not-disposed", "", "carried", bool),
    ("agency-differs-from-plan", "agency", "rate", bool),
    ("agency-amount-wrong", "agency", "collected", bool),
    ("agency-amount-wrong", "agency", "refunded", bool),
    ("agency-not-zero", "agency", "paid", bool),
    ("agency-not-zero", "agency", "balance", bool),
)


@breaks("account-missing", "没有专账")
def _(filing: Filing, by: int) -> Filing:
    return put(filing, "finance", account=None)


@breaks("charge-differs-from-plan", "方案里没有的收费项目")
def _(filing: Filing, by: int) -> Filing:
    return put_row(filing, "charges", item="延时费")


@breaks("headcount-differs", "漏了一批学生")
def _(filing: Filing, by: int) -> Filing:
    grades = filing.record.grades
    more = dataclasses.replace(grades[0], participants=grades[0].participants + 30)
    return put(filing, "record", grades=(more, *grades[1:]))


@breaks("small-group-exposed", "写出了很小的人数")
def _(filing: Filing, by: int) -> Filing:
    return put_row(filing, "exempt", lambda group: group.pupils.withheld, pupils=Group(by % 4 + 1))


@breaks("small-group-exposed", "人数没有取整")
def _(filing: Filing, by: int) -> Filing:
    first(filing, "exempt", lambda group: group.pupils.withheld)
    return put(filing, "record", rounded=False)


@breaks("small-group-exposed", "写出了很少的减收人数")
def _(filing: Filing, by: int) -> Filing:
    return put_row(filing, "reduced", pupils=Group(by % 4 + 1))


@breaks("withheld-number-deducible", "同意人数只多出一人")
def _(filing: Filing, by: int) -> Filing:
    first(filing, "exempt", lambda group: group.pupils.withheld)
    finance, record = filing.finance, filing.record
    known = sum(row.pupils for row in finance.charges) + sum(group.pupils.number or 0 for group in finance.groups)
    assume((known + 1) % 10)
    assume(known + 1 >= sum(grade.participants - 5 for grade in record.grades))
    return put(filing, "record", applications=dataclasses.replace(record.applications, accepted=known + 1))


@breaks("merged-amounts-wrong", "没有不公开的减收类别，却写合计")
def _(filing: Filing, by: int) -> Filing:
    return put(filing, "finance", together=Together(where=filing.finance.at("together"), charged=Fen(by), refunded=Fen(0)))


@breaks("exempt-charged", "不免费的类别")
def _(filing: Filing, by: int) -> Filing:
    return put_row(filing, "exempt", category="城乡低保家庭学生")


@breaks("refund-undelivered-wrong", "未开展的课时没有退")
def _(filing: Filing, by: int) -> Filing:
    first(filing, "refunds", lambda line: line.kind == "未开展")
    return put(filing, "finance", refunds=tuple(line for line in filing.finance.refunds if line.kind != "未开展"))


@breaks("refund-undelivered-wrong", "少退了学生")
def _(filing: Filing, by: int) -> Filing:
    return put_row(filing, "refunds", lambda line: line.kind == "未开展", pupils=lambda line: line.pupils + by)


@breaks("refund-undelivered-wrong", "退了已经开展的课时")
def _(filing: Filing, by: int) -> Filing:
    charge = filing.finance.charges[0]
    amount = Fen(charge.rate * by * charge.pupils)
    line = Refund(where=filing.finance.at("refunds", 99), kind="未开展", pupils=charge.pupils, lessons=by, rate=charge.rate, amount=amount)
    return put(filing, "finance", refunds=(*filing.finance.refunds, line))


@breaks("leave-refund-differs", "请假的课时没有退完")
def _(filing: Filing, by: int) -> Filing:
    return put(filing, "record", leave_lessons=filing.record.leave_lessons + by)


@breaks("refund-by-other-method", "按天退了")
def _(filing: Filing, by: int) -> Filing:
    return put_row(filing, "refunds", days=by)


def _supplemented(filing: Filing, lessons: int) -> Filing:
    """With a supplement for more lessons than any term here gains."""
    charge = filing.finance.charges[0]
    line = Supplement(
        where=filing.finance.at("supplements", 0), item=charge.item, pupils=charge.pupils, lessons=lessons, rate=charge.rate,
        amount=Fen(charge.rate * lessons * charge.pupils), paid=dt.date(2026, 7, 1),
    )  # fmt: skip
    return put(filing, "finance", supplements=(line,))


@breaks("supplement-wrong", "补收了没有多上的课时")
def _(filing: Filing, by: int) -> Filing:
    return _supplemented(filing, 100 + by)


@breaks("supplement-not-allowed", "不补的城市补收了")
def _(filing: Filing, by: int) -> Filing:
    assert filing.policy is not None
    values = object.__new__(Parameters)
    for name in ("where", *specs(Parameters)):
        if hasattr(filing.policy.values, name):  # a missing parameter stays missing
            object.__setattr__(values, name, getattr(filing.policy.values, name))
    object.__setattr__(values, "settlement", "多退少不补")
    return dataclasses.replace(_supplemented(filing, by), policy=dataclasses.replace(filing.policy, values=values))


@breaks("refund-unpaid", "退费没有日期")
def _(filing: Filing, by: int) -> Filing:
    return put_row(filing, "refunds", lambda line: line.amount, paid=None)


@breaks("paid-more-than-held", "多发了课时")
def _(filing: Filing, by: int) -> Filing:
    return put_row(filing, "spending", lambda line: line.lessons is not None, lessons=99_000 + by)


@breaks("pay-wrong", "报酬没有写课时")
def _(filing: Filing, by: int) -> Filing:
    return put_row(filing, "spending", lambda line: line.lessons is not None, lessons=None)


@breaks("head-not-allowed", "没有列入的科目")
def _(filing: Filing, by: int) -> Filing:
    return put_row(filing, "spending", head=("茶歇", "福利", "招待")[by % 3])


@breaks("head-needs-reason", "没有理由的科目")
def _(filing: Filing, by: int) -> Filing:
    return put_row(filing, "spending", lambda line: line.rate is None, head="其他")


@breaks("head-share-too-large", "管理人员拿得太多")
def _(filing: Filing, by: int) -> Filing:
    assume(filing.finance.spending_total > 0)
    line = Spending(where=filing.finance.at("spending", 0), head="管理人员报酬", amount=filing.finance.spending_total)
    return put(filing, "finance", spending=(line,))


@breaks("surplus-not-disposed", "没有的处理方式")
def _(filing: Filing, by: int) -> Filing:
    return put_row(filing, "disposal", way="留作他用")


@breaks("surplus-too-large", "结余太多")
def _(filing: Filing, by: int) -> Filing:
    finance = filing.finance
    more = Fen(finance.net_income // 10 + by)
    rest = tuple(line for line in finance.disposal if line.way != "结转下学期")
    last = Disposal(where=finance.at("disposal", len(rest)), way="结转下学期", amount=finance.carried + more)
    sums = {name: getattr(finance, name) + more for name in ("subsidy", "net_income", "closing", "carried")}
    return put(filing, "finance", disposal=(*rest, last), **sums)


@breaks("delivered-differs-from-calendar", "天数多写了")
def _(filing: Filing, by: int) -> Filing:
    delivered = filing.record.delivered
    assert delivered is not None
    return put(filing, "record", delivered=dataclasses.replace(delivered, days=delivered.days + by))


@breaks("delivered-differs-from-calendar", "没有写实际开展")
def _(filing: Filing, by: int) -> Filing:
    return put(filing, "record", delivered=None)


@breaks("agency-differs-from-plan", "少了一本分账")
def _(filing: Filing, by: int) -> Filing:
    assume(filing.finance.agency)
    return put(filing, "finance", agency=filing.finance.agency[1:])


@breaks("agency-differs-from-plan", "换了机构")
def _(filing: Filing, by: int) -> Filing:
    return put_row(filing, "agency", provider="bieren")


@breaks("agency-unpaid-refund", "代收费退费没有日期")
def _(filing: Filing, by: int) -> Filing:
    return put_row(filing, "agency", lambda ledger: ledger.refunded, refunds=lambda row: (dataclasses.replace(row.refunds[0], paid=None),))


@breaks("agency-amount-wrong", "代收费退错了")
def _(filing: Filing, by: int) -> Filing:
    def wrong(row: Any) -> Any:
        return (dataclasses.replace(row.refunds[0], amount=row.refunds[0].amount + by),)

    return put_row(filing, "agency", lambda ledger: ledger.refunded, refunds=wrong)


@breaks("settled-before-term-end", "没有结束就结算")
def _(filing: Filing, by: int) -> Filing:
    return put(filing, "finance", settled=max(filing.days) - dt.timedelta(days=by))


@breaks("settled-before-term-end", "没有结算就公示")
def _(filing: Filing, by: int) -> Filing:
    return put(filing, "finance", settled=filing.finance.notice_first + dt.timedelta(days=by))


@breaks("finance-notice-too-short", "公示太短")
def _(filing: Filing, by: int) -> Filing:
    return put(filing, "finance", notice_last=filing.finance.notice_first + dt.timedelta(days=by % 4))


@breaks("free-but-charged-in-books", "免费却收费")
def _(filing: Filing, by: int) -> Filing:
    return put(filing, "plan", fees=dataclasses.replace(filing.plan.fees, mode="免费"))


@breaks("refund-before-service", "服务开始以前就付款")
def _(filing: Filing, by: int) -> Filing:
    return put_row(filing, "refunds", paid=filing.times.service.first - dt.timedelta(days=by))


@breaks("refund-late", "公示结束以后才退")
def _(filing: Filing, by: int) -> Filing:
    return put_row(filing, "refunds", paid=filing.finance.notice_last + dt.timedelta(days=by))


@breaks("disposal-form-wrong", "结转的写了日期")
def _(filing: Filing, by: int) -> Filing:
    return put_row(filing, "disposal", lambda row: row.way == "结转下学期", date=filing.finance.settled + dt.timedelta(days=by))


@breaks("category-repeated", "一个类别写两行")
def _(filing: Filing, by: int) -> Filing:
    _, row = first(filing, "exempt")
    rows = (*filing.finance.exempt, dataclasses.replace(row, where=filing.finance.at("exempt", 99)))
    return put(filing, "finance", exempt=rows)


@breaks("head-form-wrong", "一个科目写两行")
def _(filing: Filing, by: int) -> Filing:
    _, row = first(filing, "spending", lambda line: line.lessons is None)
    line = dataclasses.replace(row, where=filing.finance.at("spending", 99), amount=Fen(by))
    return put(filing, "finance", spending=(*filing.finance.spending, line))


@breaks("account-differs", "结算以后才建账")
def _(filing: Filing, by: int) -> Filing:
    account = filing.finance.account
    assert account is not None
    return put(filing, "finance", account=dataclasses.replace(account, opened=filing.finance.settled + dt.timedelta(days=by)))


@breaks("disposal-before-settlement", "没有结算就处理了结余")
def _(filing: Filing, by: int) -> Filing:
    return put_row(filing, "disposal", date=filing.finance.settled - dt.timedelta(days=by))


@breaks("refund-pupils-impossible", "请假退费没有人")
def _(filing: Filing, by: int) -> Filing:
    return put_row(filing, "refunds", lambda line: line.kind != "未开展" and line.lessons is not None, pupils=0)
