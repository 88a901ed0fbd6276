"""What the bureau has found at schools in; inspections with their state and good practice that the public may see out (四(三)1b, 1d)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.city import City
from generator.model.bureau import Inspection
from generator.model.values import TermId
from generator.notices.desk.spans import middle
from generator.notices.state import Mark

CORRECTED = Mark("已整改", "ok")
CORRECTING = Mark("整改中", "pending")
OVERDUE = Mark("逾期未整改", "late")


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionRow:
    """One public entry. `mark` is None for praise; `days` are those that the correction took, or that have gone by without it."""

    school: str
    name: str
    of: TermId
    term: str
    date: dt.date
    by: str
    finding: str
    deadline: dt.date | None
    corrected: dt.date | None
    mark: Mark | None
    days: int


@dataclass(frozen=True, slots=True)
class Corrections:
    """How the problems found were dealt with; times in calendar days, empty while none is corrected."""

    found: int
    corrected: int
    median: str
    longest: int
    open: int
    overdue: int


def corrections(rows: Iterable[InspectionRow]) -> Corrections:
    """Of public problems."""
    every = tuple(rows)
    took = [row.days for row in every if row.mark == CORRECTED]
    late = sum(1 for row in every if row.mark == OVERDUE)
    return Corrections(len(every), len(took), middle(took), max(took, default=0), len(every) - len(took), late)


def problems(city: City, names: Mapping[str, str]) -> tuple[InspectionRow, ...]:
    """Problems found at the schools whose names are given by id, the latest first."""
    return _rows(city, "问题", names)


def practice(city: City, names: Mapping[str, str]) -> tuple[InspectionRow, ...]:
    """Good practice, likewise."""
    return _rows(city, "好经验", names)


def _rows(city: City, kind: str, names: Mapping[str, str]) -> tuple[InspectionRow, ...]:
    at_those = (entry for school in names for entry in city.inspected.get(school, ()))
    found = (entry for entry in at_those if entry.public and entry.kind == kind and entry.date <= city.as_of)
    return tuple(_row(city, names[entry.school], entry) for entry in _latest_first(found))


def _latest_first(entries: Iterable[Inspection]) -> list[Inspection]:
    by_school = sorted(entries, key=lambda entry: (entry.school, entry.finding))
    return sorted(by_school, key=lambda entry: entry.date, reverse=True)


def _row(city: City, name: str, entry: Inspection) -> InspectionRow:
    corrected = entry.corrected if entry.corrected is not None and entry.corrected <= city.as_of else None
    return InspectionRow(
        school=entry.school,
        name=name,
        of=entry.term,
        term=entry.term.season_name,
        date=entry.date,
        by=entry.by,
        finding=entry.finding,
        deadline=entry.deadline,
        corrected=corrected,
        mark=_mark(city, entry.deadline, corrected) if entry.kind == "问题" else None,
        days=((corrected or city.as_of) - entry.date).days,
    )


def _mark(city: City, deadline: dt.date | None, corrected: dt.date | None) -> Mark:
    if corrected is not None:
        return CORRECTED
    return OVERDUE if deadline is not None and deadline < city.as_of else CORRECTING
