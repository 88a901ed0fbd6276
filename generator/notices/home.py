"""The city in; the home page out: what this is, find your school, this term's numbers, what to rely on, where to complain."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass

from generator.model.bureau import GroupMember, Office
from generator.notices.district import DECLARED
from generator.notices.finder import Finder, finder
from generator.notices.known import filed_in
from generator.notices.origin import Origin, of_filings
from generator.notices.provenance import Line, complaint_lines
from generator.notices.roll import AreaRows, SchoolRow, area_rows, chain_now, this_term
from generator.notices.state import LETTER_MARKS, Letter, States
from generator.notices.term import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """The first page."""

    title: str
    city: str
    bureau: str
    term: str
    school_year_name: str
    numbers: tuple[Fact, ...]
    offices: tuple[str, ...]
    finder: Finder
    areas: tuple[AreaRows, ...]
    office: Office | None
    leading_group: tuple[GroupMember, ...]
    lines: tuple[Line, ...]
    origin: Origin


def home(states: States) -> HomeView:
    """The first page of the site."""
    city, term, areas = states.city, this_term(states), area_rows(states)
    rows = tuple(row for area in areas for row in area.schools)
    name = city.file.name if city.file else ""
    return HomeView(
        title=f"{name}中小学校内课后服务公示",
        city=name,
        bureau=city.file.bureau if city.file else "教育局",
        term=term.id.season_name if term else "",
        school_year_name=term.id.school_year_name if term else "",
        numbers=_numbers(rows),
        offices=tuple(step.office for step in chain_now(states)),
        finder=finder(areas),
        areas=areas,
        office=city.file.office if city.file else None,
        leading_group=city.file.leading_group if city.file else (),
        lines=complaint_lines(city, None),
        origin=of_filings(states, filed_in(states, term), "home", [asdict(area) for area in areas], DECLARED),
    )


_PUBLIC = LETTER_MARKS[Letter.PUBLISHED]


def _numbers(rows: tuple[SchoolRow, ...]) -> tuple[Fact, ...]:
    """Four numbers that add up: schools = published + not published."""
    stages = Counter(row.stage for row in rows)
    marks = Counter(row.mark.text for row in rows if row.mark != _PUBLIC)
    public = sum(1 for row in rows if row.mark == _PUBLIC)
    late = sum(row.late for row in rows)
    return (
        Fact("学校", f"{len(rows)}所", "，".join(f"{stage}{count}所" for stage, count in stages.items())),
        Fact("告知书已公开", f"{public}所", "本学期的告知书可以查看"),
        Fact("告知书没有公开", f"{len(rows) - public}所", "，".join(f"{text}{count}所" for text, count in marks.items()) or "全部已经公开"),
        Fact("收支公示逾期", f"{late}份", "学校和截止日期见公开监督" if late else "到期的都公示了"),
    )
