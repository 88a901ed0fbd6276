"""The areas of the city in; the list of all schools, and the page of each area, out."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from generator.notices.finder import Finder, finder
from generator.notices.known import filed_in
from generator.notices.late import LateRow, late_rows
from generator.notices.origin import Origin, of_filings
from generator.notices.provenance import Crumb, Line, complaint_lines
from generator.notices.roll import AreaRows, SchoolRow, area_rows, this_term
from generator.notices.state import States


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolsView:
    """All schools by area."""

    crumbs: tuple[Crumb, ...]
    term: str
    school_year_name: str
    total: int
    finder: Finder
    areas: tuple[AreaRows, ...]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictView:
    """One area. `counts` are its schools by state; `late` are those that owe a statement."""

    crumbs: tuple[Crumb, ...]
    term: str
    school_year_name: str
    area: AreaRows
    stages: tuple[tuple[str, int], ...]
    counts: tuple[tuple[str, str, int], ...]
    late: tuple[LateRow, ...]
    lines: tuple[Line, ...]
    origin: Origin


DECLARED = "各校名称、服务时间和收费标准"


def schools_page(states: States) -> SchoolsView:
    """Every school of the city."""
    areas = area_rows(states)
    return SchoolsView(
        crumbs=(Crumb("首页", ""), Crumb("学校")),
        **_term_words(states),
        total=sum(len(area.schools) for area in areas),
        finder=finder(areas),
        areas=areas,
        origin=_origin(states, areas, "schools"),
    )


def district_pages(states: States) -> tuple[DistrictView, ...]:
    """A page for every area, those without schools too."""
    late = late_rows(states)
    return tuple(_district(states, area, late) for area in area_rows(states))


def _district(states: States, area: AreaRows, late: tuple[LateRow, ...]) -> DistrictView:
    return DistrictView(
        crumbs=(Crumb("首页", ""), Crumb("学校", "schools/"), Crumb(area.name)),
        **_term_words(states),
        area=area,
        stages=tuple((stage, len(rows)) for stage, rows in area.stages),
        counts=by_mark(area.schools),
        late=tuple(row for row in late if row.area == area.id),
        lines=complaint_lines(states.city, None),
        origin=_origin(states, (area,), "district"),
    )


def by_mark(rows: tuple[SchoolRow, ...]) -> tuple[tuple[str, str, int], ...]:
    """Text and looks of each state with the number of schools in it, the most frequent first."""
    marks = [row.mark for row in rows]
    counted = sorted(dict.fromkeys(marks), key=lambda mark: (-marks.count(mark), mark.text))
    return tuple((mark.text, mark.looks, marks.count(mark)) for mark in counted)


def _term_words(states: States) -> dict[str, str]:
    term = this_term(states)
    return {"term": term.id.season_name if term else "", "school_year_name": term.id.school_year_name if term else ""}


def _origin(states: States, areas: tuple[AreaRows, ...], kind: str) -> Origin:
    """The foot: the filings of this term at the schools listed."""
    listed = frozenset(row.id for area in areas for row in area.schools)
    return of_filings(states, filed_in(states, this_term(states), listed), kind, [asdict(area) for area in areas], DECLARED)
