"""States in; the pages of the bureau's desk below oversight/ out, each with its address."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.model.values import TermId
from generator.notices.desk.overdue import OverdueRow, overdue
from generator.notices.desk.spreads import FEWEST, Group, behind, groups
from generator.notices.desk.standing import ORDER, Standing, Step, standings
from generator.notices.desk.waiting import Office, offices, taken
from generator.notices.excused import excused_by_term
from generator.notices.origin import Origin, Vouch, of_bureau, of_filings
from generator.notices.provenance import Crumb
from generator.notices.reach import stopped, subject_word
from generator.notices.state import States
from generator.rules import all_rules
from generator.wording.sentences import title


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView:
    """A page: its template and address, what it is called, and what its template shows as `of`."""

    template: str
    address: str
    title: str
    description: str
    crumbs: tuple[Crumb, ...]
    as_of: dt.date
    of: object
    origin: Origin


@dataclass(frozen=True, slots=True)
class Count:
    """How many filings stand at a step."""

    step: Step
    count: int


@dataclass(frozen=True, slots=True)
class TermCounts:
    """A term in short."""

    term: TermId
    total: int
    counts: tuple[Count, ...]

    @property
    def address(self) -> str:
        return f"oversight/{self.term}/"


@dataclass(frozen=True, slots=True)
class Board:
    """A term by area; `numbers` of each area stand in the order of `counts`."""

    term: TermId
    counts: tuple[Count, ...]
    areas: tuple[tuple[str, str, tuple[int, ...], tuple[Standing, ...]], ...]
    """Id, name, numbers, and the rows along the way of a filing, in each place the longest waiting first."""


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule with what it has stopped: see reach.Stopped."""

    id: str
    title: str
    unit: str
    held: int
    excused: int
    decided: int


def desk_pages(states: States) -> tuple[DeskView, ...]:
    """Every page, the boards of the terms last."""
    boards = (board(states, term.term) for term in term_counts(states))
    return (_waiting(states), _late(states), _figures(states), _reasons(states), _rules(states), *(_board(states, made) for made in boards))


def term_counts(states: States) -> tuple[TermCounts, ...]:
    """The latest term first."""
    by_term = groupby(standings(states), key=lambda row: row.term)
    found = ((term, list(rows)) for term, rows in by_term)
    return tuple(TermCounts(term, len(rows), _counts(rows)) for term, rows in found)


def _counts(rows: Iterable[Standing]) -> tuple[Count, ...]:
    counted = Counter(row.step for row in rows)
    return tuple(Count(step, counted[step]) for step in dict.fromkeys(ORDER) if counted[step])


def board(states: States, term: TermId) -> Board:
    """One term."""
    rows = [row for row in standings(states) if row.term == term]
    counts = _counts(rows)
    areas = sorted({(row.area, row.area_name) for row in rows})
    return Board(term, counts, tuple((*area, *_area([row for row in rows if row.area == area[0]], counts)) for area in areas))


def _area(rows: Sequence[Standing], counts: Iterable[Count]) -> tuple[tuple[int, ...], tuple[Standing, ...]]:
    numbers = tuple(sum(1 for row in rows if row.step == each.step) for each in counts)
    return numbers, tuple(sorted(rows, key=lambda row: (ORDER.index(row.step), -(row.days or 0), row.school)))


def rule_rows(states: States) -> tuple[RuleRow, ...]:
    """What stops most stands first; a rule that has stopped nothing is left out."""
    found = [
        RuleRow(rule, title(rule), subject_word(all_rules().get(rule)), ends.held, ends.excused, ends.decided)
        for rule, ends in stopped(states.report).items()
    ]
    return tuple(sorted(found, key=lambda row: (-row.held, -row.excused - row.decided, row.id)))


# ---------------------------------------------------------------------------------------------------- the pages

_VOUCHES = (
    Vouch("ok", "机器核对", "办到哪一步、逾期和等待的天数由程序按登记的日期算出"),
    Vouch("approved", "教育局登记", "审批各步、公开的日期和督导检查由教育局登记"),
)


def _page(
    states: States, name: str, heading: str, description: str, of: object, data: object, template: str = "", origin: Origin | None = None
) -> DeskView:
    return DeskView(
        template=f"desk-{template or name}.html",
        address=f"oversight/{name}/",
        title=heading,
        description=description,
        crumbs=(Crumb("首页", ""), Crumb("公开监督", "oversight/"), Crumb(heading)),
        as_of=states.city.as_of,
        of=of,
        origin=origin or of_bureau(states.city, f"oversight-{name}", data, *_VOUCHES),
    )


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """The offices; `steps` is how many steps the times are taken from."""

    offices: tuple[Office, ...]
    steps: int


def _waiting(states: States) -> DeskView:
    shown = WaitingPage(offices(states), len(taken(states)))
    data = [[office.office, office.act, [[row.address, row.since] for row in office.rows]] for office in shown.offices]
    return _page(states, "waiting", "等谁办、等多久", "哪些方案和收支公示等哪个科室办，各科室办一步用几个工作日。", shown, data)


@dataclass(frozen=True, slots=True)
class LatePage:
    """What is overdue, and how much of it by who has to act."""

    rows: tuple[OverdueRow, ...]
    owners: tuple[tuple[str, int], ...]


def _late(states: States) -> DeskView:
    rows = overdue(states)
    shown = LatePage(rows, tuple(sorted(Counter(row.owner for row in rows).items(), key=lambda item: (-item[1], item[0]))))
    data = [[row.address, row.kind, row.due] for row in rows]
    return _page(states, "late", "逾期事项", "哪些学校和科室有事项过了期限还没有办，从哪天起逾期。", shown, data)


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """The groups by kind; `fewest` is how many schools a figure needs."""

    groups: tuple[Group, ...]
    fewest: int


def _figures(states: States) -> DeskView:
    heading, what = "时间和收费的分布", "各类学校、各片区的结束时间、收费、参加比例和退费，最低、中位和最高是多少。"
    shown = FiguresPage(groups(states), FEWEST)
    data = [_figure_data(group) for group in shown.groups]
    origin = of_filings(states, behind(states), "oversight-figures", data, "时间、收费、人数和收支")
    return _page(states, "figures", heading, what, shown, data, origin=origin)


def _figure_data(group: Group) -> list[object]:
    return [group.id, [[spread.measure, spread.schools, spread.least, spread.middle, spread.most] for spread in group.spreads]]


def _reasons(states: States) -> DeskView:
    rows = excused_by_term(states)
    data = [[row.address, row.rule, row.reason] for _, found in rows for row in found]
    what = "哪些学校没有照“原则上”的要求办，理由是什么，哪些由教育局决定放行。"
    return _page(states, "reasons", "理由和决定", what, rows, data)


def _rules(states: States) -> DeskView:
    rows = rule_rows(states)
    data = [[row.id, row.held, row.excused, row.decided] for row in rows]
    return _page(states, "rules", "哪些要求拦下的最多", "各条要求现在拦下几份填报，几份说明理由后不照办。", rows, data)


def _board(states: States, made: Board) -> DeskView:
    name = f"{made.term}"
    data = [[row.address, row.step.id, row.since, row.office] for _, _, _, rows in made.areas for row in rows]
    heading = f"{made.term.season_name}各校办到哪一步"
    what = f"{made.term.season_name}各片区每所学校的方案和收支公示办到哪一步、从哪天起、轮到谁办。"
    return _page(states, name, heading, what, made, data, "board")
