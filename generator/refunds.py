"""How a policy gives money back, and a group of payers, in; what each of them gets back for lessons, days or half months out (三(五)g)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.finance import Charge, Refund
from generator.model.policy import Parameters
from generator.model.units import DAY, LESSON, MONTH, TERM, counted
from generator.model.values import Fen, Hundredths
from generator.timetable import Timetable

NOT_HELD, ON_LEAVE, LEFT, OTHER = "未开展", "请假", "退出", "其他"
BY_DAY, BY_HALVES, IN_TIERS = "按天", "按半月", "分段"
FIELDS = {"按课时": "lessons", BY_DAY: "days", BY_HALVES: "halves", IN_TIERS: "lessons"}
"""The quantity that each method counts by, as a line of refunds names it."""
QUANTITIES = {"lessons": "课时", "days": "天", "halves": "个半月", "percent": "%"}
"""Every quantity of a line with the word behind its number."""


ONE = Hundredths(100)


@dataclass(frozen=True, slots=True)
class Refunding:
    """The method of a policy, the unit of its fee and, by days, how many days its period counts for."""

    method: str
    unit: str
    divisor: Hundredths = ONE
    percents: tuple[int, ...] = ()

    def field(self, kind: str) -> str:
        """The quantity that a line of that kind is written in."""
        return "percent" if self.method == IN_TIERS and kind == LEFT else FIELDS[self.method]

    def quantity(self, line: Refund) -> int:
        """What a line says of that quantity; nothing where it says nothing."""
        return getattr(line, self.field(line.kind)) or 0

    def rate(self, payer: Charge, kind: str) -> Fen:
        """What one lesson, day or half month gives back; in tiers, what was paid and of which a leaver gets a share."""
        match self.field(kind):
            case "lessons":
                return payer.rate if self.unit == LESSON else each_lesson(payer)
            case "days":
                return payer.per_pupil.share(100 * 100, max(self.periods(payer) * self.divisor, 1))
            case "halves":
                return payer.per_pupil.share(100, max(2 * self.periods(payer), 1))
        return payer.per_pupil

    def each(self, payer: Charge, kind: str, quantity: int) -> Fen:
        """What one payer gets back for so many: by lessons the share of what was paid, so that a capped fee is given back pro rata."""
        match self.field(kind):
            case "lessons":
                return payer.per_pupil.share(quantity, payer.lessons) if payer.lessons else Fen(0)
            case "percent":
                return payer.per_pupil.share(quantity, 100)
        return min(self.rate(payer, kind) * quantity, payer.per_pupil)

    def periods(self, payer: Charge) -> int:
        """Hundredths of the periods that a pupil paid for: months or days; the term is one where lessons or hours are charged."""
        return counted(payer.lessons, payer.quantity) if self.unit in (MONTH, DAY, TERM) else 100


BY_LESSON = Refunding("按课时", LESSON)
"""What lessons charged and lessons given back come to."""


def refunding(values: Parameters) -> Refunding:
    """Raises ParameterMissingError where the method needs a value that the policy does not give."""
    method, unit = values.refund_method, values.fee_unit
    divisor = values.refund_divisor if method == BY_DAY and unit != DAY else ONE
    percents = tuple(tier.percent for tier in values.refund_tiers) if method == IN_TIERS else ()
    return Refunding(method, unit, divisor, percents)


def each_lesson(payer: Charge) -> Fen:
    """What was really paid for one lesson: under a cap less than the rate."""
    return payer.per_pupil.share(1, payer.lessons) if payer.lessons else Fen(0)


def not_held(way: Refunding, planned: Timetable, held: Timetable, grade: int) -> int:
    """The planned lessons, days or months that a pupil of a grade paid for and that were not held, less what was held besides."""
    match way.field(NOT_HELD):
        case "lessons":
            return max(-gained(held, planned, grade, "lessons"), 0)
        case "days":
            return max(-gained(held, planned, grade, "days"), 0)
    before, after = (Counter((day.year, day.month) for day in days.charged_days(grade)) for days in (planned, held))
    return sum(1 for month, count in before.items() if 2 * after[month] < count)


def gained(held: Timetable, planned: Timetable, grade: int, field: str) -> int:
    """The lessons or days held beyond the planned ones; below zero where fewer were held."""
    if field == "days":
        return len(held.charged_days(grade)) - len(planned.charged_days(grade))
    return held.charged_lessons(grade) - planned.charged_lessons(grade)


def service_months(days: Iterable[dt.date]) -> int:
    """The calendar months in which there is service."""
    return len({(day.year, day.month) for day in days})
