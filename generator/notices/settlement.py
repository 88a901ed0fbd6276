"""The books of a term in; what one pupil who pays in full gets back, line by line, out (三(五)g)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.finance import Charge, Finance, Refund, Supplement
from generator.model.policy import Parameters
from generator.model.units import words
from generator.model.values import ZERO, Fen, total
from generator.refunds import BY_DAY, BY_HALVES, IN_TIERS, NOT_HELD, ON_LEAVE, QUANTITIES, Refunding, each_lesson, refunding


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sum."""

    text: str
    sum: str
    amount: Fen


@dataclass(frozen=True, slots=True)
class Settlement:
    """What a pupil paid, got back and so spent on an item. `leave` says what leave gives back besides, and how that comes about."""

    item: str
    paid: Line
    lines: tuple[Line, ...]
    back: Fen
    cost: Fen
    leave: Line | None


def settlements(books: Finance, way: Refunding) -> tuple[Settlement, ...]:
    """For each charge, a pupil who came to everything that was held."""
    return tuple(_settle(books, way, charge) for charge in books.charges)


def _settle(books: Finance, way: Refunding, charge: Charge) -> Settlement:
    lines = tuple(_lines(books, way, charge))
    back = total(line.amount for line in lines)
    paid = Line("期初交费", paid_sum(charge, way.unit), charge.per_pupil)
    leave = leave_line(way, charge) if any(row.kind == ON_LEAVE for row in books.refunds) else None
    return Settlement(charge.item, paid, lines, back, charge.per_pupil - back, leave)


def paid_sum(charge: Charge, unit: str) -> str:
    """How the fee comes about, and whether the term's cap cut it."""
    counted = words(unit, charge.quantity).count(charge.counted)
    return f"{charge.rate.yuan}元×{counted}" + ("，超过每学期上限，按上限收" if capped(charge) else "")


def _lines(books: Finance, way: Refunding, charge: Charge) -> Iterator[Line]:
    for row in _refunds_of(books, way, charge):
        yield undelivered(way, row, charge)
    for extra in books.supplements:
        if extra.item == charge.item and extra.pupils:
            yield Line("多上的课时补交", supplement_sum(extra), -extra.amount.share(1, extra.pupils))
    for part in books.disposal:
        if part.way.startswith("退还") and part.per_pupil is not None:
            yield Line("结余退还", f"{part.amount.yuan}元÷{part.pupils:,}人" if part.pupils else "", part.per_pupil)


def supplement_sum(row: Supplement) -> str:
    """2.30元×2课时."""
    return f"{row.rate.yuan}元×" + (f"{row.lessons}课时" if row.lessons is not None else f"{row.days or 0}天")


def _refunds_of(books: Finance, way: Refunding, charge: Charge) -> tuple[Refund, ...]:
    """The refunds for what was not held that belong to a charge: of its rate and, where several charges have that rate, of its pupils."""
    rate = way.rate(charge, NOT_HELD)
    same_rate = tuple(row for row in books.refunds if row.kind == NOT_HELD and row.rate == rate)
    same_pupils = tuple(row for row in same_rate if row.pupils == charge.pupils)
    return same_pupils or same_rate


def undelivered(way: Refunding, row: Refund, charge: Charge) -> Line:
    """What was not held gives back to one pupil: rate by lessons, days or half months, or lessons' share of a capped fee."""
    quantity = way.quantity(row)
    many = f"{quantity}{QUANTITIES[way.field(NOT_HELD)]}"
    amount = way.each(charge, NOT_HELD, quantity)
    if way.field(NOT_HELD) != "lessons":
        limit = "，不超过所交费用" if amount < row.rate * quantity else ""
        return Line(f"未开展的{_THING[way.field(NOT_HELD)]}退费", f"{rate_sum(way, charge)}；{row.rate.yuan}元×{many}{limit}", amount)
    if row.rate * quantity == amount:
        return Line("未开展的课时退费", f"{row.rate.yuan}元×{many}", amount)
    return Line("未开展的课时退费", f"{charge.per_pupil.yuan}元×{many}÷{charge.lessons}课时", amount)


_THING = {"days": "天数", "halves": "半月"}


def rate_sum(way: Refunding, charge: Charge) -> str:
    """How the money for a day or half a month comes about: 80.00元÷20.83＝3.84元."""
    rate = way.rate(charge, NOT_HELD)
    period = charge.per_pupil.share(100, max(way.periods(charge), 1))
    if way.field(NOT_HELD) == "halves":
        return f"{period.yuan}元÷2＝{rate.yuan}元"
    return f"{period.yuan}元÷{way.divisor.text}＝{rate.yuan}元"


def leave_line(way: Refunding, charge: Charge) -> Line:
    """What each lesson, day or half month of leave gives back."""
    if way.field(ON_LEAVE) != "lessons":
        each = "一天" if way.field(ON_LEAVE) == "days" else "半个月（当月请假过半）"
        return Line(each, rate_sum(way, charge), way.rate(charge, ON_LEAVE))
    rate = way.rate(charge, ON_LEAVE)
    return Line("一课时", "", each_lesson(charge) if capped(charge) else rate)


def settling_words(values: Parameters) -> str:
    """How the policy gives money back and settles, in a sentence for families before they pay."""
    way = refunding(values)
    said = {
        "按课时": "期末按实际课时结算",
        BY_DAY: f"没有开展和请假的日子按天退费，一天的钱是一个收费周期的费用除以{way.divisor.text}",
        BY_HALVES: "一个月开展或参加不到一半的，退半个月的费用",
        IN_TIERS: f"未开展和请假的课时按课时退费；{_tiers(values)}",
    }[way.method]
    return f"{said}，{values.settlement}"


def _tiers(values: Parameters) -> str:
    tiers = values.refund_tiers if values.refund_method == IN_TIERS else ()
    return "，".join(f"参加不满{tier.months}个月退出的退{tier.percent}%" for tier in tiers)


def capped(charge: Charge) -> bool:
    """Whether the term's cap cut the fee."""
    return charge.per_pupil < charge.rate.share(charge.counted, 100)


def returned(books: Finance, way: Refunding) -> tuple[Fen, Fen]:
    """The least and the most that a pupil who paid in full got back."""
    found = [settlement.back for settlement in settlements(books, way)] or [ZERO]
    return min(found), max(found)
