"""States in; everything that is overdue and may be told, with who has to act, out: the longest overdue first.

A day that only a filing that is not public would tell is not told: the letter's last day is then the policy's, not the school's first day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.city import Filing, SchoolRecord
from generator.due import SCHOOL, Kind, Obligation, obligations_of
from generator.due import State as Due
from generator.due.standing import waits_until
from generator.model.values import TermId
from generator.notices.inspections import OVERDUE, problems
from generator.notices.provenance import display_name
from generator.notices.roll import area_name
from generator.notices.state import Statement, States, school_fact
from generator.policy import YearUnknownError
from generator.wording.obligations import KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueRow:
    """One thing that is overdue; `term` is None for what is owed once. `days` counts calendar days from the day after `due`."""

    school: str
    name: str
    area: str
    area_name: str
    term: TermId | None
    address: str
    kind: Kind
    what: str
    owner: str
    due: dt.date
    days: int


def overdue(states: States) -> tuple[OverdueRow, ...]:
    """One row for all refunds of a term; a correction only of an inspection that is public."""
    return states.once("overdue", lambda: _sorted(states))


def _sorted(states: States) -> tuple[OverdueRow, ...]:
    rows = (row for found in overdue_of.every(states) for row in found)
    return tuple(sorted(rows, key=lambda row: (-row.days, row.school, list(Kind).index(row.kind), row.address)))


@school_fact
def overdue_of(states: States, school: SchoolRecord) -> tuple[OverdueRow, ...]:
    """Those of one school, in no order."""
    return tuple(dict.fromkeys((*_owed(states, school), *_corrections(states, school))))


def _owed(states: States, school: SchoolRecord) -> Iterator[OverdueRow]:
    for owed in obligations_of(states.city, school):
        if owed.state is not Due.LATE:
            continue
        filing = school.filing(owed.term) if owed.term else None
        due = _told(states, school, owed, filing)
        if due is not None and due < states.city.as_of:
            yield _row(states, school, owed.term, owed.kind, owed.owner, due, paged=filing is not None and states.of(filing).has_pages)


def _told(states: States, school: SchoolRecord, owed: Obligation, filing: Filing | None) -> dt.date | None:
    """The last day as it may be told; None for what is not told at all."""
    state = states.of(filing) if filing is not None else None
    public = state is not None and state.public
    match owed.kind:
        case Kind.SUBMIT:
            return owed.due
        case Kind.LETTER:
            return owed.due if public else (waits_until(filing) if filing else None) or _letter_day(states, owed)
        case Kind.STATEMENT:
            return owed.due if state is not None and state.statement is Statement.LATE else None
        case Kind.REFUND:
            return owed.due if state is not None and state.statement is Statement.PUBLISHED else None
        case Kind.MEASURES:
            return owed.due if any(states.of(each).public for each in school.filings) else None
        case Kind.APPLICATIONS | Kind.LICENCE | Kind.REPORT:
            return owed.due if public else None
    return None  # consulting, planning and settling are told by what follows them; corrections come from the inspections


def _letter_day(states: States, owed: Obligation) -> dt.date | None:
    term = states.city.terms.get(owed.term) if owed.term else None
    policy = states.city.register.on(term.id) if term else None
    if term is None or policy is None:
        return None
    try:
        return states.city.calendar.after(term.starts, policy.values.notice_days)
    except YearUnknownError:
        return None


def _corrections(states: States, school: SchoolRecord) -> Iterator[OverdueRow]:
    for row in problems(states.city, {school.id: display_name(school)}):
        if row.mark == OVERDUE and row.deadline is not None:
            yield _row(states, school, None, Kind.CORRECTION, SCHOOL, row.deadline, paged=False)


def _row(states: States, school: SchoolRecord, term: TermId | None, kind: Kind, owner: str, due: dt.date, *, paged: bool) -> OverdueRow:
    return OverdueRow(
        school=school.id,
        name=display_name(school),
        area=school.registration.area,
        area_name=area_name(states.city, school.registration.area),
        term=term,
        address=f"schools/{school.id}/{term}/" if term and paged else f"schools/{school.id}/",
        kind=kind,
        what=KINDS[kind][0],
        owner=owner,
        due=due,
        days=(states.city.as_of - due).days,
    )
