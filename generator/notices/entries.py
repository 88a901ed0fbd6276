"""A school in; its values for the columns by which schools are compared out, with the order and the median of many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.city import Filing, SchoolRecord
from generator.model.bureau import TermDates
from generator.notices.measures import FREE, Measure, Value
from generator.notices.roll import SchoolRow, filing_of, school_row
from generator.notices.state import Statement, States

FEWEST = 2
"""Of fewer there is nothing to compare, and no median."""
NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Entry:
    """A school with its values by column."""

    row: SchoolRow
    private: bool
    values: tuple[Value | None, ...]


def entry_of(states: States, school: SchoolRecord, term: TermDates | None, columns: tuple[Measure, ...]) -> Entry:
    """A school without anything public has a value in no column."""
    now, before = _pair(states, school, term)
    values = tuple(_of_statement(states, column, before) if column.last_term else column.of(now) if now else None for column in columns)
    return Entry(school_row(states, school, term), school.registration.private, values)


def _of_statement(states: States, column: Measure, before: Filing | None) -> Value | None:
    """Only what a public statement shows; a term without fees needs none."""
    if before is None:
        return None
    if states.of(before).statement is Statement.PUBLISHED:
        return column.of(before)
    return FREE if states.of(before).statement is Statement.NOT_REQUIRED else None


def _pair(states: States, school: SchoolRecord, term: TermDates | None) -> tuple[Filing | None, Filing | None]:
    """This term's filing where its letter is public, the last term's where its letter is."""
    now = filing_of(school, term)
    before = school.filing(term.id.previous) if term else None
    public = (filing if filing is not None and states.of(filing).public else None for filing in (now, before))
    return next(public), next(public)


def filings_behind(states: States, schools: Iterable[SchoolRecord], term: TermDates | None) -> list[Filing]:
    """What the figures come from: this term's filings, and those of the term before, as far as they are public."""
    found = []
    for school in schools:
        now, before = _pair(states, school, term)
        found += [filing for filing in (now, before) if filing is not None]
    return found


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
