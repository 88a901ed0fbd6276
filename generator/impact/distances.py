"""The facts of a finding in; how far what is filed lies from what is asked, where both are known, out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.model.values import Fen
from generator.timetable import minute


class Unit(StrEnum):
    """What a distance is counted in."""

    FEN = "fen"
    MINUTES = "minutes"
    DAYS = "days"
    WORKDAYS = "workdays"
    LESSONS = "lessons"
    PEOPLE = "people"
    PROVIDERS = "providers"
    COPIES = "copies"
    POINTS = "percentage points"


class Way(StrEnum):
    """On which side of what is asked the filed value lies; OFF where either side is wrong."""

    LATE = "late"
    EARLY = "early"
    HIGH = "high"
    LOW = "low"
    MORE = "more"
    FEWER = "fewer"
    OFF = "off"


_ABOVE = (Way.LATE, Way.HIGH, Way.MORE)
_BELOW = (Way.EARLY, Way.LOW, Way.FEWER)


@dataclass(frozen=True, slots=True)
class Distance:
    """So much too late, too high, too few."""

    amount: int
    unit: Unit
    way: Way


@dataclass(frozen=True, slots=True)
class Measure:
    """Which values of a rule's findings are compared: the filed one and the asked one, or the share of a whole that is asked.

    Without a unit the values say it themselves: money, clock times, dates.
    """

    filed: str
    asked: str
    way: Way
    unit: Unit | None = None
    share_of: str = ""
    """The value of which `asked` is a percentage."""


MEASURES: dict[str, Measure] = {
    # content
    "homework-reading-minority": Measure("percent", "least", Way.LOW, Unit.POINTS),
    # fees
    "exempt-category-charged": Measure("charge", "expected", Way.OFF),
    "fee-above-term-cap": Measure("total", "limit", Way.HIGH),
    "fee-above-unit-cap": Measure("rate", "limit", Way.HIGH),
    "fee-lessons-differ": Measure("lessons", "planned", Way.OFF, Unit.LESSONS),
    "fee-total-wrong": Measure("total", "expected", Way.OFF),
    # finance
    "charge-amount-wrong": Measure("amount", "expected", Way.OFF),
    "closing-wrong": Measure("stated", "expected", Way.OFF),
    "finance-notice-too-short": Measure("days_shown", "least", Way.FEWER, Unit.WORKDAYS),
    "head-share-too-large": Measure("paid", "limit", Way.HIGH),
    "net-income-wrong": Measure("stated", "expected", Way.OFF),
    "opening-differs": Measure("opening", "carried", Way.OFF),
    "paid-more-than-held": Measure("paid", "held", Way.MORE, Unit.LESSONS),
    "refund-late": Measure("paid", "last", Way.LATE),
    "spending-total-wrong": Measure("stated", "expected", Way.OFF),
    "surplus-too-large": Measure("closing", "limit", Way.HIGH),
    # organisation
    "application-dates-out-of-order": Measure("date", "limit", Way.EARLY),
    "consultation-after-plan": Measure("date", "last", Way.EARLY),
    "letter-after-first-day": Measure("letter", "first", Way.LATE),
    "letter-late": Measure("letter", "deadline", Way.LATE),
    "low-return": Measure("returned", "percent", Way.FEWER, Unit.COPIES, share_of="issued"),
    "plan-after-submission": Measure("submitted", "date", Way.EARLY),
    "published-after-applications-open": Measure("letter", "opens", Way.LATE),
    "reviewed-out-of-order": Measure("date", "limit", Way.EARLY),
    "service-before-filing": Measure("first", "filed", Way.EARLY),
    # people
    "capacity-exceeded": Measure("pupils", "capacity", Way.MORE, Unit.PEOPLE),
    "expected-above-enrolled": Measure("expected", "enrolled", Way.MORE, Unit.PEOPLE),
    "group-too-large": Measure("size", "limit", Way.MORE, Unit.PEOPLE),
    "participants-above-applicants": Measure("number", "most", Way.MORE, Unit.PEOPLE),
    "seats-exceeded": Measure("pupils", "seats", Way.MORE, Unit.PEOPLE),
    # providers
    "course-price-above-cap": Measure("price", "cap", Way.HIGH),
    "licence-expired": Measure("until", "last", Way.EARLY),
    "selection-notice-too-short": Measure("days_shown", "days_needed", Way.FEWER, Unit.WORKDAYS),
    "too-few-bidders": Measure("bidders", "least", Way.FEWER, Unit.PROVIDERS),
    # staff
    "own-staff-minority": Measure("own", "percent", Way.FEWER, Unit.LESSONS, share_of="total"),
    # times
    "day-too-short": Measure("minutes", "least", Way.FEWER, Unit.MINUTES),
    "dismissal-earlier-than-before": Measure("time", "before", Way.EARLY),
    "ends-after-limit": Measure("ends", "limit", Way.LATE),
    "ends-too-early": Measure("ends", "limit", Way.EARLY),
    "lesson-too-long": Measure("minutes", "most", Way.MORE, Unit.MINUTES),
    "lesson-too-short": Measure("minutes", "least", Way.FEWER, Unit.MINUTES),
    "service-days-miscounted": Measure("stated", "counted", Way.OFF, Unit.DAYS),
    "session-before-dismissal": Measure("starts", "dismissal", Way.EARLY),
    "session-before-noon": Measure("starts", "earliest", Way.EARLY),
    "too-many-lessons": Measure("lessons", "limit", Way.MORE, Unit.LESSONS),
}
"""The rules whose findings give both values. Of any other rule nothing is said: to guess would be worse."""


def distance(rule: str, values: Mapping[str, object]) -> Distance | None:
    """How far off a finding is; None where its rule does not give both values, or gives them in words."""
    measure = MEASURES.get(rule)
    if measure is None:
        return None
    filed = _counted(values.get(measure.filed), measure.unit)
    asked = _counted(values.get(measure.asked), measure.unit)
    if filed is None or asked is None or filed[1] is not asked[1]:
        return None
    needed = asked[0]
    if measure.share_of:
        whole = values.get(measure.share_of)
        if not isinstance(whole, int):
            return None
        needed = -(-whole * needed // 100)
    beyond = filed[0] - needed
    wrong_side = (measure.way in _ABOVE and beyond < 0) or (measure.way in _BELOW and beyond > 0)
    return None if beyond == 0 or wrong_side else Distance(abs(beyond), filed[1], measure.way)


def _counted(value: object, unit: Unit | None) -> tuple[int, Unit] | None:
    """A value as a whole number and what it counts; a list of one stands for the one."""
    if isinstance(value, tuple) and len(value) == 1:
        (value,) = value
    if isinstance(value, Fen):
        return int(value), Unit.FEN
    if isinstance(value, dt.time):
        return minute(value), Unit.MINUTES
    if isinstance(value, dt.date):
        return value.toordinal(), Unit.DAYS
    return (value, unit) if isinstance(value, int) and unit is not None else None
