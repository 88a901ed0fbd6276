"""States in; where each filing stands (city.Stage), since when, and whose turn it is, out; schools that have filed nothing too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.city import Filing, SchoolRecord, Stage
from generator.due import BUREAU, SCHOOL, expected, turn
from generator.due.standing import settled
from generator.model.values import TermId
from generator.notices.desk.spans import working_days
from generator.notices.provenance import display_name
from generator.notices.roll import area_name
from generator.notices.state import Letter, Mark, State, Statement, States, school_fact
from generator.policy.calendar import ONE_DAY


@dataclass(frozen=True, slots=True)
class Step:
    """A place on the way: `id` in data, and how it looks."""

    id: str
    mark: Mark


NOT_FILED = Step("not-filed", Mark("未填报", "info"))
HELD = Step("held", Mark("未通过校验", "error"))
RENEWED = Step("renewed", Mark("变更待批", "pending"))
OVER = Step("over", Mark("服务已结束，待结算", "pending"))
FREE = Step("closed", Mark("已结束，不收费", "ok"))
STAGES = {
    Stage.DRAFTED: Step("drafted", Mark("尚未报批", "info")),
    Stage.SUBMITTED: Step("submitted", Mark("已报批", "pending")),
    Stage.REVIEWED: Step("reviewed", Mark("已审核", "pending")),
    Stage.APPROVED: Step("approved", Mark("已审批", "pending")),
    Stage.FILED: Step("filed", Mark("已批准，待公开", "pending")),
    Stage.PUBLISHED: Step("published", Mark("告知书已公开", "approved")),
    Stage.APPLICATIONS: Step("applications", Mark("家长申请", "approved")),
    Stage.RUNNING: Step("running", Mark("服务进行中", "approved")),
    Stage.SETTLED: Step("settled", Mark("已结算，待公示", "pending")),
    Stage.DISCLOSED: Step("disclosed", Mark("收支公示中", "approved")),
    Stage.CLOSED: Step("closed", Mark("公示期满", "ok")),
}
_STEPS = tuple(STAGES.values())
ORDER = (HELD, RENEWED, NOT_FILED, *_STEPS[: Stage.SETTLED], OVER, *_STEPS[Stage.SETTLED :], FREE)
"""Along the way of a filing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A filing on the board. `office` is empty where nobody has to act; `days` are working days, None where they cannot be told."""

    school: str
    name: str
    area: str
    area_name: str
    term: TermId
    address: str
    step: Step
    since: dt.date | None
    office: str
    act: str
    days: int | None

    @property
    def waits(self) -> bool:
        """Whether an office of the bureau has to act: the school's own work is not on its desk."""
        return bool(self.office) and self.office != SCHOOL


def standings(states: States) -> tuple[Standing, ...]:
    """Every filing, and every term that a school has to file for and has not: the latest term first."""
    return states.once("standings", lambda: tuple(_latest_first(states)))


def _latest_first(states: States) -> list[Standing]:
    found = (row for rows in standings_of.every(states) for row in rows)
    return sorted(found, key=lambda row: (-row.term.rank, row.school))


@school_fact
def standings_of(states: States, school: SchoolRecord) -> tuple[Standing, ...]:
    """Those of one school."""
    return tuple(_all(states, school))


def _all(states: States, school: SchoolRecord) -> Iterator[Standing]:
    city, filed = states.city, {filing.id for filing in school.filings}
    for filing in school.filings:
        state = states.of(filing)
        step = _step(states, filing, state)
        whose = turn(states.as_filed(filing)) if step is RENEWED else _whose(filing, step)
        yield _row(states, school, filing, step, _since(filing, step), whose, paged=state.has_pages)
    for term in city.terms.values():
        if term.id not in filed and expected(city, school, term):
            yield _row(states, school, city.unfiled(school, term), NOT_FILED, None, (SCHOOL, "报批"), paged=False)


def _step(states: States, filing: Filing, state: State) -> Step:
    """What is held says nothing else of itself, nor what stays as it was published while a change waits."""
    if states.holds(filing):
        return HELD
    if state.notice_kept:
        return RENEWED
    if state.letter is Letter.DRAFT:
        return STAGES[Stage.DRAFTED]
    stage = _stage(filing, state)
    if stage < Stage.SETTLED and state.public and filing.term.ends < filing.as_of:
        return FREE if state.statement is Statement.NOT_REQUIRED else OVER
    return STAGES[stage]


def _stage(filing: Filing, state: State) -> Stage:
    """Books that are not closed yet, or of a notice that is not public, have brought nothing further."""
    if state.public and settled(filing):
        return filing.stage
    return replace(filing, parts={kind: part for kind, part in filing.parts.items() if kind != "finance"}).stage


def _since(filing: Filing, step: Step) -> dt.date | None:
    """The day on which it got there; the days that a filing plans itself are told once it is public."""
    if step in (HELD, RENEWED, NOT_FILED, STAGES[Stage.DRAFTED]):
        return None
    if step in (OVER, FREE):
        return filing.term.ends + ONE_DAY
    return _reached(filing, next(stage for stage, known in STAGES.items() if known == step))


def _reached(filing: Filing, stage: Stage) -> dt.date | None:
    published = filing.published
    match stage:
        case Stage.SUBMITTED | Stage.REVIEWED | Stage.APPROVED | Stage.FILED:
            taken = [approval.date for approval in filing.approvals]
            return max((day for day in (filing.plan.submitted, *taken) if day is not None), default=None)
        case Stage.PUBLISHED:
            return published.letter if published else None
        case Stage.APPLICATIONS:
            return filing.plan.application.opens
        case Stage.RUNNING:
            return filing.times.service.first
        case Stage.SETTLED:
            return filing.finance.settled
        case Stage.DISCLOSED:
            return published.statement if published else None
        case _:
            return filing.finance.notice_last + ONE_DAY


def _whose(filing: Filing, step: Step) -> tuple[str, str]:
    """Who has to act, and how; nobody while the service runs and once all is done."""
    if step == HELD:
        return SCHOOL, "改正"
    if step == OVER:
        return SCHOOL, "结算"
    if step == STAGES[Stage.SETTLED]:
        return BUREAU, "公示收支"
    return turn(filing) if step in _BEFORE else ("", "")


_BEFORE = tuple(STAGES[stage] for stage in Stage if stage <= Stage.FILED)


def _row(
    states: States, school: SchoolRecord, filing: Filing, step: Step, since: dt.date | None, whose: tuple[str, str], *, paged: bool
) -> Standing:
    office, act = whose
    return Standing(
        school=school.id,
        name=display_name(school),
        area=school.registration.area,
        area_name=area_name(states.city, school.registration.area),
        term=filing.id,
        address=f"schools/{school.id}/{filing.id}/" if paged else f"schools/{school.id}/",
        step=step,
        since=since,
        office=office,
        act=act,
        days=working_days(filing.calendar, since, filing.as_of) if office and since is not None else None,
    )
