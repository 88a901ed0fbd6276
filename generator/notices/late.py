"""The city and the report in; the finance statements that are overdue out, with the day they were due and the school's area."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.city import Filing, SchoolRecord
from generator.notices.known import by_filing, latest_first
from generator.notices.provenance import display_name
from generator.notices.roll import area_name
from generator.notices.state import Statement, States


@dataclass(frozen=True, slots=True, kw_only=True)
class LateRow:
    """A statement that is overdue. `deadline` is None while it cannot be told; `days` counts from the day after it."""

    school: str
    name: str
    area: str
    area_name: str
    term: str
    address: str
    deadline: dt.date | None
    days: int


def late_rows(states: States) -> tuple[LateRow, ...]:
    """Those that are late, the longest first."""
    return tuple(sorted(latest_first(states, late_of), key=lambda row: (-row.days, row.school)))


def unknown_rows(states: States) -> tuple[LateRow, ...]:
    """Those of ended terms whose deadline nobody can tell yet."""
    return tuple(latest_first(states, unknown_of))


@by_filing
def late_of(states: States, school: SchoolRecord, filing: Filing) -> Iterator[LateRow]:
    """Its statement, where that is late."""
    state = states.of(filing)
    if state.statement is Statement.LATE and state.deadline is not None:
        yield _row(states, school, filing, state.deadline)


@by_filing
def unknown_of(states: States, school: SchoolRecord, filing: Filing) -> Iterator[LateRow]:
    """Its statement, where nobody can tell the deadline."""
    state = states.of(filing)
    if state.statement is Statement.DUE and state.deadline_unknown and filing.term.ends < states.city.as_of:
        yield _row(states, school, filing, None)


def late_areas(rows: Iterable[LateRow]) -> tuple[tuple[str, str, int], ...]:
    """Address and name of each area that has any, with how many: the most first."""
    counted = Counter((f"districts/{row.area}/", row.area_name) for row in rows)
    return tuple((*area, count) for area, count in sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def _row(states: States, school: SchoolRecord, filing: Filing, deadline: dt.date | None) -> LateRow:
    return LateRow(
        school=school.id,
        name=display_name(school),
        area=school.registration.area,
        area_name=area_name(states.city, school.registration.area),
        term=filing.id.season_name,
        address=f"schools/{school.id}/{filing.id}/finance/",
        deadline=deadline,
        days=(states.city.as_of - deadline).days if deadline else 0,
    )
