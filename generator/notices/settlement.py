"""The books of a term in; what one pupil who pays in full gets back, line by line, out (三(五)g)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.finance import Charge, Finance, Refund
from generator.model.values import ZERO, Fen, total


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sum."""

    text: str
    sum: str
    amount: Fen


@dataclass(frozen=True, slots=True)
class Settlement:
    """What a pupil paid, got back and so spent on an item. `leave` is what each lesson of leave gives back besides."""

    item: str
    paid: Line
    lines: tuple[Line, ...]
    back: Fen
    cost: Fen
    leave: Fen | None


def settlements(books: Finance) -> tuple[Settlement, ...]:
    """For each charge, a pupil who came to every lesson that was held."""
    return tuple(_settle(books, charge) for charge in books.charges)


def _settle(books: Finance, charge: Charge) -> Settlement:
    lines = tuple(_lines(books, charge))
    back = total(line.amount for line in lines)
    paid = Line("期初交费", f"{charge.rate.yuan}元×{charge.lessons}课时", charge.per_pupil)
    if capped(charge):
        paid = Line("期初交费", f"{charge.rate.yuan}元×{charge.lessons}课时，超过每学期上限，按上限收", charge.per_pupil)
    leave = any(row.kind == "请假" for row in books.refunds)
    return Settlement(charge.item, paid, lines, back, charge.per_pupil - back, each_lesson(charge) if leave else None)


def _lines(books: Finance, charge: Charge) -> Iterator[Line]:
    for row in _refunds_of(books, charge):
        yield undelivered(row, charge)
    for part in books.disposal:
        if part.way.startswith("退还") and part.per_pupil is not None:
            yield Line("结余退还", f"{part.amount.yuan}元÷{part.pupils:,}人" if part.pupils else "", part.per_pupil)


def _refunds_of(books: Finance, charge: Charge) -> tuple[Refund, ...]:
    """The refunds for lessons not held that belong to a charge: of its rate and, where several charges have that rate, of its pupils."""
    same_rate = tuple(row for row in books.refunds if row.kind == "未开展" and row.rate == charge.rate)
    same_pupils = tuple(row for row in same_rate if row.pupils == charge.pupils)
    return same_pupils or same_rate


def undelivered(row: Refund, charge: Charge) -> Line:
    """What the lessons that were not held give back to one pupil: rate by lessons, or their share of a capped fee."""
    if capped(charge):
        amount = charge.per_pupil.share(row.lessons, charge.lessons)
        return Line("未开展的课时退费", f"{charge.per_pupil.yuan}元×{row.lessons}课时÷{charge.lessons}课时", amount)
    return Line("未开展的课时退费", f"{row.rate.yuan}元×{row.lessons}课时", row.rate * row.lessons)


def capped(charge: Charge) -> bool:
    """Whether the term's cap cut the fee."""
    return charge.per_pupil < charge.rate * charge.lessons


def each_lesson(charge: Charge) -> Fen:
    """What a lesson of leave gives back."""
    return charge.per_pupil.share(1, charge.lessons) if capped(charge) and charge.lessons else charge.rate


def returned(books: Finance) -> tuple[Fen, Fen]:
    """The least and the most that a pupil who paid in full got back."""
    found = [settlement.back for settlement in settlements(books)] or [ZERO]
    return min(found), max(found)
