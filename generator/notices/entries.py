"""A school in; its values for the columns by which schools are compared out, with the order and the median of many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.city import SchoolRecord
from generator.notices.known import Filed, filed_for
from generator.notices.measures import FREE, Measure, Value, measures
from generator.notices.roll import SchoolRow, filing_of, school_row, this_term
from generator.notices.state import Statement, States, school_fact

FEWEST = 2
"""Of fewer there is nothing to compare, and no median."""
NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Entry:
    """A school with its values by column."""

    row: SchoolRow
    private: bool
    values: tuple[Value | None, ...]


def columns(states: States) -> tuple[Measure, ...]:
    """Of this term; none where no policy covers it."""
    term = this_term(states)
    policy = states.city.register.on(term.id) if term else None
    return measures(policy.values.fee_unit) if policy else ()


@school_fact
def entry_of(states: States, school: SchoolRecord) -> Entry:
    """A school without anything public has a value in no column."""
    now = filing_of(school, this_term(states))
    shown = now if now is not None and states.of(now).public else None
    values = (
        of_statement(states, school, column) if column.last_term else column.of(shown) if shown else None for column in columns(states)
    )
    return Entry(school_row(states, school), school.registration.private, tuple(values))


def of_statement(states: States, school: SchoolRecord, column: Measure) -> Value | None:
    """Only what a public statement of the term before shows; a term without fees needs none."""
    term = this_term(states)
    before = school.filing(term.id.previous) if term else None
    if before is None or not states.of(before).public:
        return None
    if states.of(before).statement is Statement.PUBLISHED:
        return column.of(before)
    return FREE if states.of(before).statement is Statement.NOT_REQUIRED else None


def filings_behind(states: States, schools: Iterable[SchoolRecord]) -> list[Filed]:
    """What the figures come from: this term's filings, and those of the term before, as far as they are public."""
    term = this_term(states)
    terms = (term.id, term.id.previous) if term else ()
    found = (filed_for(states, school, each) for school in schools for each in terms)
    return [filing for filing in found if filing is not None and filing.public]


def order_by(column: Measure, value: Value | None) -> tuple[bool, int]:
    """Schools without the figure last, whichever way the column runs."""
    if value is None:
        return True, 0
    return False, -value.key if column.falling else value.key


def median(column: Measure, values: Iterable[Value | None]) -> str:
    """The middle value, or the mean of the two in the middle, rounded half up; nothing where fewer than two schools have one."""
    keys = sorted(value.key for value in values if value is not None and value.counts)
    if len(keys) < FEWEST:
        return NOTHING
    low, high = keys[(len(keys) - 1) // 2], keys[len(keys) // 2]
    return column.says((low + high + 1) // 2)
