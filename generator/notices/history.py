"""A filing in; the few figures by which terms and schools are compared out: until when, what it costs, what came back. Only public ones."""

from __future__ import annotations

from dataclasses import dataclass

from generator.city import Filing, SchoolRecord
from generator.model.fees import FeeItem
from generator.model.units import words
from generator.notices.finance import spread
from generator.notices.settlement import returned
from generator.notices.state import Statement, States
from generator.notices.week import hours
from generator.refunds import refunding

BETWEEN = "／"
"""Between the ends of two seasons."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Each is empty where nothing is public: hours and fees before the letter is, `back` before the statement is."""

    until: str = ""
    unit_fee: str = ""
    term_fee: str = ""
    back: str = ""


@dataclass(frozen=True, slots=True)
class OtherTerm:
    """Another term of the school that parents can read."""

    name: str
    school_year_name: str
    address: str


def figures(states: States, filing: Filing) -> Figures:
    """Those of one term of one school."""
    if not states.of(filing).public:
        return Figures()
    return Figures(until(filing), unit_fee(filing), term_fee(filing), back(states, filing))


def until(filing: Filing) -> str:
    """17:30, or both where the seasons of the term differ."""
    return BETWEEN.join(dict.fromkeys(latest for latest in hours(filing).latest if latest))


def term_fee(filing: Filing) -> str:
    """What the school itself charges for the term; courses of providers are extra and not in it."""
    return spread(item.total for item in own_items(filing)) or "不收费"


def unit_fee(filing: Filing) -> str:
    """The same for a lesson, month or whatever is counted: 每课时2.30."""
    own = own_items(filing)
    return f"{words(own[0].unit, own[0].quantity).each}{spread(item.rate for item in own)}" if own else "不收费"


def own_items(filing: Filing) -> list[FeeItem]:
    """The fees of the school itself."""
    return [item for item in filing.plan.fees.items if not item.provider]


def back(states: States, filing: Filing) -> str:
    """What a pupil who paid in full and missed nothing got back; empty while the statement is not public."""
    if states.of(filing).statement is Statement.PUBLISHED and filing.finance.charges:
        return spread(returned(filing.finance, refunding(filing.values)))
    return "" if filing.plan.fees.items else "未收费"


def other_terms(states: States, school: SchoolRecord, filing: Filing) -> tuple[OtherTerm, ...]:
    """The school's other terms whose letters are public, the newest first."""
    public = [other for other in reversed(school.filings) if other is not filing and states.of(other).public]
    return tuple(OtherTerm(f.id.season_name, f.id.school_year_name, f"schools/{school.id}/{f.id}/") for f in public)
