"""The books of a term in; the rows of the statement's table and of each agency fee's sub-ledger out (三(五)i, 三(五)l).

Every amount is one that the school has filed, or a sum of such; whether they agree is for the rules to say. Where a small reduced group is
withheld the school files sums only (decisions.md, 5), so that nothing here can give it away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.model.finance import AgencyLedger, Charge, Finance, Refund, Spending
from generator.model.units import words
from generator.model.values import Fen, total
from generator.notices.people import persons
from generator.notices.settlement import supplement_sum
from generator.refunds import BY_LESSON, LEFT, NOT_HELD, ON_LEAVE, QUANTITIES
from generator.wording.values import day

CARRIED = "结转下学期"


class Kind(StrEnum):
    """How a row of the table looks."""

    SECTION = "section"
    LINE = "line"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the statement: what, amount, share of spending, explanation."""

    kind: Kind
    text: str
    amount: Fen | None = None
    share: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """A sub-ledger: what was collected for a provider went to it or back."""

    item: str
    provider: str
    sum: str
    collected: Fen
    refunded: Fen
    refunds: str
    paid: Fen
    balance: Fen


def permille(part: Fen, whole: Fen) -> int:
    """The share of a whole in tenths of a percent, rounded half up."""
    return int(Fen(1000).share(part, whole)) if whole else 0


def percent(part: Fen, whole: Fen) -> str:
    """74.1%."""
    tenths = permille(part, whole)
    return f"{tenths // 10}.{tenths % 10}%"


def rows(books: Finance, threshold: int, unit: str = BY_LESSON.unit) -> tuple[Row, ...]:
    """The table's sections 一 to 五; `unit` is what the policy counts fees by."""
    return (
        Row(Kind.SECTION, "一、期初结余", books.opening, note="上学期结转"),
        *_income(books, threshold, unit),
        *_refunds(books),
        *_spending(books),
        *_closing(books),
    )


def income(books: Finance) -> Fen | None:
    """All income before refunds; None where fees and refunds are public only as their difference."""
    return None if books.charged is None else books.charged + _besides(books)


def _besides(books: Finance) -> Fen:
    """What came in besides the fees of the term: supplements, subsidy, donations, interest."""
    return total((*(row.amount for row in books.supplements), books.subsidy, books.donations, books.interest))


def _income(books: Finance, threshold: int, unit: str) -> Iterator[Row]:
    whole = income(books)
    if whole is None:
        yield Row(Kind.SECTION, "二、收入（服务性收费已减退费）", books.net_income)
    else:
        yield Row(Kind.SECTION, "二、收入", whole)
    yield from _merged(books, threshold, unit) if books.merged else _charges(books, unit)
    for row in books.exempt:
        yield Row(Kind.LINE, f"免收：{row.category}", row.charged, note=persons(row.pupils, threshold))
    for extra in books.supplements:
        yield Row(Kind.LINE, f"补收：{extra.item}", extra.amount, note=f"{extra.pupils:,}人，{supplement_sum(extra)}；{day(extra.paid)}")
    for text, amount in (("财政补助", books.subsidy), ("社会捐助", books.donations), ("利息", books.interest)):
        if amount:
            yield Row(Kind.LINE, text, amount)


def _charges(books: Finance, unit: str) -> Iterator[Row]:
    for row in books.charges:
        yield Row(Kind.LINE, f"服务性收费：{row.item}", row.amount, note=_charge_note(row, unit))
    for reduced in books.reduced:
        note = f"{reduced.pupils.number or 0:,}人×{reduced.per_pupil.yuan}元"
        yield Row(Kind.LINE, f"减收：{reduced.category}", reduced.amount, note=note)


def _merged(books: Finance, threshold: int, unit: str) -> Iterator[Row]:
    """All service fees in one sum, or only what is left of them after refunds: amounts of their own would give a withheld number away."""
    full = (f"{row.item}约{row.pupils:,}人，每人{row.per_pupil.yuan}元（{row.rate.yuan}元×{_counted(row, unit)}）" for row in books.charges)
    less = (f"{row.category}{persons(row.pupils, threshold)}，每人{row.per_pupil.yuan}元" for row in books.reduced)
    note = "；".join((*full, *less))
    if books.charged is None:
        net = books.net_income - _besides(books)
        yield Row(Kind.LINE, "服务性收费净额（含减收，已减退费）", net, note=note)
    else:
        yield Row(Kind.LINE, "服务性收费合计（含减收）", books.charged, note=note)


def _charge_note(row: Charge, unit: str) -> str:
    return f"{row.pupils:,}人×{row.per_pupil.yuan}元（{row.rate.yuan}元×{_counted(row, unit)}）"


def _counted(row: Charge, unit: str) -> str:
    """146课时, 4个月."""
    return words(unit, row.quantity).count(row.counted)


def _refunds(books: Finance) -> Iterator[Row]:
    yield Row(Kind.SECTION, "三、退费", books.refunded, note="" if books.refunded is not None else "已在收入中减去，不单独公布")
    for row in books.refunds:
        yield Row(Kind.LINE, _refund_name(row), row.amount, note=f"{_refund_sum(row)}；{_paid(row)}")
    yield Row(Kind.TOTAL, "净收入（收入减退费）", books.net_income)


_THINGS = {"lessons": "课时", "days": "天数", "halves": "半月", "percent": "费用"}


def _quantity(row: Refund) -> tuple[str, int]:
    """What a line counts, and how many; lessons where it says nothing."""
    stated = ((name, getattr(row, name)) for name in QUANTITIES)
    return next(((name, number) for name, number in stated if number is not None), ("lessons", 0))


def _refund_name(row: Refund) -> str:
    if row.kind == LEFT:
        return "中途退出"
    return f"{row.kind}的{_THINGS[_quantity(row)[0]]}" if row.kind in (NOT_HELD, ON_LEAVE) else row.kind


def _refund_sum(row: Refund) -> str:
    """How the amount comes about; where a term's cap cut the fee, each pupil gets a share of what was paid instead of the rate."""
    name, number = _quantity(row)
    if row.amount is None:
        return _merged_sum(row, name, number)
    if name == "percent":
        return f"{row.pupils:,}人×{row.rate.yuan}元×{number}%"
    if row.kind != NOT_HELD:
        return f"{row.pupils:,}人，{number:,}{QUANTITIES[name]}·人×{row.rate.yuan}元"
    if row.rate * number * row.pupils == row.amount or not row.pupils:
        return f"{row.pupils:,}人×{number}{QUANTITIES[name]}×{row.rate.yuan}元"
    return f"{row.pupils:,}人×{row.amount.share(1, row.pupils).yuan}元（{number}{QUANTITIES[name]}，按实交金额折算）"


def _merged_sum(row: Refund, name: str, number: int) -> str:
    """A line without an amount of its own: those who pay less are in it, at their own rate."""
    if name == "percent":
        return f"{row.pupils:,}人，每人所交费用的{number}%"
    each = f"每{QUANTITIES[name].removeprefix('个')}{row.rate.yuan}元，减收的按比例"
    if row.kind != NOT_HELD:
        return f"{row.pupils:,}人，{number:,}{QUANTITIES[name]}·人；{each}"
    return f"约{row.pupils:,}人，每人{number}{QUANTITIES[name]}；{each}"


def _paid(row: Refund) -> str:
    return f"{day(row.paid)}{row.method or '已退'}" if row.paid else "尚未退付"


def _spending(books: Finance) -> Iterator[Row]:
    yield Row(Kind.SECTION, "四、支出")
    for row in books.spending:
        yield Row(Kind.LINE, row.head, row.amount, percent(row.amount, books.spending_total), spending_note(row))
    whole = percent(books.spending_total, books.spending_total) if books.spending_total else ""
    yield Row(Kind.TOTAL, "支出合计", books.spending_total, whole)


def spending_note(row: Spending) -> str:
    """How pay comes about, and what the school says of the line."""
    product = f"{row.lessons:,}课时×{row.rate.yuan}元" if row.lessons is not None and row.rate is not None else ""
    return "；".join(filter(None, (product, row.note)))


def _closing(books: Finance) -> Iterator[Row]:
    yield Row(Kind.SECTION, "五、期末结余及处理", books.closing, note="期初结余＋净收入－支出合计")
    for row in books.disposal:
        each = f"{row.pupils:,}人×{row.per_pupil.yuan}元" if row.pupils is not None and row.per_pupil is not None else ""
        done = f"{day(row.date)}{'退还' if row.way.startswith('退还') else '办理'}" if row.date else ""
        yield Row(Kind.LINE, row.way, row.amount, note="；".join(filter(None, (each, done))))
    if all(row.way != CARRIED for row in books.disposal):
        yield Row(Kind.LINE, CARRIED, books.carried)


def agency_rows(ledgers: Iterable[AgencyLedger], names: dict[str, str]) -> tuple[AgencyRow, ...]:
    """One row for each ledger; `names` gives providers by their short id."""
    return tuple(
        AgencyRow(
            row.item,
            names.get(row.provider, row.provider),
            f"{row.pupils:,}人×{row.lessons}课时×{row.rate.yuan}元",
            row.collected,
            row.refunded,
            "；".join(f"{back.pupils}人×{back.lessons}课时，{day(back.paid) if back.paid else '尚未退付'}" for back in row.refunds),
            row.paid,
            row.balance,
        )
        for row in ledgers
    )
