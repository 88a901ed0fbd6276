"""A school's filing of this term and of the last in; the figures that schools of one class are compared by out, each with its sort key.

Only what is public on the school's own pages is used, and nothing is worked out of a number that is withheld there: the pupils taking
part are those of the notice, rounded where the school rounds them, and what staff are paid is the sum of all pay, never a part of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.city import Filing
from generator.model.units import UNITS
from generator.model.values import Fen, Hundredths
from generator.notices.finance import spread
from generator.notices.history import BETWEEN, own_items, until
from generator.notices.people import pupils
from generator.notices.settlement import returned
from generator.refunds import refunding
from generator.timetable import charged, minute, most_lessons


@dataclass(frozen=True, slots=True)
class Value:
    """A figure as a page shows it, and the whole number it is sorted by; `counts` is whether it goes into the median."""

    text: str
    key: int
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Measure:
    """A column. `says` words a key again, for the median; `falling` is whether the largest stands first; `last_term` columns come from
    the statement of the term before."""

    id: str
    name: str
    unit: str
    of: Callable[[Filing], Value | None]
    says: Callable[[int], str]
    falling: bool = False
    last_term: bool = False


FREE = Value("不收费", 0, counts=False)
"""Stands first where the lowest does, and has no part in the median."""


def _until(filing: Filing) -> Value | None:
    text = until(filing)
    return Value(text, minute(dt.time.fromisoformat(max(text.split(BETWEEN))))) if text else None


def _days(filing: Filing) -> Value | None:
    return Value(f"{len(filing.days)}", len(filing.days) * 100)


def _lessons(filing: Filing) -> Value | None:
    """Of the grade that has most, on the days that have most; courses of others, paid apart, left out."""
    days = [[session for session in alike.sessions if charged(session)] for alike in filing.timetable.alike]
    grades = {grade for session in filter(charged, filing.times.sessions) for grade in session.grades}
    found = [most_lessons(s for s in day if grade in s.grades) for day in days for grade in grades]
    return Value(str(max(found)), max(found) * 100) if found else None


def _unit_fee(filing: Filing) -> Value | None:
    return _money(item.rate for item in own_items(filing))


def _term_fee(filing: Filing) -> Value | None:
    return _money(item.total for item in own_items(filing))


def _money(amounts: Iterable[Fen]) -> Value:
    found = tuple(amounts)
    return Value(spread(found), max(found)) if found else FREE


def _share(filing: Filing) -> Value | None:
    """Of all pupils of the grades served, as the notice gives both numbers."""
    found = pupils(filing)
    if found.total.actual is None or not found.total.actual[0]:
        return None
    enrolled, _, taking_part = found.total.actual
    percent = Fen(100).share(taking_part, enrolled)
    return Value(f"{'约' if found.about else ''}{int(percent)}%", int(percent))


def _back(filing: Filing) -> Value | None:
    books = filing.finance
    if not books.charges:
        return FREE
    least, most = returned(books, refunding(filing.values))
    return Value(spread((least, most)), most)


def _staff(filing: Filing) -> Value | None:
    books, heads = filing.finance, {head.head for head in filing.values.pay_heads}
    if not books.spending_total:
        return None
    paid = Fen(sum(line.amount for line in books.spending if line.head in heads))
    percent = int(Fen(100).share(paid, books.spending_total))
    return Value(f"{percent}%", percent)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _count(hundredths: int) -> str:
    return Hundredths(hundredths).text


def _yuan(fen: int) -> str:
    return Fen(fen).yuan


def _percent(percent: int) -> str:
    return f"{percent}%"


def measures(fee_unit: str) -> tuple[Measure, ...]:
    """The columns in their order; `fee_unit` is what the term's policy counts fees by."""
    each = UNITS[fee_unit].each if fee_unit in UNITS else "每课时"
    return (
        Measure("until", "最晚结束", "", _until, _clock, falling=True),
        Measure("days", "服务天数", "天", _days, _count, falling=True),
        Measure("lessons", "每天课时", "最多", _lessons, _count, falling=True),
        Measure("unit-fee", f"{each}收费", "元", _unit_fee, _yuan),
        Measure("term-fee", "每学期收费", "元/生", _term_fee, _yuan),
        Measure("share", "参加比例", "占在校生", _share, _percent, falling=True),
        Measure("refund", "上学期退费", "元/生", _back, _yuan, falling=True, last_term=True),
        Measure("staff", "上学期人员报酬", "占支出", _staff, _percent, falling=True, last_term=True),
    )
