"""The city and the report in; what the public should know out: who is late, held back or waiting, what was excused, what was inspected.

Of what a school has written only stated reasons of public filings are repeated; a problem is named by its rule, file and line.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.city import Filing, SchoolRecord
from generator.due import Kind, turn
from generator.notices.desk.overdue import OverdueRow, overdue
from generator.notices.desk.spans import working_days
from generator.notices.desk.views import TermCounts, term_counts
from generator.notices.excused import ExcusedRow, excused_by_term
from generator.notices.faults import HeldRow, Problem, UnreadRow, bureau_faults, held_rows, unread_rows
from generator.notices.held import Postponement, postponements
from generator.notices.inspections import Corrections, InspectionRow, corrections, practice, problems
from generator.notices.known import by_filing, latest_first, short_names
from generator.notices.late import LateRow, late_areas, late_rows, unknown_rows
from generator.notices.origin import Origin, Vouch, of_bureau
from generator.notices.provenance import Crumb, Line, complaint_lines, display_name
from generator.notices.state import Letter, States


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRow:
    """A filing on its way through the offices; `since` is the day of the step before, `days` are working days from it."""

    school: str
    name: str
    term: str
    address: str
    submitted: dt.date
    office: str
    act: str
    since: dt.date
    days: int | None
    postponements: tuple[Postponement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OversightView:
    """Public oversight as of a day."""

    crumbs: tuple[Crumb, ...]
    as_of: dt.date
    numbers: tuple[tuple[str, str, int], ...]
    late: tuple[LateRow, ...]
    late_areas: tuple[tuple[str, str, int], ...]
    """Address and name of each area with late statements, and how many: the most first."""
    unknown: tuple[LateRow, ...]
    overdue: tuple[OverdueRow, ...]
    """Everything else that is overdue."""
    terms: tuple[TermCounts, ...]
    held: tuple[HeldRow, ...]
    unread: tuple[UnreadRow, ...]
    bureau: tuple[Problem, ...]
    waiting: tuple[WaitingRow, ...]
    excused: tuple[tuple[str, tuple[ExcusedRow, ...]], ...]
    """By term, the latest first; what concerns a school itself stands before all terms."""
    problems: tuple[InspectionRow, ...]
    corrections: Corrections
    practice: tuple[InspectionRow, ...]
    lines: tuple[Line, ...]
    origin: Origin


def oversight(states: States) -> OversightView:
    """Everything that is late, held back, waiting, excused or inspected, the latest terms first."""
    city = states.city
    late, unknown = late_rows(states), unknown_rows(states)
    held, unread, waiting = held_rows(states), unread_rows(states), tuple(latest_first(states, waiting_of))
    by_term = excused_by_term(states)
    excused = tuple(row for _, rows in by_term for row in rows)
    inspected, praised = problems(city, short_names(states)), practice(city, short_names(states))
    others = tuple(row for row in overdue(states) if row.kind is not Kind.STATEMENT)
    return OversightView(
        crumbs=(Crumb("首页", ""), Crumb("公开监督")),
        as_of=city.as_of,
        numbers=(
            ("late", "收支公示逾期", len(late)),
            ("overdue", "其他逾期事项", len(others)),
            ("held", "未通过校验", len(held)),
            ("unread", "无法读取的文件", len(unread)),
            ("waiting", "正在办理", len(waiting)),
            ("excused", "说明理由后不照办", len(excused)),
            ("inspected", "督导检查的问题", len(inspected)),
        ),
        late=late,
        late_areas=late_areas(late),
        unknown=unknown,
        overdue=others,
        terms=term_counts(states),
        held=held,
        unread=unread,
        bureau=bureau_faults(states),
        waiting=waiting,
        excused=by_term,
        problems=inspected,
        corrections=corrections(inspected),
        practice=praised,
        lines=complaint_lines(city, None),
        origin=of_bureau(city, "oversight", _data(late, others, held, waiting, excused), *_VOUCHES),
    )


_VOUCHES = (
    Vouch("ok", "机器核对", "逾期、未通过校验和等待的天数由程序按登记的日期算出"),
    Vouch("approved", "教育局登记", "审批各步、公开的日期和督导检查由教育局登记"),
    Vouch("declared", "学校填报", "不照“原则上”办的理由由学校写，照原样显示"),
)


@by_filing
def waiting_of(states: States, school: SchoolRecord, filing: Filing) -> Iterator[WaitingRow]:
    """A filing in review, or one that is filed and waits to be published."""
    if states.of(filing).letter not in (Letter.IN_REVIEW, Letter.FILED) or filing.plan.submitted is None:
        return
    taken = [approval.date for approval in filing.approvals]
    since = max((filing.plan.submitted, *taken))
    office, act = turn(filing)
    yield WaitingRow(
        school=school.id,
        name=display_name(school),
        term=filing.id.season_name,
        address=f"schools/{school.id}/{filing.id}/",
        submitted=filing.plan.submitted,
        office=office,
        act=act,
        since=since,
        days=working_days(filing.calendar, since, states.city.as_of),
        postponements=postponements(filing),
    )


def _data(
    late: tuple[LateRow, ...],
    others: tuple[OverdueRow, ...],
    held: tuple[HeldRow, ...],
    waiting: tuple[WaitingRow, ...],
    excused: tuple[ExcusedRow, ...],
) -> object:
    """What the page's digest covers; days that pass are no change."""
    return {
        "late": [[row.address, row.deadline] for row in late],
        "overdue": [[row.address, row.kind, row.due] for row in others],
        "held": [[row.school, row.term, [[p.file, p.rule, list(p.lines)] for p in row.problems]] for row in held],
        "waiting": [[row.address, row.office, row.since] for row in waiting],
        "excused": [[row.address, row.rule, row.reason] for row in excused],
    }
