"""The city in; what became public when, the newest first, out: the one list behind feeds, calendars, changes.json and histories."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.city import Filing, SchoolRecord
from generator.model.values import TermId
from generator.notices.held import school_name
from generator.notices.state import Statement, States

PAPERS = {"notice": "课后服务告知书", "finance": "课后服务费收支公示"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """One version of one paper. `sentences` are what changed in parents' words, the same wherever printed; none for a first version."""

    school: str
    area: str
    term: TermId
    paper: str
    """`notice` or `finance`."""
    version: int
    """From 1."""
    date: dt.date
    title: str
    sentences: tuple[str, ...] = ()
    material: bool = True
    """Whether it touches a fee, a time, a provider or a refund; a first version always does."""
    stamp: str
    """The short digest of the paper's record."""
    address: str
    """Below the site's root."""


def updates(states: States, school: SchoolRecord) -> tuple[Update, ...]:
    """All versions of one school's public papers, the newest first."""
    found = (update for filing in school.filings for update in of_filing(states, school, filing))
    return tuple(sorted(found, key=lambda update: (update.date, update.term, update.paper, update.version), reverse=True))


def of_filing(states: States, school: SchoolRecord, filing: Filing) -> Iterator[Update]:
    """The versions of both papers of one filing, the oldest first; none of what is not public."""
    state = states.of(filing)
    if not state.public or filing.published is None:
        return
    yield _first(school, filing, "notice", filing.published.letter)
    if state.statement is Statement.PUBLISHED and filing.published.statement is not None:
        yield _first(school, filing, "finance", filing.published.statement)


def version(states: States, school: SchoolRecord, filing: Filing, paper: str) -> int:
    """The number of the version that stands; 1 where nothing was ever changed."""
    return max((update.version for update in of_filing(states, school, filing) if update.paper == paper), default=1)


def _first(school: SchoolRecord, filing: Filing, paper: str, day: dt.date) -> Update:
    return Update(
        school=school.id, area=school.registration.area, term=filing.id, paper=paper, version=1, date=day,
        title=f"{school_name(school)}{filing.id.season_name}{PAPERS[paper]}已公开", stamp="",
        address=f"schools/{school.id}/{filing.id}/{paper}/",
    )  # fmt: skip
