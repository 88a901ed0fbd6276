"""A filing and the base's city in; how it stands beside the public plans of the same class of schools out: hints, never failures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from generator.city import City, Filing
from generator.model.plan import Plan
from generator.notices.classes import class_of
from generator.notices.state import public_schools

LEAST = 3
"""Fewer schools than this are no class to be compared with."""
NOTABLE = Fraction(15, 100)
"""What lies closer to the median than this is not worth a line."""


@dataclass(frozen=True, slots=True)
class Hint:
    """`percent` is how far above (or, below zero, below) the median of `schools` others; `own` and `median` are worded with `unit`."""

    school: str
    term: str
    what: str
    own: str
    median: str
    percent: int
    schools: int
    like: str


def hints(filing: Filing, city: City) -> tuple[Hint, ...]:
    """Of the service fee per unit, and of the share of pupils expected; terms of the same year and season only, else the term before."""
    others = _alike(filing, city)
    found = []
    for what, measure, word in _MEASURES:
        own = measure(filing)
        values = sorted(value for other in others if (value := measure(other)) is not None)
        if own is None or len(values) < LEAST:
            continue
        middle = median(values)
        if middle and abs(own - middle) >= NOTABLE * middle:
            percent = round((own - middle) * 100 / middle)
            like = class_of(filing.registration).name
            found.append(Hint(filing.school, filing.id.season_name, what, word(own), word(middle), percent, len(values), like))
    return tuple(found)


def _alike(filing: Filing, city: City) -> list[Filing]:
    """One public filing a school: of the same term, or where it has none of the one before."""
    found = []
    for school in public_schools(city):
        if school.id == filing.school or class_of(school.registration) != class_of(filing.registration):
            continue
        public = {f.id: f for f in school.filings if accepted(f)}
        if other := public.get(filing.id) or public.get(filing.id.previous):
            found.append(other)
    return found


def accepted(filing: Filing) -> bool:
    """Whether the bureau approved the filing and its notice is public."""
    return filing.approved and filing.published is not None


def _rate(filing: Filing) -> Fraction | None:
    plan = filing.parts.get("plan")
    if not isinstance(plan, Plan):
        return None
    rates = [item.rate for item in plan.fees.items if not item.provider]
    return Fraction(int(rates[0])) if len(rates) == 1 else None


def _share(filing: Filing) -> Fraction | None:
    plan = filing.parts.get("plan")
    if not isinstance(plan, Plan):
        return None
    enrolled = sum(grade.enrolled for grade in plan.grades)
    return Fraction(sum(grade.expected for grade in plan.grades), enrolled) if enrolled else None


def _yuan(value: Fraction) -> str:
    fen = round(value)
    return f"{fen // 100}.{fen % 100:02d}元"


def _percent(value: Fraction) -> str:
    return f"{round(value * 100)}%"


_MEASURES: tuple[tuple[str, Callable[[Filing], Fraction | None], Callable[[Fraction], str]], ...] = (
    ("收费标准", _rate, _yuan),
    ("预计参加的比例", _share, _percent),
)
