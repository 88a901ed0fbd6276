"""States in; by office what waits for it now and how many working days its steps have taken, out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.city import Filing, SchoolRecord
from generator.due import BUREAU, SCHOOL
from generator.model.values import TermId
from generator.notices.desk.spans import middle, working_days
from generator.notices.desk.standing import Standing, standings
from generator.notices.known import by_filing, filed, latest_first
from generator.notices.provenance import display_name
from generator.notices.roll import chain_of
from generator.notices.state import Letter, Statement, States


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A step that was taken: from the day of the step before to its own; `days` are working days, None where they cannot be told."""

    school: str
    name: str
    term: TermId
    address: str
    office: str
    act: str
    begun: dt.date
    done: dt.date
    days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office and what it does. Times are in working days and empty of nothing; `rows` by area, in each the longest waiting first."""

    anchor: str
    office: str
    act: str
    taken: int
    median: str
    longest: int | None
    waiting: tuple[tuple[str, str, tuple[Standing, ...]], ...]
    """Id and name of an area with what waits there."""

    @property
    def rows(self) -> tuple[Standing, ...]:
        return tuple(row for _, _, found in self.waiting for row in found)

    @property
    def longest_waiting(self) -> int | None:
        """Of what waits now."""
        return max((row.days for row in self.rows if row.days is not None), default=None)


def taken(states: States) -> tuple[Taken, ...]:
    """The latest term first; of filings that are held nothing, for their days may be what is wrong."""
    return states.once("taken", lambda: tuple(latest_first(states, taken_of)))


@by_filing
def taken_of(states: States, school: SchoolRecord, filing: Filing) -> Iterator[Taken]:
    """The steps of one filing."""
    state = states.of(filing)
    if state.letter in (Letter.HELD, Letter.DRAFT) or not filing.has("plan") or filing.plan.submitted is None:
        return
    steps = [*_chain(filing, filing.plan.submitted), *_disclosing(filing, public=state.statement is Statement.PUBLISHED)]
    for office, act, begun, done in steps:
        if done <= states.city.as_of:
            yield Taken(
                school=school.id, name=display_name(school), term=filing.id, address=f"schools/{school.id}/{filing.id}/", office=office,
                act=act, begun=begun, done=done, days=working_days(filing.calendar, begun, done),
            )  # fmt: skip


_Step = tuple[str, str, dt.date, dt.date]
_AFTER = {(BUREAU, "公开"): "publish", (SCHOOL, "结算"): "settle", (BUREAU, "公示收支"): "disclose"}
"""What follows the chain, with the names that the anchors have."""


def _chain(filing: Filing, submitted: dt.date) -> Iterator[_Step]:
    before = submitted
    for step in filing.chain:
        found = filing.approval(step.step)
        if found is None or found.result != step.result:
            return
        yield step.office, step.act, before, found.date
        before = max(before, found.date)
    if filing.published is not None:
        yield BUREAU, "公开", before, filing.published.letter


def _disclosing(filing: Filing, *, public: bool) -> Iterator[_Step]:
    if public and filing.published is not None and filing.published.statement is not None:
        yield SCHOOL, "结算", filing.term.ends, filing.finance.settled
        yield BUREAU, "公示收支", filing.finance.settled, filing.published.statement


def offices(states: States) -> tuple[Office, ...]:
    """In the order in which filings come to them, as the latest filings go; the school's own work stands there for comparison."""
    done, open_ = taken(states), [row for row in standings(states) if row.waits or (row.office, row.act) == (SCHOOL, "结算")]
    terms = sorted({each.term for found in filed.every(states) for each in found}, reverse=True)
    chains = dict.fromkeys(step for term in terms for step in chain_of(states.city, term))
    keys = {(step.office, step.act): step.step for step in chains} | _AFTER
    anchors = list(keys.values())
    made = (
        _office(anchor if anchors.count(anchor) == 1 else f"{anchor}-{number}", key, done, open_)
        for number, (key, anchor) in enumerate(keys.items(), 1)
    )
    return tuple(office for office in made if office.taken or office.waiting)


def _office(anchor: str, key: tuple[str, str], done: Iterable[Taken], open_: Iterable[Standing]) -> Office:
    days = [step.days for step in done if (step.office, step.act) == key and step.days is not None]
    rows = sorted((row for row in open_ if (row.office, row.act) == key), key=lambda row: (row.area, -(row.days or 0), row.school))
    by_area = groupby(rows, key=lambda row: (row.area, row.area_name))
    return Office(
        anchor=anchor, office=key[0], act=key[1], taken=len(days), median=middle(days), longest=max(days, default=None),
        waiting=tuple((*area, tuple(found)) for area, found in by_area),
    )  # fmt: skip
